"""How long does ``ondermijning --help`` take against ``python -c "import click"``?

Usage: python benchmarks/startup.py [repeats]
"""

from __future__ import annotations

import subprocess
import sys
import time

COMMANDS = {
    'python -c "import click"': [sys.executable, "-c", "import click"],
    "ondermijning --help": [sys.executable, "-m", "ondermijning", "--help"],
}


def _fastest(command: list[str], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Run both commands in turn and print the ratio."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    found = {name: _fastest(command, repeats) for name, command in COMMANDS.items()}
    anchor = found['python -c "import click"']
    print(f"{'command':<28}{'seconds':>9}{'ratio':>8}   minimum of {repeats}")
    for name, seconds in found.items():
        print(f"{name:<28}{seconds:>9.3f}{seconds / anchor:>8.2f}")


if __name__ == "__main__":
    main()

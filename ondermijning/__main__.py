"""``python -m ondermijning``."""

from __future__ import annotations

from ondermijning.cli import main

if __name__ == "__main__":
    main()

"""Check the declared tables: names, reads and order; with ``--lock`` write down the reads that were found in their SQL."""

from __future__ import annotations

import sys

from ondermijning.database import SMALL
from ondermijning.errors import ModelError
from ondermijning.facts.build import the_flow
from ondermijning.views.reads import LOCK, ReadsLock


def main(*, write: bool) -> int:
    """0 when every declaration holds and the lock is fresh, else 1 with what is wrong on stderr."""
    flow, lock = the_flow(), ReadsLock()
    wrong = []
    with SMALL.connect() as db:
        for view in flow.views.values():
            try:
                flow.check_reads(db, lock, [view])
            except ModelError as problem:
                wrong.append(str(problem))
    if not wrong and write:
        LOCK.write_text(lock.text(list(flow.views.values())), encoding="utf-8")
    elif not wrong and (not LOCK.exists() or LOCK.read_text(encoding="utf-8") != lock.text(list(flow.views.values()))):
        wrong.append(f"{LOCK.name} is not that of the declared tables: run python -m ondermijning.facts --lock.")
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    return int(bool(wrong))


if __name__ == "__main__":
    try:
        sys.exit(main(write="--lock" in sys.argv[1:]))
    except ModelError as problem:
        sys.exit(str(problem))

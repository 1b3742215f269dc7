"""``detect --profile unger2010``: the study of 2010 on the city at hand; it records nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning import pipeline
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.language import say
from ondermijning.report.rules.study import studied, study

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ondermijning.cli.shared.session import Session
    from ondermijning.detect.parameters import Value
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.store import GraphStore

PROFILE = "unger2010"
_OBJECTS = "MATCH (p:Perceel) RETURN count(p) AS e0"


def print_study(
    opened: Session,
    store: GraphStore,
    rules: Iterable[Rule],
    day: date,
    given: Mapping[str, Mapping[str, Value]],
    form: str,
) -> None:
    """Hits per indicator on stdout; flags per object, and the three that told most, on stderr."""
    found = pipeline.search(opened.workspace, opened.settings, store, studied(rules), day, given)
    ((objects,),) = store.rows(_OBJECTS, {})
    counted = study(found.outcomes, objects)
    rows = [
        (
            row.indicator.unger,
            row.indicator.id,
            row.indicator.name,
            " ".join(row.rules),
            row.hits,
            row.objects,
            row.note,
        )
        for row in counted.rows
    ]
    print_rows(form, ("kenmerk", "rij", "naam", "regels", "treffers", "objecten", "opmerking"), rows)
    note(say("Objects by number of indicators: {flags}.", flags=_told(counted.flags)))
    note(
        say(
            "By number of the three that told most then (price, foreign owner, young company): {significant}.",
            significant=_told(counted.significant),
        )
    )
    note(
        say("Nothing was recorded. In 2010 some 12,000 objects gave 150 that stood out, and 36 after further research.")
    )


def _told(spread: Mapping[int, int]) -> str:
    return ", ".join(f"{flags}: {objects}" for flags, objects in spread.items())

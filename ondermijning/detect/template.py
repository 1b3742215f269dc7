"""A new rule and its test, as files that are right in form and wait for a thought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.detect.rule import FAMILIES
from ondermijning.errors import RuleError
from ondermijning.language import say
from ondermijning.registry import shipped_folder

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_ID = re.compile(r"[a-z][a-z0-9_]*")
_RULE = '''"""Vul in: wat de regel vindt, in één zin."""

from __future__ import annotations

from datetime import date

from ondermijning.detect import INT64, LegalCard, Parameter, Rule

RULE = Rule(
    id="{id}",
    title="Vul in",
    family="{family}",
    match="""
        MATCH (koper:Bedrijf)-[:KOPER]->(t:Transactie)-[b:BETREFT]->(perceel:Perceel)
        WHERE b.dagen_sinds_vorige <= $dagen AND koper.uitgezonderd IS NULL AND koper.eenmanszaak = false
    """,
    subject="perceel",
    evidence={{
        "perceel": "perceel.id", "koper": "koper.id", "transactie": "t.id", "dagen": "b.dagen_sinds_vorige",
    }},
    identity=("perceel", "transactie"),
    population="MATCH (t:Transactie) RETURN count(t) AS aantal",
    parameters=(Parameter("dagen", INT64, "dagen", 30, 1, 365, "vul in: waar de grens vandaan komt"),),
    why="{{koper}} kocht {{perceel}} {{dagen}} dagen na de vorige overdracht.",
    other_explanations=("vul in: een gewone oorzaak", "vul in: nog een gewone oorzaak"),
    sources=("brk",),
    needs=("vul in: wat in de gegevens moet staan",),
    blind_to=("vul in: wat de regel niet kan zien",),
    strength="context",
    weight=0,
    maturity="proef",
    source="vul in: waar het kenmerk vandaan komt",
    indicators=(),
    profiles=(),
    author="{author}",
    card=LegalCard(
        grondslag="AVG art. 6 lid 1 onder e; taak van algemeen belang",
        taak="vul in: welke taak of bevoegdheid van de gemeente de regel dient",
        attributes={{
            "BETREFT.dagen_sinds_vorige": "vul in: waarom dit nodig is",
            "Bedrijf.uitgezonderd": "overheden, corporaties en andere partijen op de lijst vallen buiten de regel",
            "Bedrijf.eenmanszaak": "een eenmanszaak is een natuurlijk persoon",
        }},
        proxies="vul in: kan een kenmerk voor afkomst of iets anders beschermds staan, en wat is daaraan gedaan",
        review_by=date({year}, {month}, {day}),
    ),
)
'''
_TEST = '''"""Wat de regel meldt en wat niet; met ``ondermijning rules test`` uit te voeren."""

from __future__ import annotations

from pathlib import Path

from ondermijning.detect.library import rules_in
from ondermijning.detect.trying import subjects
from ondermijning.graph.small import Graph

RULE = rules_in(Path(__file__).parents[1])["{id}"]


def sold(dagen: int | None, **koper: object) -> Graph:
    sale = ("Transactie", "t1")
    return (
        Graph()
        .node("Bedrijf", "KVK:1", **koper)
        .edge("KOPER", ("Bedrijf", "KVK:1"), sale)
        .edge("BETREFT", sale, ("Perceel", "p1"), dagen_sinds_vorige=dagen)
    )


def test_a_hit() -> None:
    assert subjects(RULE, sold(30)) == ["p1"]


def test_a_near_miss() -> None:
    assert subjects(RULE, sold(31)) == []


def test_what_is_not_known_is_no_hit() -> None:
    assert subjects(RULE, sold(None)) == []


def test_an_innocent_cause() -> None:
    assert subjects(RULE, sold(30, uitgezonderd="overheid")) == []
'''


def new_rule(folder: Path, name: str, family: str, author: str, review_by: date) -> tuple[Path, Path]:
    """Write a rule and its test.

    Args:
        folder: of the municipality's own rules.
        name: id of the rule.
        family: its family.
        author: who writes it, and so cannot approve it.
        review_by: when it must be weighed again.

    Returns:
        The two files; the name of the second begins with ``_``, so that it is taken for no rule.

    Raises:
        RuleError: the name or family is none, or the rule exists.
    """
    if not _ID.fullmatch(name) or family not in FAMILIES:
        raise RuleError(
            say("the id must be lower-case ASCII and the family one that exists."),
            advice=say("Families: {families}.", families=", ".join(FAMILIES)),
        )
    rule, test = folder / family / f"{name}.py", folder / family / f"_test_{name}.py"
    # An id is taken in every family, and by the rules that are shipped too.
    taken = next((path for place in (folder, shipped_folder("rules")) for path in place.glob(f"*/{rule.name}")), rule)
    if taken.exists() or test.exists():
        raise RuleError(say("is there already."), where=str(taken), advice=say("Choose another id."))
    rule.parent.mkdir(parents=True, exist_ok=True)
    words = {"id": name, "family": family, "author": author}
    day = {"year": review_by.year, "month": review_by.month, "day": review_by.day}
    rule.write_text(_RULE.format(**words, **day), encoding="utf-8")
    test.write_text(_TEST.format(id=name), encoding="utf-8")
    return rule, test

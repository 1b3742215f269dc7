"""Two mentions side by side, in words for someone who never saw the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.judgements import Verdict
from ondermijning.ledger.text import day_of
from ondermijning.normalise.dutch import in_dutch
from ondermijning.resolve.weights.comparison import GUARDS, Zone
from ondermijning.resolve.weights.evidence import TENTHS

if TYPE_CHECKING:
    from ondermijning.ledger.judgements import Judgement
    from ondermijning.resolve.review.queue import Desk
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights.comparison import Comparison

_UNKNOWN = "onbekend"
_NOT_COMPARED = "is niet vergeleken: bij een van beide onbekend"
_HIDDEN_NOTE = (
    "Waarden van natuurlijke personen staan hier niet; met --met-personen --zaak Z --reden R wel; dat wordt gelogd."
)
_FIELDS = {True: ("achternaam", "voornamen", "geboortedatum", "adres"), False: ("naam", "rechtsvorm", "adres")}
_ZONES = {
    Zone.SAME: "zelfde: het programma behandelt ze als een partij",
    Zone.POSSIBLE: "mogelijk: twee partijen, tot een mens oordeelt",
    Zone.DIFFERENT: "verschillend: twee partijen",
}
_ON_PLACE = (
    "  zelfde, op object: alleen de naam komt overeen, met de ene partij die zo heet bij hetzelfde object of adres;",
    "  niemand heeft dat vastgesteld, dus een treffer die erop rust opent geen signaal; ondermijning review stelt het vast",
    "  of maakt het ongedaan",
)
# What is compared → what a register says of it; everything else is about the name.
_SAID_BY = {
    "achternaam": "achternaam",
    "voornaam": "voornamen",
    "geboortedatum": "geboortedatum",
    "adres": "adres",
    "rechtsvorm": "rechtsvorm",
}
_VERDICTS = {"zelfde": "dezelfde partij", "verschillend": "verschillende partijen", "onzeker": "niet zeker"}


def pair_text(desk: Desk, left: str, right: str, judgements: list[tuple[str, Judgement]], *, with_values: bool) -> str:
    """The comparison of two mentions in plain Dutch.

    Args:
        desk: all mentions.
        left: mention key.
        right: mention key.
        judgements: what people said of the pair, oldest first, each with its time.
        with_values: show the values themselves; else only whether they agree.
    """
    comparison = desk.compare(left, right)
    lines = ["Twee vermeldingen naast elkaar", *_ends(desk, left, right, with_values=with_values)]
    lines += ["", "Wat de registers zeggen, en wat ervoor (+) en ertegen (-) spreekt; elke bit verdubbelt de kans"]
    lines += _compared(desk.subjects[left], desk.subjects[right], comparison, with_values=with_values)
    lines += _sum(comparison)
    lines += ["", "Uitkomst", *_outcome(desk, left, right, comparison, judgements)]
    for at, judgement in judgements:
        note = f": {judgement.note}" if judgement.note else ""
        lines.append(f"  Oordeel van {judgement.author} op {day_of(at)}: {_VERDICTS[judgement.verdict]}{note}")
    return "\n".join(lines)


def value(subject: Subject, field: str) -> str:
    """What a mention says of a field, in words; a shielded address is not said."""
    row = subject.row
    match field:
        case "rechtsvorm":
            found = subject.form
        case "achternaam":
            found = " ".join(filter(None, (row["voorvoegsel"], row["geslachtsnaam"]))) or row["naam"]
        case "geboortedatum":
            found = in_dutch(row["geboortedatum"]) if row["geboortedatum"] else None
        case "adres":
            found = "afgeschermd" if row["afgeschermd"] else _address(subject)
        case _:
            found = row[field]
    return found or _UNKNOWN


def _address(subject: Subject) -> str:
    number = f"{subject.row['huisnummer'] or ''}{subject.row['toevoeging'] or ''}"
    return " ".join(filter(None, (subject.row["postcode"], number, subject.row["woonplaats"])))


def _ends(desk: Desk, left: str, right: str, *, with_values: bool) -> list[str]:
    """Both mentions with the role of their party; the id of a natural person is a value like any other."""
    lines = []
    for name, key in (("A", left), ("B", right)):
        party = desk.party_of[key]
        roles = ", ".join(desk.roles.get(party, [])) or "geen rol"
        lines.append(f"  {name}  {key}  ({f'partij {party}; ' if with_values else ''}{roles})")
    return lines


def _compared(left: Subject, right: Subject, comparison: Comparison, *, with_values: bool) -> list[str]:
    """Every field with what both say, if that may be shown, and with all that was found about it."""
    fields = _FIELDS[left.is_person]
    lines: list[str] = []
    for field in fields:
        lines.append(f"  {field}")
        if with_values:
            lines += [f"{'':<10}A: {value(left, field)}", f"{'':<10}B: {value(right, field)}"]
        found = [each for each in comparison.findings if _SAID_BY.get(each.field, fields[0]) == field]
        lines += [f"  {each.weight / TENTHS:+6.1f}  {each.says}" for each in found] or [f"{'':<10}{_NOT_COMPARED}"]
    return lines if with_values else [*lines, f"  {_HIDDEN_NOTE}"]


def _sum(comparison: Comparison) -> list[str]:
    zones = f"vanaf {comparison.same / TENTHS:+.1f} zelfde, vanaf {comparison.possible / TENTHS:+.1f} mogelijk"
    return [
        "  samen",
        f"  {comparison.base / TENTHS:+6.1f}  vooraf, zonder iets te vergelijken",
        f"  {comparison.weight / TENTHS:+6.1f}  alles bij elkaar: een kans van {comparison.score} op 1000 ({zones})",
        *(
            f"    slot  {GUARDS[name].says}; daarom hoogstens {GUARDS[name].at_most.value}"
            for name in comparison.guards
        ),
    ]


def _outcome(
    desk: Desk, left: str, right: str, comparison: Comparison, judgements: list[tuple[str, Judgement]]
) -> list[str]:
    if desk.subjects[left].node == desk.subjects[right].node:
        return ["  zelfde: een sleutel van de registers (RSIN, KVK-nummer, Kadaster of BSN) maakt ze een partij"]
    joined = desk.party_of[left] == desk.party_of[right]
    if joined and comparison.zone is not Zone.SAME:
        return (
            list(_ON_PLACE)
            if {left, right} & desk.on_place
            else ["  zelfde: een oordeel, of andere vermeldingen van dezelfde partij, maken ze een partij"]
        )
    verdict = judgements[-1][1].verdict if judgements else None
    if not joined and verdict is Verdict.DIFFERENT:
        return ["  verschillend: een mens oordeelde dat het twee partijen zijn"]
    if not joined and verdict is Verdict.SAME:
        return [
            "  nog twee partijen: het oordeel telt nadat ondermijning resolve is gedraaid, tenzij een sleutel van de",
            "  registers of een ander oordeel ze uit elkaar houdt",
        ]
    if not joined and comparison.zone is Zone.SAME:
        return [
            "  mogelijk: de score is hoog genoeg, maar een oordeel, een tweede kandidaat of een andere vermelding",
            "  van een van beide partijen houdt ze uit elkaar",
        ]
    return [f"  {_ZONES[comparison.zone]}"]

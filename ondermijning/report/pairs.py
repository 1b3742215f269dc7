"""Two mentions side by side, in words for someone who never saw the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.resolve.weights import FEATURES, GUARDS, POSSIBLE_FROM, SAME_FROM, Zone
from ondermijning.signals.display import in_dutch

if TYPE_CHECKING:
    from ondermijning.ledger.judgements import Judgement
    from ondermijning.resolve.desk import Desk
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights import Comparison

_UNKNOWN = "onbekend"
_HIDDEN_NOTE = (
    "Waarden van natuurlijke personen staan hier niet; met --met-personen --zaak Z --reden R wel; dat wordt gelogd."
)
_FIELDS = {True: ("achternaam", "voornamen", "geboortedatum", "adres"), False: ("naam", "rechtsvorm", "adres")}
_ZONES = {
    Zone.SAME: "zelfde: het programma behandelt ze als een partij",
    Zone.POSSIBLE: "mogelijk: twee partijen, tot een mens oordeelt",
    Zone.DIFFERENT: "verschillend: twee partijen",
}
_AGREE = frozenset({
    "naam_gelijk", "rechtsvorm_gelijk", "achternaam_gelijk", "voornamen_gelijk", "voornaam_gelijk", "geboortedatum_gelijk",
    "adres_gelijk", "adres_druk",
})  # fmt: skip
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
    lines = [
        "Twee vermeldingen naast elkaar",
        *_ends(desk, left, right, with_values=with_values),
        "",
        "Wat de registers zeggen",
    ]
    lines += _values(desk, left, right, comparison, with_values=with_values)
    lines += ["", "Wat ervoor (+) en ertegen (-) spreekt", *_features(comparison)]
    lines += ["", "Uitkomst", *_outcome(desk, left, right, comparison)]
    for at, judgement in judgements:
        note = f": {judgement.note}" if judgement.note else ""
        lines.append(f"  Oordeel van {judgement.author} op {at[:10]}: {_VERDICTS[judgement.verdict]}{note}")
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
    number = f"{subject.row['huisnummer'] or ''}{subject.suffix or ''}"
    return " ".join(filter(None, (subject.row["postcode"], number, subject.row["woonplaats"])))


def _ends(desk: Desk, left: str, right: str, *, with_values: bool) -> list[str]:
    """Both mentions with the role of their party; the id of a natural person is a value like any other."""
    lines = []
    for name, key in (("A", left), ("B", right)):
        party = desk.party_of[key]
        roles = ", ".join(desk.roles.get(party, [])) or "geen rol"
        lines.append(f"  {name}  {key}  ({f'partij {party}; ' if with_values else ''}{roles})")
    return lines


def _values(desk: Desk, left: str, right: str, comparison: Comparison, *, with_values: bool) -> list[str]:
    one, other = desk.subjects[left], desk.subjects[right]
    fields = _FIELDS[one.is_person]
    if with_values:
        return [f"  {field:<14} A: {value(one, field)}\n{'':<17}B: {value(other, field)}" for field in fields]
    said = {FEATURES[name].field: _agreement(name) for name in comparison.features}
    unknown = "bij een van beide onbekend, of verschilt"
    return [*(f"  {field:<14} {said.get(field, unknown)}" for field in fields), f"  {_HIDDEN_NOTE}"]


def _agreement(feature: str) -> str:
    if FEATURES[feature].weight < 0:
        return "verschilt"
    return "komt overeen" if feature in _AGREE else "komt deels overeen"


def _features(comparison: Comparison) -> list[str]:
    lines = [f"  {FEATURES[name].weight:+5}  {FEATURES[name].says}" for name in comparison.features]
    return [
        *(lines or ["  niets"]),
        f"  {comparison.score:>5}  samen, op een schaal tot 1000; vanaf {SAME_FROM} zelfde, vanaf {POSSIBLE_FROM} mogelijk",
        *(f"   slot  {GUARDS[name].says}; daarom hoogstens {GUARDS[name].at_most.value}" for name in comparison.guards),
    ]


def _outcome(desk: Desk, left: str, right: str, comparison: Comparison) -> list[str]:
    if desk.subjects[left].node == desk.subjects[right].node:
        return ["  zelfde: een sleutel van de registers (RSIN, KVK-nummer, Kadaster of BSN) maakt ze een partij"]
    joined = desk.party_of[left] == desk.party_of[right]
    if joined and comparison.zone is not Zone.SAME:
        return ["  zelfde: een oordeel, of andere vermeldingen van dezelfde partij, maken ze een partij"]
    if not joined and comparison.zone is Zone.SAME:
        return [
            "  mogelijk: de score is hoog genoeg, maar een oordeel, een tweede kandidaat of een andere vermelding",
            "  van een van beide partijen houdt ze uit elkaar",
        ]
    return [f"  {_ZONES[comparison.zone]}"]

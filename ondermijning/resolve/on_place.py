"""Parties known by a name alone, linked to the one party of that name that registers name at the object or address of their record.

Such a link rests on a name and a place. It is made beside the store, from the parties that keys, scores and judgements made: so
it never helps to make another link, and it is gone as soon as what it rests on is, or somebody judges that it is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from ondermijning.ledger.judgements import Verdict
from ondermijning.model.codes import ON_PLACE
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.names.persons import name_parts
from ondermijning.resolve.grouping.links import SCHEMA
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.subjects import legal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import duckdb

    from ondermijning.normalise.names.persons import NameParts

# How sure such a link is, in promille: the lower end of what was measured, and below every link by score.
SCORE = 930
_MOVED = pa.schema([("register", pa.string()), ("source_id", pa.string()), ("partij", pa.string())])
_TRAITS = '{"kenmerken": {}, "sloten": []}'

_NEEDED = {"anker", "genoemd_op"}
_TABLES = "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views()"
_COLUMNS = (
    "v.register, v.source_id, v.soort, p.partij_id, v.naam, v.voornamen, v.voorvoegsel, v.geslachtsnaam, v.geboortedatum, "
    "v.vormcode, v.vormtekst"
)
_HELD = "FROM opslag.partij p JOIN opslag.gezien g USING (nr) JOIN vermelding v USING (register, source_id)"
# Parties of which every mention is known by a name alone and has a place.
_BY_NAME = f"""
WITH alleen AS (
    SELECT p.partij_id, v.soort {_HELD}
    LEFT JOIN (SELECT DISTINCT register, source_id FROM anker) a USING (register, source_id)
    GROUP BY ALL HAVING bool_and(coalesce(v.rsin, v.kvk, v.bsn_hmac, v.imkad) IS NULL AND v.naam IS NOT NULL
                                 AND a.source_id IS NOT NULL)
)
SELECT {_COLUMNS} {_HELD} SEMI JOIN alleen USING (partij_id) ORDER BY v.register, v.source_id
"""  # noqa: S608 - literals
# The mentions beside each: those of other parties, named at a place of the record.
_BESIDE = f"""
SELECT DISTINCT a.register AS bij_register, a.source_id AS bij_source_id, {_COLUMNS} {_HELD}
JOIN genoemd_op n USING (register, source_id) JOIN anker a USING (plek)
WHERE (a.register, a.source_id) IN (SELECT (register, source_id) FROM op_naam) ORDER BY ALL
"""  # noqa: S608 - literals


class Named(NamedTuple):
    """A mention with the party it is in and what it is called."""

    register: str
    source_id: str
    kind: str
    party: str
    name: str | None
    given: str | None
    prefix: str | None
    surname: str | None
    born: Any
    form_code: str | None
    form_text: str | None

    @property
    def key(self) -> str:
        """As judgements name it."""
        return f"{self.register}:{self.source_id}"

    @property
    def form(self) -> str | None:
        """Of a company its legal form, of the register or else of the name."""
        return legal_form(self.form_code, self.form_text, self.name)


class PlaceLink(NamedTuple):
    """A mention known by a name alone, and the mention at its place that it is taken for."""

    mention: Named
    candidate: Named


def links_on_place(db: duckdb.DuckDBPyConnection, standing: Mapping[tuple[str, str], Verdict]) -> list[PlaceLink]:
    """The links, in order of the mention; none where nobody made the anchors.

    Args:
        db: with the store, brought to the mentions of now, and the tables of ``make_mentions``.
        standing: the latest judgement of each pair of mention keys.
    """
    if not {name for (name,) in db.execute(_TABLES).fetchall()} >= _NEEDED:
        return []
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    db.execute(f"CREATE OR REPLACE TEMP TABLE op_naam AS {_BY_NAME}")
    for row in db.execute("FROM op_naam ORDER BY register, source_id").fetchall():
        groups[row[2], row[3]].append(Named(*row))
    beside: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for register, source_id, *other in db.execute(_BESIDE).fetchall():
        beside[register, source_id].append(Named(*other))
    parted = _parted(standing)
    return [link for members in groups.values() for link in links_of_party(members, beside, parted)]


def _parted(standing: Mapping[tuple[str, str], Verdict]) -> set[str]:
    """Pairs that somebody did not find the same, as a text in both directions."""
    apart = [pair for pair, verdict in standing.items() if verdict is not Verdict.SAME]
    return {f"{one} {other}" for pair in apart for one, other in (pair, pair[::-1])}


def links_of_party(
    members: list[Named], beside: Mapping[tuple[str, str], list[Named]], parted: set[str]
) -> Iterator[PlaceLink]:
    """The links of all mentions of a party, or none: its mentions go together, and only to one party.

    Args:
        members: all mentions of the party.
        beside: register and source id → the mentions of others at the places of that record.
        parted: pairs of mention keys that somebody did not find the same, as a text in both directions.
    """
    rivals = {
        (member, other): _agrees(member, other)
        for member in members
        for other in beside[member.register, member.source_id]
        if other.party != member.party and other.kind == member.kind and _may_be(member, other)
    }
    if len({other.party for _, other in rivals}) != 1 or not any(rivals.values()):
        return
    if any(f"{member.key} {other.key}" in parted for member in members for _, other in rivals):
        return
    candidate = min((other for (_, other), agrees in rivals.items() if agrees), key=lambda each: each.key)
    if all(_may_be(member, candidate) and _agrees(member, candidate) for member in members):
        yield from (PlaceLink(member, candidate) for member in members)


def _may_be(one: Named, other: Named) -> bool:
    """Whether two names could be one party at a place: whoever could keeps others from being linked."""
    if one.kind != PERSON:
        return _is_one_company(one, other)
    ours, theirs = _parts(one), _parts(other)
    if not _surnames(ours) & _surnames(theirs):
        return False
    return not ours.initials or not theirs.initials or ours.initials[0] == theirs.initials[0]


def _agrees(one: Named, other: Named) -> bool:
    """Whether everything that both say of a name agrees, and surname and an initial are said by both."""
    if one.kind != PERSON:
        return True
    ours, theirs = _parts(one), _parts(other)
    if not ours.initials or not theirs.initials:
        return False
    shorter, longer = sorted((ours.initials, theirs.initials), key=len)
    in_full = not ours.given or not theirs.given or ours.given[0] == theirs.given[0]
    same_birth = one.born is None or other.born is None or one.born == other.born
    return longer.startswith(shorter) and in_full and same_birth


def _is_one_company(one: Named, other: Named) -> bool:
    """Whether both have one name to the letter, and no other form of law: it is another company that bears the name with one."""
    ours, theirs = company_name(one.name), company_name(other.name)
    one_form = one.form is None or other.form is None or one.form == other.form
    return bool(ours.words) and (ours.words, ours.numbers) == (theirs.words, theirs.numbers) and one_form


def _surnames(parts: NameParts) -> frozenset[str]:
    return frozenset(each.name for each in parts.surnames if each.name)


def _parts(named: Named) -> NameParts:
    surname = " ".join(filter(None, (named.prefix, named.surname))) if named.surname else None
    return _taken_apart(named.given, surname, named.name)


@lru_cache(100_000)
def _taken_apart(given: str | None, surname: str | None, text: str | None) -> NameParts:
    return name_parts(given, surname, text)


def lay_beside(db: duckdb.DuckDBPyConnection, found: Iterable[PlaceLink]) -> None:
    """Put the links beside the store, for who reads parties and links from it.

    Args:
        db: gets ``op_plaats``, the party that each mention is in now, and ``op_plaats_koppeling``, rows of the file of links: the
            lower mention first, and both in the party of the candidate.
        found: the links.
    """
    moved, links = [], []
    for link in found:
        ends = sorted((each.register, each.source_id, link.candidate.party) for each in link)
        moved.append((link.mention.register, link.mention.source_id, link.candidate.party))
        links.append((link.mention.kind, *ends[0], *ends[1], SCORE, "zelfde", _TRAITS, ON_PLACE, None))
    for name, schema, rows in (("op_plaats", _MOVED, moved), ("op_plaats_koppeling", SCHEMA, links)):
        told = [dict(zip(schema.names, row, strict=True)) for row in rows]
        db.register("beside", pa.Table.from_pylist(told, schema=schema))
        db.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM beside")
        db.unregister("beside")

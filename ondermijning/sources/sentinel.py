"""The sentinel behind the door: an allowed column may hold what a forbidden one would, so values are looked at as well.

A column filled with a forbidden code list or with numbers of citizens refuses the delivery. A single text that smuggles such
a value in is left out, and told by its place; the record stays where it can do without, so that no company leaves the graph
by the choice of its name.
"""

from __future__ import annotations

import re
import typing
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from ondermijning.errors import DeliveryError
from ondermijning.language import deferred, say
from ondermijning.model import ColumnType
from ondermijning.normalise.identifiers import fails_eleven_check
from ondermijning.sources.code_lists import CODE_LISTS, ENOUGH, SHARE
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.model import RecordKind

SAMPLED = 2_000  # values of a column in each batch that are compared with the code lists
CHECKED = 200  # of these, how many have their check digit tried
PACKED = deferred("holds an attribute that may never be stored")
NUMBER = deferred("holds a number that may be a BSN")
# Columns whose own codes look like those of a forbidden list: four digits, countries, letters of a house.
_OWN_CODES = frozenset({"gemeentecode", "land", "sbi", "soort_object_code", "toevoeging", "woonplaats_id"})
_RSIN = frozenset({"rsin", "partij_sleutel"})  # an RSIN has the check digit of a BSN
# Endings of columns of numbers: one in eleven has the check digit of a BSN by chance, so only the whole column can tell,
# or a number that calls itself one.
_NUMBERED = ("_id", "_sleutel", "_hmac", "nummer", "kvk", "rsin", "referentie", "referentie_was", "referentie_wordt")

_ATTRIBUTES = (
    r"nationaliteit\w*",
    "geslacht",
    "geslachtsaanduiding",
    "geboorteplaats",
    "geboorteland",
    "burgerlijke ?staat",
    "etniciteit",
    "verblijfstitel",
)
_PACKED = re.compile(rf"\b(?:{'|'.join(_ATTRIBUTES)})[\"']? ?[:=]|\bgeb(?:oren|\.) te \w")
_NINE = r"[0-9]{9}|[0-9]{4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{3}[. ][0-9]{3}[. ][0-9]{3}"
_NUMBERS = re.compile(rf"(?<![0-9])(?:{_NINE})(?![0-9])")
_CALLED_BSN = r"(?:bsn|burgerservicenummer|sofinummer)[^0-9]{0,3}[0-9]{8}"
_CALLED = re.compile(_CALLED_BSN)
_SHORT = 10  # signs: a number of eight digits that calls itself a BSN takes eleven
# One pass that finds all of these and more, for the engine of Arrow, which knows no look-around.
_SUSPECT_ID = (
    rf"(?i)nationaliteit|geslacht|geboorte|burgerlijke|etniciteit|verblijfstitel|geb(?:oren|\.) te |{_CALLED_BSN}"
)
_SUSPECT = rf"{_SUSPECT_ID}|{_NINE}"
_WHOLE_NUMBER = r"^(?:[A-Za-z.]+:)?[0-9]{8,9}$"


class Sentinel:
    """Looks at the records of one delivery before they are written, a batch of one kind at a time.

    ``rejects`` holds what was left out as file, position, column and reason; one record is told once, however often it
    stands in the delivery.
    """

    def __init__(self) -> None:
        self.rejects: list[tuple[str, str, str, str]] = []
        self._told: set[tuple[object, ...]] = set()

    def screened(self, kind: RecordKind, batch: Any) -> Any:
        """A batch without the values that stay outside.

        Args:
            kind: what the rows are.
            batch: an Arrow table of its columns, and of ``_bestand`` and ``_positie``.

        Raises:
            DeliveryError: a column is filled with what may never be stored; it names the column, never a value.
        """
        kept = None
        for name in _text_columns(kind):
            values = batch[name].combine_chunks()
            if what := _looks_like(name, values):
                raise DeliveryError(
                    say(
                        "{kind}.{column} is filled with what looks like {what}.", kind=kind.name, column=name, what=what
                    ),
                    where=batch["_bestand"][0].as_py(),
                    advice=say("Point the column elsewhere, or leave it out."),
                )
            refused = dict(_smuggled(name, values))
            if not refused:
                continue
            self._tell(kind, name, batch, refused)
            good = pa.array([index not in refused for index in range(len(values))])
            if name in _optional(kind):
                place = batch.schema.get_field_index(name)
                batch = batch.set_column(place, batch.schema.field(place), pc.if_else(good, values, None))
            else:
                kept = good if kept is None else pc.and_(kept, good)
        return batch if kept is None else batch.filter(kept)

    def _tell(self, kind: RecordKind, name: str, batch: Any, refused: dict[int, str]) -> None:
        for index, reason in refused.items():
            record = (kind.name, name, *(batch[key][index].as_py() for key in kind.key))
            if record not in self._told:
                self._told.add(record)
                file, position = (batch[place][index].as_py() for place in ("_bestand", "_positie"))
                self.rejects.append((file, position, name, reason))


def refuse_smuggled(*places: str) -> None:
    """Refuse a row whose subject holds an attribute that may never be stored, or what calls itself a BSN.

    Args:
        places: the area or subject that a row speaks about, and the part of it.

    Raises:
        RowRejected: without the value.
    """
    for place in places:
        if not _is_plain_number(place) and (reason := _subject_reason(place)):
            raise RowRejected("onderwerp", reason)


def _is_plain_number(place: str) -> bool:
    """Whether a place is a number, or so short and without any sign that nothing can be hidden in it: nearly all are."""
    return place.isdigit() or (len(place) <= _SHORT and place.isascii() and place.isalnum())


@lru_cache(1024)
def _subject_reason(text: str) -> str | None:
    return _reason(text, is_number=True)


@cache
def _text_columns(kind: RecordKind) -> tuple[str, ...]:
    """The columns that hold text from outside."""
    texts = (column.name for column in kind.columns if column.type is ColumnType.TEXT)
    return tuple(name for name in texts if not name.endswith("_hmac"))


@cache
def _optional(kind: RecordKind) -> frozenset[str]:
    """The columns that a record can do without."""
    hints = typing.get_type_hints(kind.record)
    return frozenset(name for name, hint in hints.items() if type(None) in typing.get_args(hint))


def _looks_like(name: str, values: Any) -> str | None:
    """The attribute whose values fill a column, judged by the first of them in this batch."""
    sample = values.drop_null()[:SAMPLED]
    if len(sample) < ENOUGH:
        return None
    if name not in _RSIN and are_citizens(sample):
        return say("numbers of citizens (BSN)")
    return None if name in _OWN_CODES or name.endswith(_NUMBERED) else _listed(sample)


def _listed(sample: Any) -> str | None:
    counted = pc.value_counts(pc.utf8_lower(sample))
    counts = dict(zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True))
    return next((say(codes.what) for codes in CODE_LISTS if codes.fits(counts)), None)


def are_citizens(sample: Any) -> bool:
    """Whether nearly all values, none of them empty, have the check digit of a BSN, where one in eleven would by chance."""
    few = sample[:CHECKED]
    numbers = few.filter(pc.match_substring_regex(few, _WHOLE_NUMBER))
    enough = max(ENOUGH, SHARE * len(few))
    return (
        len(numbers) >= enough and sum(_is_citizen(value.rpartition(":")[2]) for value in numbers.to_pylist()) >= enough
    )


def _is_citizen(digits: str) -> bool:
    return int(digits) > 0 and not fails_eleven_check(digits.zfill(9))


def _smuggled(name: str, values: Any) -> Iterator[tuple[int, str]]:
    """Places of texts that hold a forbidden attribute or a number of a citizen, with the reason."""
    is_number = name.endswith(_NUMBERED)
    suspect = pc.match_substring_regex(values, _SUSPECT_ID if is_number else _SUSPECT)
    for index in pc.indices_nonzero(pc.or_(suspect, pc.invert(pc.string_is_ascii(values)))).to_pylist():
        if reason := _reason(values[index].as_py(), is_number=is_number):
            yield index, reason


def _reason(text: str, *, is_number: bool) -> str | None:
    """Why a text stays outside, look-alike forms of letters and digits made plain first."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if _PACKED.search(plain):
        return say(PACKED)
    if _CALLED.search(plain):
        return say(NUMBER)
    numbers = () if is_number else _NUMBERS.finditer(plain)
    return say(NUMBER) if any(_is_citizen(re.sub("[^0-9]", "", match[0])) for match in numbers) else None

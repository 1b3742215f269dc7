"""The tables of a flat export of the land registry: which columns they have, and what the Amsterdam schema calls them.

Every system spells the columns in its own way, so that one is known by its letters and digits alone: ``kadastraleAanduiding``,
``kadastrale_aanduiding`` and ``Kadastrale Aanduiding`` are one, and so are ``aandeel.teller`` and ``aandeel_teller``.

Source: the plain form of a municipal export, and ``amsterdam_schema/brk2`` (kadastraleobjecten 2.4, zakelijkerechten 1.6,
tenaamstellingen 2.2, kadastralesubjecten 1.1, stukdelen 1.4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.loader import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Outcome, Row

_HIDDEN = frozenset({"bsn"})


@dataclass(frozen=True, slots=True)
class SpelledCsv(CsvReader):
    """A CSV reader that knows its columns by letters and digits.

    Args:
        also: other names of a column, by letters and digits → the column.
    """

    also: Mapping[str, str] = field(default_factory=dict)

    def known(self, names: list[str]) -> list[str]:
        """The names of a header as the loader knows them.

        Raises:
            DeliveryError: two columns are one by their letters.
        """
        known = [self._column(name) for name in names]
        ours = [name for name in known if name in self.columns]
        if len(set(ours)) < len(ours):
            raise DeliveryError(
                say("has two columns that are one in {format}.", format=self.format),
                advice=say("Leave one of them out."),
            )
        return known

    def _fits_exactly(self, names: Iterable[str]) -> bool:
        columns = names if self.mapping else map(self._column, names)
        return super(SpelledCsv, self)._fits_exactly(columns)

    def _fits(self, names: Iterable[str]) -> bool:
        return self._fits_exactly(names)

    def _uses(self, name: str) -> bool:
        return super(SpelledCsv, self)._uses(name if self.mapping else self._column(name))

    def _column(self, name: str) -> str:
        folded = "".join(sign for sign in name.casefold() if sign.isalnum())
        return self.also.get(folded, folded)


class FlatTable(NamedTuple):
    """A table of the export.

    Args:
        name: as the schema has it.
        keys: columns without which a file is not this table.
        columns: the others that pass the door.
        also: name in the schema → column. A reference may have ``id`` or ``identificatie`` behind its name.
    """

    name: str
    keys: frozenset[str]
    columns: frozenset[str]
    also: dict[str, str]

    def reader(self, records: Callable[[Row[Cells]], Iterable[Outcome]]) -> SpelledCsv:
        """A reader of the table: a file is the whole of it."""
        columns = self.keys | self.columns
        names = {f"{name}{ending}": ours for name, ours in self.also.items() for ending in ("", "id", "identificatie")}
        return SpelledCsv(
            format=f"CSV BRK {self.name}",
            scope=Scope.FULL,
            columns=columns,
            required=self.keys,
            records=records,
            subject=lambda _row: self.name,
            pseudonymised=_HIDDEN & columns,
            also=names,
        )


_DEED = {
    "stukdeel",
    "stuknummer",
    "stukdatum",
    "stukaardcode",
    "stukaard",
    "transactiesom",
    "valuta",
    "stukid",
    "stukregister",
    "stukreeks",
}
_PARTY = {
    "persoontype",
    "bsn",
    "rsin",
    "kvknummer",
    "naam",
    "geboortedatum",
    "rechtsvormcode",
    "indicatieafscherminggegevens",
}
_SPAN = {"begingeldigheid", "eindgeldigheid"}
_HOME = {
    f"woonadres{part}"
    for part in ("postcode", "huisnummer", "huisletter", "huisnummertoevoeging", "openbareruimtenaam", "woonplaats")
}

NAMINGS = FlatTable(
    "tenaamstellingen",
    frozenset({"tenaamstellingid", "zakelijkrechtid", "persoonid"}),
    frozenset(
        {
            "aardrechtcode",
            "aardrecht",
            "kadastraalobjectid",
            "teller",
            "noemer",
            "namens",
            "stukdeelid",
            *_SPAN,
            *_PARTY,
            *_DEED,
        }
    ),
    {
        "identificatie": "tenaamstellingid",
        "vanbrkkadastraalsubject": "persoonid",
        "vanbrkzakelijkrecht": "zakelijkrechtid",
        "aandeelteller": "teller",
        "aandeelnoemer": "noemer",
        "isgebaseerdopbrkstukdelen": "stukdeelid",
        "verkregennamenssamenwerkingsverbandomschrijving": "namens",
        "indicatiegeheim": "indicatieafscherminggegevens",
    },
)
OBJECTS = FlatTable(
    "kadastraleobjecten",
    frozenset({"kadastraalobjectid", "kadastraleaanduiding"}),
    frozenset(
        {
            "type",
            "indexletter",
            "oppervlaktem2",
            "cultuurbebouwdcode",
            "cultuuronbebouwdcode",
            "koopsom",
            "valuta",
            "koopjaar",
            "indicatiemeerobjecten",
            "bagverblijfsobjectid",
            "toestandsdatum",
            "tijdstipontstaanobject",
            "referentie",
            *_SPAN,
        }
    ),
    {
        "identificatie": "kadastraalobjectid",
        "grootte": "oppervlaktem2",
        "koopsomvalutacode": "valuta",
        "soortcultuurbebouwdcode": "cultuurbebouwdcode",
        "soortcultuuronbebouwdcode": "cultuuronbebouwdcode",
        "heefteenrelatiemetbagverblijfsobject": "bagverblijfsobjectid",
    },
)
RIGHTS = FlatTable(
    "zakelijkerechten",
    frozenset({"zakelijkrechtid", "kadastraalobjectid"}),
    frozenset({"aardrechtcode", "aardrecht", "belastmet"}),
    {
        "identificatie": "zakelijkrechtid",
        "aardzakelijkrechtcode": "aardrechtcode",
        "aardzakelijkrechtomschrijving": "aardrecht",
        "rustopbrkkadastraalobject": "kadastraalobjectid",
        "belastmetbrkzakelijkerechten": "belastmet",
    },
)
SUBJECTS = FlatTable(
    "kadastralesubjecten",
    frozenset({"persoonid", "persoontype"}),
    frozenset(
        {
            "voornamen",
            "voorvoegsels",
            "geslachtsnaam",
            "indicatieoverleden",
            "rechtsvormomschrijving",
            "statutairezetel",
            *_PARTY,
            *_HOME,
        }
    ),
    {
        "identificatie": "persoonid",
        "typesubject": "persoontype",
        "heeftbsnvoorbrppersoon": "bsn",
        "heeftrsinvoorhrnietnatuurlijkepersoon": "rsin",
        "heeftkvknummervoorhrmaatschappelijkeactiviteit": "kvknummer",
        "statutairenaam": "naam",
    },
)
DEED_PARTS = FlatTable(
    "stukdelen",
    frozenset({"stukdeelid", "stukaardcode"}),
    frozenset(_DEED),
    {
        "identificatie": "stukdeelid",
        "aardcode": "stukaardcode",
        "aardomschrijving": "stukaard",
        "bedragtransactiebedrag": "transactiesom",
        "bedragtransactievaluta": "valuta",
        "stukidentificatie": "stukid",
        "tijdstipaanbiedingstuk": "stukdatum",
        "deelsoortstuk": "stukdeel",
        "volgnummerstuk": "stuknummer",
        "registercodestukcode": "stukregister",
        "reekscode": "stukreeks",
    },
)

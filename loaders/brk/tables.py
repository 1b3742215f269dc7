"""The tables of a flat export of the land registry: which columns they have, and what the Amsterdam schema calls them.

Source: the plain form of a municipal export, and ``amsterdam_schema/brk2`` (kadastraleobjecten 2.4, zakelijkerechten 1.6,
tenaamstellingen 2.2, kadastralesubjecten 1.1, stukdelen 1.4). Names are letters and digits only, see ``spelled``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.sources.loader import Scope

from .spelled import SpelledCsv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Outcome, Row

_HIDDEN = frozenset({"bsn"})


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
    "stukdeel", "stuknummer", "stukdatum", "stukaardcode", "stukaard", "transactiesom", "valuta", "stukid", "stukregister",
    "stukreeks",
}  # fmt: skip
_PARTY = {
    "persoontype", "bsn", "rsin", "kvknummer", "naam", "geboortedatum", "rechtsvormcode", "indicatieafscherminggegevens",
}  # fmt: skip
_SPAN = {"begingeldigheid", "eindgeldigheid"}
_HOME = {
    f"woonadres{part}"
    for part in ("postcode", "huisnummer", "huisletter", "huisnummertoevoeging", "openbareruimtenaam", "woonplaats")
}

NAMINGS = FlatTable(
    "tenaamstellingen",
    frozenset({"tenaamstellingid", "zakelijkrechtid", "persoonid"}),
    frozenset({
        "aardrechtcode", "aardrecht", "kadastraalobjectid", "teller", "noemer", "namens", "stukdeelid", *_SPAN, *_PARTY, *_DEED,
    }),
    {
        "identificatie": "tenaamstellingid", "vanbrkkadastraalsubject": "persoonid", "vanbrkzakelijkrecht": "zakelijkrechtid",
        "aandeelteller": "teller", "aandeelnoemer": "noemer", "isgebaseerdopbrkstukdelen": "stukdeelid",
        "verkregennamenssamenwerkingsverbandomschrijving": "namens", "indicatiegeheim": "indicatieafscherminggegevens",
    },
)  # fmt: skip
OBJECTS = FlatTable(
    "kadastraleobjecten",
    frozenset({"kadastraalobjectid", "kadastraleaanduiding"}),
    frozenset({
        "type", "indexletter", "oppervlaktem2", "cultuurbebouwdcode", "cultuuronbebouwdcode", "koopsom", "valuta", "koopjaar",
        "indicatiemeerobjecten", "bagverblijfsobjectid", "toestandsdatum", "tijdstipontstaanobject", "referentie", *_SPAN,
    }),
    {
        "identificatie": "kadastraalobjectid", "grootte": "oppervlaktem2", "koopsomvalutacode": "valuta",
        "soortcultuurbebouwdcode": "cultuurbebouwdcode", "soortcultuuronbebouwdcode": "cultuuronbebouwdcode",
        "heefteenrelatiemetbagverblijfsobject": "bagverblijfsobjectid",
    },
)  # fmt: skip
RIGHTS = FlatTable(
    "zakelijkerechten",
    frozenset({"zakelijkrechtid", "kadastraalobjectid"}),
    frozenset({"aardrechtcode", "aardrecht", "belastmet"}),
    {
        "identificatie": "zakelijkrechtid", "aardzakelijkrechtcode": "aardrechtcode",
        "aardzakelijkrechtomschrijving": "aardrecht", "rustopbrkkadastraalobject": "kadastraalobjectid",
        "belastmetbrkzakelijkerechten": "belastmet",
    },
)  # fmt: skip
SUBJECTS = FlatTable(
    "kadastralesubjecten",
    frozenset({"persoonid", "persoontype"}),
    frozenset({
        "voornamen", "voorvoegsels", "geslachtsnaam", "indicatieoverleden", "rechtsvormomschrijving", "statutairezetel",
        *_PARTY, *_HOME,
    }),
    {
        "identificatie": "persoonid", "typesubject": "persoontype", "heeftbsnvoorbrppersoon": "bsn",
        "heeftrsinvoorhrnietnatuurlijkepersoon": "rsin", "heeftkvknummervoorhrmaatschappelijkeactiviteit": "kvknummer",
        "statutairenaam": "naam",
    },
)  # fmt: skip
DEED_PARTS = FlatTable(
    "stukdelen",
    frozenset({"stukdeelid", "stukaardcode"}),
    frozenset(_DEED),
    {
        "identificatie": "stukdeelid", "aardcode": "stukaardcode", "aardomschrijving": "stukaard",
        "bedragtransactiebedrag": "transactiesom", "bedragtransactievaluta": "valuta", "stukidentificatie": "stukid",
        "tijdstipaanbiedingstuk": "stukdatum", "deelsoortstuk": "stukdeel", "volgnummerstuk": "stuknummer",
        "registercodestukcode": "stukregister", "reekscode": "stukreeks",
    },
)  # fmt: skip

"""A small delivery for every table that a loader reads, written as plainly as its format says."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ondermijning.sources.mapping.columns import tables
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from ondermijning.sources.files.csv import CsvReader

_BAG_PLUS = """openbareruimtenaam;huisnummer;huisletter;huisnummertoevoeging;woonplaats;postcode;gemeentecode;woonplaatscode;\
openbareruimte_id;nummeraanduiding_id;adresseerbaarobject_id;adresseerbaarobject_status;opp_adresseerbaarobject_m2;\
woonfunctie;winkelfunctie;pand_id;pandstatus;bouwjaar;nevenadres
Voorbeeldstraat;12;A;;Maastricht;6211AB;0935;0935;0935300000000012;0935200000000012;0935010000000012;\
Verblijfsobject in gebruik;95;t;f;0935100000000012;Pand in gebruik;1931;f
Proefplein;5;;2;Maastricht;6211AC;0935;0935;0935300000000013;0935200000000013;0935010000000013;\
Verblijfsobject in gebruik;120;f;t;0935100000000013;Pand in gebruik;1968;f
"""
_BAG = """openbareruimte;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;gemeente;object_id;object_type;nevenadres
Voorbeeldstraat;12;A;;6211AB;Maastricht;Maastricht;0935010000000012;VBO;f
Proefplein;5;;2;6211AC;Maastricht;Maastricht;0935010000000013;VBO;f
"""
_OBJECTS = """kadastraalobject_id;kadastrale_aanduiding;type;oppervlakte_m2;koopsom;koopjaar;indicatie_meer_objecten;\
bag_verblijfsobject_id;toestandsdatum
12340020170000;MTT00 C 2017;perceel;210;265000;2021;N;0935010000000012;2024-01-05
12340020180000;MTT00 C 2018;perceel;95;180000;2019;J;0935010000000013;2024-01-15
"""
_RIGHTS = """zakelijkrecht_id;kadastraalobject_id;aard_recht_code;aard_recht
7701;12340020170000;2;Voorbeeldrecht
7702;12340020180000;3;Erfpacht
"""
_SUBJECTS = """persoon_id;persoon_type;bsn;voornamen;geslachtsnaam;geboortedatum;rsin;kvk_nummer;naam;statutaire_zetel;\
woonadres_openbareruimte_naam;woonadres_huisnummer;woonadres_postcode
9901;natuurlijk_persoon;999993653;T.;Fictie;1970-01-15;;;;;Voorbeeldstraat;12;6211AB
9902;niet_natuurlijk_persoon;;;;;;99000011;Voorbeeld Vastgoed B.V.;Maastricht;Proefplein;5;6211AC
"""
_MORTGAGES = """kadastraalobject_id;peildatum;niet_genoemd;stuk;datum_inschrijving;hypotheekbedrag_euro;geldgever;geldgever_kvk
12340012370000;2024-01-15;onbekend;Hyp3 70001/12;2020-03-15;285000;Voorbeeld Krediet B.V.;99000011
12340012470000;2024-01-15;onbekend;Hyp3 70002/7;2021-04-16;150000;Proef Krediet B.V.;99000038
"""
_SEIZURES = """kadastraalobject_id;peildatum;niet_genoemd;stuk;datum_inschrijving;vordering_euro;beslaglegger;beslaglegger_kvk
12340012370000;2024-01-15;onbekend;Hyp3 70003/1;2022-03-15;25000;Voorbeeld Krediet B.V.;99000011
12340012470000;2024-01-15;onbekend;Hyp3 70004/2;2022-04-16;15000;Proef Krediet B.V.;99000038
"""
_DEEDS = """stukdeel_id;stukaard_code;stuk_id;stuk_deel;stuk_nummer;stuk_datum;transactiesom
AKR1.100;606;AKR1.200;70001;12;2015-06-01;180000
AKR1.101;606;AKR1.201;80002;7;2022-03-15;265000
"""
_GRANTS = """dossierNummer;aanvrager;regelingNaam;bedragAangevraagd;bedragVerleend;subsidiejaar;ontvangstdatumSubsidieAanvraag
SB-000001;Stichting Voorbeeldwijk;Buurthuizen;12500.00;10000.00;2024;2024-01-10
SB-000002;Stichting Proef;Buurthuizen;8000.00;7500.00;2024;2024-02-13
"""
_HORECA = """zaaknummer;zaak{0}categorie;zaak{0}specificatie;status{0}vergunning;begindatum;einddatum;adres;postcode
Z2024-1;Horeca exploitatievergunning;Voorbeeldcafé;Verleend;2024-01-12;2027-01-11;Voorbeeldstraat 12;6211AB
Z2024-2;Horeca exploitatievergunning;Restaurant;Verleend;2024-02-13;2027-02-12;Proefplein 5;6211AC
"""
_WRITTEN = {
    "CSV bagadresplus": _BAG_PLUS,
    "CSV bagadres": _BAG,
    "CSV BRK kadastraleobjecten": _OBJECTS,
    "CSV BRK zakelijkerechten": _RIGHTS,
    "CSV BRK kadastralesubjecten": _SUBJECTS,
    "CSV BRK stukdelen": _DEEDS,
    "CSV hypotheken": _MORTGAGES,
    "CSV beslagen": _SEIZURES,
    "CSV subsidieregister (API)": _GRANTS,
    "CSV exploitatievergunningen (zaakcategorie)": _HORECA.format(""),
    "CSV exploitatievergunningen (zaak_categorie)": _HORECA.format("_"),
}
# Letters beyond ASCII and numbers that begin with a zero, which examples do not all have.
_SWAPPED = {"Voorbeeld": "Vóórbeeld", "99000011": "01000011", "99000061": "01000061", "99000038": "01000038"}


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A delivery as rows of cells.

    Args:
        loader: id of the loader.
        format: the table of the loader.
        names: the header.
        rows: cells of every row, as many as the header has names.
    """

    loader: str
    format: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self, delimiter: str = ";", end: str = "\n", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
        """The table as the text of a CSV file."""
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([self.names, *self.rows])
        return stream.getvalue()


def plain_tables() -> dict[str, PlainTable]:
    """A delivery for every table of every loader, by format."""
    return {
        reader.format: _table(loader.id, reader, loader.example)
        for loader in shipped_loaders().values()
        for reader in tables(loader)
    }


def _table(loader: str, reader: CsvReader, example: str) -> PlainTable:
    text = _WRITTEN.get(reader.format, example)
    for given, wanted in _SWAPPED.items():
        text = text.replace(given, wanted)
    names, *rows = csv.reader(io.StringIO(text), delimiter=";")
    return PlainTable(loader, reader.format, tuple(names), tuple(map(tuple, rows)))

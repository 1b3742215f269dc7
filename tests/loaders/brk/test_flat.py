from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model import records_brk as brk
from tests.support.csv_forms import CsvForm
from tests.support.reading import pseudonym, read
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.reading import Reading

HOUSE, RIGHT = "NL.IMKAD.KadastraalObject:12300001270000", "NL.IMKAD.ZakelijkRecht:71"
OBJECTS = CsvForm(
    "brk_csv",
    {
        "kadastraalobject_id": "12300001270000",
        "kadastrale_aanduiding": "MTT00C00001G0000",
        "type": "perceel",
        "oppervlakte_m2": "210",
        "cultuur_bebouwd_code": "11",
        "cultuur_onbebouwd_code": "",
        "koopsom": "300000",
        "koopjaar": "2022",
        "indicatie_meer_objecten": "nee",
        "bag_verblijfsobject_id": "0935010000000012",
        "toestandsdatum": "2024-01-01",
    },
)
NAMINGS = CsvForm(
    "brk_csv",
    {
        "tenaamstelling_id": "81",
        "zakelijkrecht_id": "71",
        "aard_recht_code": "2",
        "kadastraalobject_id": "12300001270000",
        "persoon_id": "901",
        "persoon_type": "natuurlijk_persoon",
        "teller": "1",
        "noemer": "2",
        "bsn": "999993653",
        "rsin": "",
        "kvk_nummer": "",
        "naam": "A. Aalders",
        "geboortedatum": "1970-05",
        "rechtsvorm_code": "",
        "stuk_deel": "70001",
        "stuk_nummer": "1",
        "stuk_datum": "2015-06-01",
        "begin_geldigheid": "2015-06-02",
        "eind_geldigheid": "2022-03-02",
    },
)


PRESENT = brk.KadastraalObject(
    HOUSE,
    "perceel",
    "MTT00 C 1",
    210,
    "11",
    None,
    300_000,
    2022,
    meer_objecten=False,
    ontstaan_op=None,
    toestandsdatum=date(2024, 1, 1),
    referentie=None,
)


def export(folder: Path, name: str, text: str) -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(shipped_loaders()["brk_csv"], path)


def test_a_line_of_objects_gives_the_object_and_its_dwelling(tmp_path: Path) -> None:
    result = OBJECTS.read(tmp_path, {})
    assert result.records == [
        PRESENT,
        brk.ObjectLocatie(HOUSE, "BAG:0935010000000012", None),
        brk.BagObject("0935010000000012", "verblijfsobject", "BAG:0935010000000012"),
    ]
    assert (result.rejects, result.remarks, result.subjects) == ([], [], ["kadastraleobjecten"])


@pytest.mark.parametrize(
    ("written", "kept", "remarks"),
    [
        ("MTT00 C 1277 A3", "MTT00 C 1277 A3", 0),
        ("MTT00C01277A0003", "MTT00 C 1277 A3", 0),
        ("Maastricht C 1277 A3", "MTT00 C 1277 A3", 0),
        ("Beekbergen K 4879", "Beekbergen K 4879", 1),
    ],
)
def test_a_designation_is_read_in_every_form(tmp_path: Path, written: str, kept: str, remarks: int) -> None:
    result = OBJECTS.read(tmp_path, {"kadastrale_aanduiding": written, "type": ""})
    (thing,) = result.of(brk.KadastraalObject)
    assert (thing.aanduiding, len(result.remarks)) == (kept, remarks)
    assert thing.soort == ("appartementsrecht" if kept.endswith("A3") else "perceel")


def test_an_earlier_state_of_an_object_does_not_take_the_place_of_the_present_one(tmp_path: Path) -> None:
    result = OBJECTS.read(tmp_path, {"eind_geldigheid": "2020-01-01", "koopsom": "1"}, {"eind_geldigheid": ""})
    assert [thing.koopsom_euro for thing in result.of(brk.KadastraalObject)] == [300_000]
    assert [remark.field for remark in result.remarks] == ["eindgeldigheid"]


def test_a_line_of_namings_gives_right_party_deed_and_span(tmp_path: Path) -> None:
    result = NAMINGS.read(tmp_path, {})
    naming, part, party = "NL.IMKAD.Tenaamstelling:81#2015-06-02", "STUK::70001/1", "NL.IMKAD.Persoon:901"
    assert result.records == [
        brk.Tenaamstelling(naming, RIGHT, party, 1, 2, None, date(2015, 6, 2), date(2022, 3, 2)),
        brk.ZakelijkRecht(RIGHT, "2", None, HOUSE),
        brk.NatuurlijkPersoon(
            party,
            pseudonym("999993653"),
            "A. Aalders",
            None,
            None,
            date(1970, 5, 1),
            "maand",
            None,
            afgeschermd=False,
            woonadres_id=None,
        ),
        brk.TenaamstellingStukdeel(naming, part),
        brk.Stuk(part, None, "70001", "1", None, date(2015, 6, 1)),
        brk.Stukdeel(part, part, None, None, None),
    ]
    assert (result.rejects, result.remarks, result.subjects) == ([], [], ["tenaamstellingen"])


def test_the_number_of_a_citizen_never_comes_in(tmp_path: Path) -> None:
    assert "999993653" not in str(NAMINGS.read(tmp_path, {}, {"persoon_type": "niet_natuurlijk_persoon"}))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"persoon_type": "NIET NATUURLIJK PERSOON"}, brk.NietNatuurlijkPersoon),
        ({"persoon_type": "kadaster_niet_natuurlijk_persoon"}, brk.NietNatuurlijkPersoon),
        ({"persoon_type": "ingeschreven_natuurlijk_persoon"}, brk.NatuurlijkPersoon),
        ({"persoon_type": "", "bsn": "", "rsin": "123456782"}, brk.NietNatuurlijkPersoon),
        ({"persoon_type": "", "bsn": "", "naam": "Voorbeeld B.V."}, brk.NietNatuurlijkPersoon),
        ({"persoon_type": "", "bsn": ""}, brk.NatuurlijkPersoon),
    ],
)
def test_the_kind_of_party_is_what_the_line_says_else_what_it_has(
    tmp_path: Path, change: dict[str, str], kind: type[object]
) -> None:
    assert len(NAMINGS.read(tmp_path, change).of(kind)) == 1


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("tenaamstelling_id", ""),
        ("zakelijkrecht_id", "7 1"),
        ("persoon_id", ""),
        ("teller", "3"),
        ("noemer", "x"),
        ("teller", ""),
        ("noemer", ""),
        ("begin_geldigheid", "x"),
        ("eind_geldigheid", "2001-01-01"),
    ],
)
def test_a_naming_with_a_broken_key_share_or_span_is_refused(tmp_path: Path, column: str, text: str) -> None:
    result = NAMINGS.read(tmp_path, {column: text}, {"tenaamstelling_id": "82"})
    assert (result.refused_at, len(result.of(brk.Tenaamstelling))) == (["regel 2"], 1)
    assert [reject.field for reject in result.rejects] == [column.replace("_", "")]


@pytest.mark.parametrize("column", ["geboortedatum", "stuk_datum", "kvk_nummer"])
def test_a_value_that_cannot_be_read_is_a_remark(tmp_path: Path, column: str) -> None:
    result = NAMINGS.read(
        tmp_path, {column: "x", "persoon_type": f"{'niet ' * (column == 'kvk_nummer')}natuurlijk persoon"}
    )
    assert len(result.of(brk.Tenaamstelling)) == 1
    assert [remark.field for remark in result.remarks] == [column.replace("_", "")]


def test_what_may_never_be_stored_stays_at_the_door(tmp_path: Path) -> None:
    result = NAMINGS.read(tmp_path, {"geboorteland": "Nergensland", "geslacht": "Nergens", "naam_partner": "Nergens"})
    assert "Nergens" not in str(result)
    assert set(result.dropped) == {"geboorteland", "geslacht", "naampartner"}


AMSTERDAM = {
    "tenaamstellingen": (
        (
            "identificatie;volgnummer;vanBrkKadastraalsubject.identificatie;beginGeldigheid;eindGeldigheid;aandeel.teller;"
            "aandeel.noemer;vanBrkZakelijkRecht.identificatie;isGebaseerdOpBrkStukdelen\n"
            "NL.IMKAD.Tenaamstelling.81;1;NL.IMKAD.Persoon.901;2015-06-02T09:00:00;;1;2;NL.IMKAD.ZakelijkRecht.71.1;"
            "NL.IMKAD.Stukdeel.AKR1.500\n"
        ),
        [
            brk.Tenaamstelling(
                "NL.IMKAD.Tenaamstelling:81#2015-06-02", RIGHT, "NL.IMKAD.Persoon:901", 1, 2, None, date(2015, 6, 2)
            ),
            brk.TenaamstellingStukdeel("NL.IMKAD.Tenaamstelling:81#2015-06-02", "NL.IMKAD.Stukdeel:AKR1.500"),
        ],
    ),
    "zakelijkerechten": (
        (
            "identificatie;volgnummer;aard_zakelijk_recht_code;aard_zakelijk_recht_omschrijving;rust_op_brk_kadastraal_object_id;"
            "belast_met_brk_zakelijke_rechten\n"
            "NL.IMKAD.ZakelijkRecht.71;1;2;Eigendom;NL.IMKAD.KadastraalObject.12300001270000.3;NL.IMKAD.ZakelijkRecht.72.1\n"
        ),
        [brk.ZakelijkRecht(RIGHT, "2", "Eigendom", HOUSE), brk.Belasting(RIGHT, "NL.IMKAD.ZakelijkRecht:72")],
    ),
    "kadastraleobjecten": (
        (
            "identificatie;volgnummer;kadastraleAanduiding;indexletter;grootte;koopsom;koopsomValutacode;koopjaar;"
            "indicatieMeerObjecten;soortCultuurBebouwd.code;toestandsdatum\n"
            "NL.IMKAD.KadastraalObject.12300001270000;3;MTT00C00001G0000;G;210.0;300000;EUR;2022;N;11;2024-01-01T00:00:00\n"
        ),
        [PRESENT],
    ),
    "kadastralesubjecten": (
        (
            "identificatie;typeSubject;indicatieAfschermingGegevens;heeftBsnVoorBrpPersoon;voornamen;voorvoegsels;geslachtsnaam;"
            "geslacht.code;geboortedatum;woonadres.postcode;woonadres.huisnummer;woonadres.huisletter\n"
            "NL.IMKAD.Persoon.901;Natuurlijk persoon;J;999993653;Anna;van;Aalders;V;1970-01-01;6211 AB;12;a\n"
        ),
        [
            brk.NatuurlijkPersoon(
                "NL.IMKAD.Persoon:901",
                pseudonym("999993653"),
                "Anna",
                "van",
                "Aalders",
                date(1970, 1, 1),
                "dag",
                None,
                afgeschermd=True,
                woonadres_id="NL.IMKAD.Persoon:901#woonadres",
            ),
            brk.AdresLocatie("NL.IMKAD.Persoon:901#woonadres", "binnenland", None, "6211AB", 12, "A", None, None, None),
        ],
    ),
    "stukdelen": (
        (
            "identificatie;aard_code;aard_omschrijving;bedrag_transactie_bedrag;bedrag_transactie_valuta;stukidentificatie;"
            "tijdstip_aanbieding_stuk;deel_soort_stuk;volgnummer_stuk;registercode_stuk_code\n"
            "NL.IMKAD.Stukdeel.500;606;Overdracht;180000;EUR;NL.IMKAD.TIAStuk.9;2017-02-08T09:00:00;70045;63;2\n"
        ),
        [
            brk.Stuk("NL.IMKAD.TIAStuk:9", "2", "70045", "63", None, date(2017, 2, 8)),
            brk.Stukdeel("NL.IMKAD.Stukdeel:500", "NL.IMKAD.TIAStuk:9", "606", "Overdracht", 180_000),
        ],
    ),
}


@pytest.mark.parametrize("table", AMSTERDAM)
def test_the_tables_of_the_amsterdam_schema_are_read_under_their_own_names(tmp_path: Path, table: str) -> None:
    text, expected = AMSTERDAM[table]
    result = export(tmp_path, f"{table}.csv", text)
    assert (result.records, result.rejects, result.remarks) == (expected, [], [])
    assert result.subjects == [table]


def test_a_table_that_left_a_line_out_has_ended_it_and_other_tables_stay(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    deliveries = [
        ("o.csv", OBJECTS.text({}), 1),
        ("a.csv", NAMINGS.text({}, {"tenaamstelling_id": "82"}), 1),
        ("b.csv", NAMINGS.text({}), 2),
    ]
    for name, text, day in deliveries:
        (tmp_path / name).write_text(text, encoding="utf-8")
        load_into(workspace, "brk_csv", [tmp_path / name], reference_date=date(2024, 1, day))
    state = state_of(workspace)
    ended = {row["tenaamstelling_id"].split("#")[0][-2:]: row["_gezien_tot"] for row in state["Tenaamstelling"]}
    assert ended == {"81": None, "82": date(2024, 1, 2)}
    assert [row["_gezien_tot"] for row in state["KadastraalObject"]] == [None]


def test_a_file_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    assert export(tmp_path, "a.csv", NAMINGS.text({}, {})[:-60]).refused_at == ["regel 3"]


@pytest.mark.parametrize("text", ["", "identificatie;volgnummer\n1;2\n"])
def test_an_empty_or_unknown_table_is_skipped(tmp_path: Path, text: str) -> None:
    assert export(tmp_path, "leeg.csv", text).skipped == ["leeg.csv"]

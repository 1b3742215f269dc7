from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.codes import WOZ_ANNULLED, WOZ_PENDING, WOZ_USES
from ondermijning.model.records_other import WozBelanghebbende, WozKoppeling, WozObject, WozWaarde
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import load_loaders
from ondermijning.sources.rows import Remark
from tests.support.reading import Reading, pseudonym, read
from tests.support.samples import sample
from tests.support.woz_answers import run_json

if TYPE_CHECKING:
    from pathlib import Path

LOADER = load_loaders()["woz"]
HEADER = (
    "wozobjectnummer;waardepeildatum;vastgestelde_waarde;ingangsdatum;status;gebruikscode;soort_object_code;"
    "grondoppervlakte;nummeraanduiding_id;adresseerbaarobject_id;pand_id;kadastraalobject_id;eigenaar_type;eigenaar_id;"
    "gebruiker_type;gebruiker_id"
)
PLAIN = {
    "wozobjectnummer": "093500000012", "waardepeildatum": "2023-01-01", "vastgestelde_waarde": "301000",
    "ingangsdatum": "2024-01-01", "status": "beschikking_genomen", "gebruikscode": "10", "soort_object_code": "1114",
    "grondoppervlakte": "120", "nummeraanduiding_id": "0935200000000012", "adresseerbaarobject_id": "0935010000000012",
    "pand_id": "0935100000000012", "kadastraalobject_id": "30110127770000",
    "eigenaar_type": "niet_natuurlijk_persoon", "eigenaar_id": "99000011",
}  # fmt: skip


def line(**changes: str) -> str:
    return ";".join((PLAIN | changes).get(name, "") for name in HEADER.split(";"))


def run_csv(tmp_path: Path, *lines: str) -> Reading:
    path = tmp_path / "woz.csv"
    path.write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")
    return read(LOADER, path)


def relevant(values: list[WozWaarde]) -> list[tuple[str, int | None, bool]]:
    """Per valuation date the value with the latest start, annulled ones left out, and whether an objection runs."""
    latest: dict[date, WozWaarde] = {}
    for value in sorted(values, key=lambda value: value.ingangsdatum):
        if value.statussen != WOZ_ANNULLED:
            latest[value.waardepeildatum] = value
    return [
        (str(day), latest[day].waarde_euro, bool(set(latest[day].statussen.split()) & set(WOZ_PENDING)))
        for day in sorted(latest, reverse=True)
    ]


VALUES = {
    "051800027395_5": (
        3,
        [("2019-01-01", 295000, False), ("2018-01-01", 283000, False), ("2017-01-01", 274000, False)],
    ),
    "051800027395_7": (
        3,
        [("2019-01-01", 455000, False), ("2018-01-01", 430000, False), ("2017-01-01", 410000, False)],
    ),
    "223108272100_9": (2, [("2018-01-01", 215000, False)]),
    "800000014669_3": (
        4,
        [
            ("2019-01-01", 195000, False),
            ("2018-01-01", 176000, True),
            ("2017-01-01", 171000, False),
            ("2016-01-01", 164000, False),
        ],
    ),
    "800000823525_1": (
        6,
        [
            ("2019-01-01", 431000, False),
            ("2018-01-01", 390000, False),
            ("2017-01-01", 340000, False),
            ("2016-01-01", 340000, False),
            ("2015-01-01", 310000, False),
            ("2014-01-01", 308000, False),
        ],
    ),
}


@pytest.mark.samples
@pytest.mark.parametrize("name", VALUES)
def test_the_value_that_counts_per_valuation_date_follows_from_the_records(name: str) -> None:
    result = read(LOADER, sample("woz", f"wozobject_{name}.json"))
    count, expected = VALUES[name]
    assert result.kinds() == {"WozObject": 1, "WozWaarde": count}
    assert result.subjects == [f"WOZ:{name[:12]}"]
    assert relevant(result.of(WozWaarde)) == expected
    assert (result.rejects, result.remarks) == ([], [])


@pytest.mark.samples
def test_parties_in_a_collection_are_read_and_no_bsn_comes_in() -> None:
    result = read(LOADER, sample("woz", "wozobjecten_belanghebbenden.json"))
    assert result.positions == [f"/_embedded/wozObjecten/{place}" for place in range(3)]
    assert result.kinds() == {"WozObject": 3, "WozBelanghebbende": 3}
    first, second, foundation = result.of(WozBelanghebbende)
    assert [party.wozobjectnummer for party in (first, second, foundation)] == [
        "002500003118",
        "082600014669",
        "050300024029",
    ]
    assert (foundation.naam, foundation.rol) == ("Test Stichting Bolderbast", "eigenaar")
    assert [first.soort, second.soort] == ["natuurlijk_persoon", "natuurlijk_persoon"]
    assert (foundation.rsin, foundation.kvk) == ("858311537", "69599068")
    assert not any("99999" in str(record) for record in result.records)


@pytest.mark.samples
def test_the_folder_of_samples_is_read_but_for_its_test_matrix() -> None:
    result = read(LOADER, sample("woz"))
    assert result.skipped == ["kenmerken_testobjecten.csv"]
    assert len(result.recognised) == 6
    assert result.kinds() == {"WozObject": 8, "WozWaarde": 18, "WozBelanghebbende": 3}


def test_a_line_of_an_export_gives_object_links_value_and_party(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line())
    number = "093500000012"
    assert result.records == [
        WozObject(number, "10", "1114", 120),
        WozKoppeling(number, "nummeraanduiding", "0935200000000012"),
        WozKoppeling(number, "adresseerbaarobject", "0935010000000012"),
        WozKoppeling(number, "pand", "0935100000000012"),
        WozKoppeling(number, "kadastraalobject", "NL.IMKAD.KadastraalObject:30110127770000"),
        WozWaarde(number, date(2023, 1, 1), date(2024, 1, 1), 301000, "beschikking_genomen"),
        WozBelanghebbende(
            number, "eigenaar", "niet_natuurlijk_persoon", None, None, None, "99000011", None, afgeschermd=False
        ),
    ]
    assert (result.subjects, result.remarks, result.rejects) == (["0935"], [], [])


@pytest.mark.parametrize(
    ("kind", "given", "column", "kept"),
    [
        ("natuurlijk_persoon", "999993653", "bsn_hmac", pseudonym("999993653")),
        ("Natuurlijk persoon", "999993653", "bsn_hmac", pseudonym("999993653")),
        ("niet_natuurlijk_persoon", "857587973", "rsin", "857587973"),
        ("niet_natuurlijk_persoon", "99000011", "kvk", "99000011"),
        ("Niet natuurlijk persoon", "99000011", "kvk", "99000011"),
        ("vestiging", "000099000029", "vestigingsnummer", "000099000029"),
    ],
)
def test_the_number_of_a_party_is_kept_by_its_kind_and_a_bsn_only_as_hmac(
    tmp_path: Path, kind: str, given: str, column: str, kept: str | None
) -> None:
    result = run_csv(tmp_path, line(gebruiker_type=kind, gebruiker_id=given, eigenaar_type="", eigenaar_id=""))
    (party,) = result.of(WozBelanghebbende)
    assert party.rol == "gebruiker"
    numbers = {name: getattr(party, name) for name in ("bsn_hmac", "rsin", "kvk", "vestigingsnummer")}
    assert {name: number for name, number in numbers.items() if number} == {column: kept}


@pytest.mark.parametrize("kind", ["", "onbekend", "persoon", "rechtspersoon"])
def test_a_party_of_unknown_kind_is_left_out_with_a_remark_and_its_number_does_not_come_in(
    tmp_path: Path, kind: str
) -> None:
    result = run_csv(tmp_path, line(eigenaar_type=kind, eigenaar_id="999993653"))
    assert result.of(WozBelanghebbende) == []
    assert [remark.field for remark in result.remarks] == ["eigenaar_type"]
    assert "999993653" not in str(result)


@pytest.mark.parametrize("given", ["", "1163452", "1234567890", "geen"])
def test_a_party_without_a_usable_number_is_left_out_with_a_remark(tmp_path: Path, given: str) -> None:
    result = run_csv(tmp_path, line(eigenaar_id=given))
    assert result.of(WozBelanghebbende) == []
    assert [remark.field for remark in result.remarks] == ["eigenaar"]


def test_an_rsin_with_a_wrong_check_digit_is_kept_with_a_remark(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line(eigenaar_id="992340594"))
    assert [party.rsin for party in result.of(WozBelanghebbende)] == ["992340594"]
    assert result.remarks == [Remark("rsin", "has a check digit that fails")]


@pytest.mark.parametrize(
    ("status", "kept", "remarks"),
    [
        ("beschikking_genomen", "beschikking_genomen", 0),
        ("01", "beschikking_genomen", 0),
        ("1", "beschikking_genomen", 0),
        ("10 01", "bezwaar_ingediend beschikking_genomen", 0),
        ("Bezwaar_ingediend, beschikking_genomen", "bezwaar_ingediend beschikking_genomen", 0),
        ("vastgesteld", "vastgesteld", 1),
        ("", "", 0),
    ],
)
def test_a_status_may_be_a_number_or_a_word_and_an_unknown_one_is_kept(
    tmp_path: Path, status: str, kept: str, remarks: int
) -> None:
    result = run_csv(tmp_path, line(status=status))
    assert ([value.statussen for value in result.of(WozWaarde)], len(result.remarks)) == ([kept], remarks)


def test_unknown_codes_are_kept_with_a_remark(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line(gebruikscode="99", soort_object_code="1X", grondoppervlakte="-4"))
    assert result.of(WozObject) == [WozObject("093500000012", "99", "1X", None)]
    assert [remark.field for remark in result.remarks] == ["gebruikscode", "soort_object_code", "grondoppervlakte"]


def test_a_bag_id_in_the_wrong_column_is_linked_as_what_it_is(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line(nummeraanduiding_id="0935010000000012", adresseerbaarobject_id="0935200000000012"))
    kinds = [(link.soort, link.doel_id) for link in result.of(WozKoppeling)[:2]]
    assert kinds == [("adresseerbaarobject", "0935010000000012"), ("nummeraanduiding", "0935200000000012")]
    assert len(result.remarks) == 2


def test_a_broken_link_is_a_reject_and_the_rest_of_the_line_stays(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line(nummeraanduiding_id="9352000000", kadastraalobject_id="MTT00 C 1277"))
    assert [reject.field for reject in result.rejects] == ["nummeraanduiding_id", "kadastraalobject_id"]
    assert result.kinds() == {"WozObject": 1, "WozKoppeling": 2, "WozWaarde": 1, "WozBelanghebbende": 1}


def test_an_object_id_that_is_built_unlike_others_is_kept_with_a_remark(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line(kadastraalobject_id="123"))
    assert [remark.field for remark in result.remarks] == ["kadastraalobject_id"]
    assert result.of(WozKoppeling)[-1].doel_id == "NL.IMKAD.KadastraalObject:123"


@pytest.mark.parametrize("number", ["", "93500012", "0935000000123", "09350000001x"])
def test_a_line_with_a_broken_object_number_is_refused_whole(tmp_path: Path, number: str) -> None:
    result = run_csv(tmp_path, line(wozobjectnummer=number), line())
    assert (result.refused_at, len(result.of(WozObject))) == (["regel 2"], 1)
    assert result.rejects[0].field == "wozobjectnummer"


@pytest.mark.parametrize(
    "change",
    [
        {"waardepeildatum": ""},
        {"waardepeildatum": "2023-13-01"},
        {"vastgestelde_waarde": "veel"},
        {"vastgestelde_waarde": "-1"},
    ],
)
def test_a_value_without_day_or_with_an_unreadable_sum_is_a_reject(tmp_path: Path, change: dict[str, str]) -> None:
    result = run_csv(tmp_path, line(**change))
    assert (len(result.rejects), result.of(WozWaarde)) == (1, [])
    assert len(result.of(WozKoppeling)) == 4


@pytest.mark.parametrize("text", ["301.000,00", "301000.00", " 301000", "€ 301.000"])
def test_sums_are_read_in_every_form(tmp_path: Path, text: str) -> None:
    assert run_csv(tmp_path, line(vastgestelde_waarde=text)).of(WozWaarde)[0].waarde_euro == 301000


def test_a_value_without_start_holds_from_the_year_after_its_valuation(tmp_path: Path) -> None:
    assert run_csv(tmp_path, line(ingangsdatum="")).of(WozWaarde)[0].ingangsdatum == date(2024, 1, 1)


def test_an_object_without_value_keeps_its_links(tmp_path: Path) -> None:
    result = run_csv(tmp_path, line(waardepeildatum="", vastgestelde_waarde=""))
    assert (result.of(WozWaarde), result.rejects, len(result.of(WozKoppeling))) == ([], [], 4)


def test_an_export_that_is_cut_off_loses_its_last_line_visibly(tmp_path: Path) -> None:
    path = tmp_path / "woz.csv"
    whole = "\n".join((HEADER, line(), line(wozobjectnummer="093500000013")))
    path.write_text(whole[:-40], encoding="utf-8")
    assert read(LOADER, path).refused_at == ["regel 3"]


FULL: dict[str, Any] = {
    "identificatie": "093500000012",
    "aanduiding": {"straat": "Voorbeeldstraat", "nummeraanduidingIdentificatie": "0935200000000012"},
    "adresseerbaarObjectIdentificaties": ["0935010000000012", "0935010000000013"],
    "pandIdentificaties": ["0935100000000012"],
    "grondoppervlakte": 120,
    "kadastraalOnroerendeZaken": [{"identificatie": "30110127770000", "aanduiding": {"sectie": "C"}}],
    "verantwoordelijkeGemeente": {"code": "0935"},
    "waarden": [{"vastgesteldeWaarde": 301000, "waardepeildatum": "2023-01-01"}],
    "belanghebbendeGebruiker": {
        "type": "natuurlijk_persoon",
        "naam": "T. de Fictie",
        "burgerservicenummer": "999993653",
        "geheimhoudingPersoonsgegevens": True,
    },
}


def test_an_answer_gives_all_links_values_and_parties(tmp_path: Path) -> None:
    result = run_json(tmp_path, FULL)
    number = "093500000012"
    assert result.records == [
        WozObject(number, None, None, 120),
        WozKoppeling(number, "nummeraanduiding", "0935200000000012"),
        WozKoppeling(number, "adresseerbaarobject", "0935010000000012"),
        WozKoppeling(number, "adresseerbaarobject", "0935010000000013"),
        WozKoppeling(number, "pand", "0935100000000012"),
        WozKoppeling(number, "kadastraalobject", "NL.IMKAD.KadastraalObject:30110127770000"),
        WozWaarde(number, date(2023, 1, 1), date(2024, 1, 1), 301000, ""),
        WozBelanghebbende(
            number,
            "gebruiker",
            "natuurlijk_persoon",
            "T. de Fictie",
            pseudonym("999993653"),
            None,
            None,
            None,
            afgeschermd=True,
        ),
    ]
    assert "999993653" not in str(result)


def test_answers_may_stand_in_a_list_a_collection_or_lines(tmp_path: Path) -> None:
    other = FULL | {"identificatie": "093500000013"}
    subjects = ["WOZ:093500000012", "WOZ:093500000013"]
    assert run_json(tmp_path, [FULL, other]).subjects == subjects
    assert run_json(tmp_path, {"_embedded": {"wozObjecten": [FULL, other]}}).subjects == subjects
    assert run_json(tmp_path, f"{json.dumps(FULL)}\n{json.dumps(other)}\n").subjects == subjects


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"identificatie": "12"}, "identificatie"),
        ({"waarden": {}}, "waarden"),
        ({"pandIdentificaties": "0935100000000012"}, "pandIdentificaties"),
        ({"belanghebbendeGebruiker": ["x"]}, "belanghebbendeGebruiker"),
    ],
)
def test_an_answer_with_a_broken_key_or_shape_is_refused_whole(
    tmp_path: Path, change: dict[str, Any], field: str
) -> None:
    result = run_json(tmp_path, [FULL | change, FULL])
    assert ([reject.field for reject in result.rejects], result.refused_at) == ([field], ["/0"])
    assert len(result.of(WozObject)) == 1


@pytest.mark.parametrize("document", [{"identificatie": "093500000012"}, {"status": 404}, {"_embedded": {}}])
def test_another_answer_is_not_recognised(tmp_path: Path, document: object) -> None:
    assert run_json(tmp_path, document).skipped == ["woz.json"]


def test_an_answer_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cut off"):
        run_json(tmp_path, json.dumps(FULL)[:-30])


def test_the_example_of_the_loader_gives_records_of_every_kind_without_a_complaint(tmp_path: Path) -> None:
    path = tmp_path / LOADER.example_name
    path.write_text(LOADER.example, encoding="utf-8")
    result = read(LOADER, path)
    assert {type(record) for record in result.records} == set(LOADER.yields)
    assert (result.rejects, result.remarks) == ([], [])


@pytest.mark.parametrize(("given", "kept"), [(True, "True"), (False, "False"), ("J", "True"), (None, "None")])
def test_an_answer_may_say_itself_that_an_objection_is_pending(tmp_path: Path, given: object, kept: str) -> None:
    decided = FULL["waarden"][0] | {"indicatieBezwaarBeroep": given}
    result = run_json(tmp_path, FULL | {"waarden": [decided]})
    assert ([str(value.bezwaar) for value in result.of(WozWaarde)], result.remarks) == ([kept], [])


def test_an_objection_that_cannot_be_read_is_a_remark(tmp_path: Path) -> None:
    result = run_json(tmp_path, FULL | {"waarden": [FULL["waarden"][0] | {"indicatieBezwaarBeroep": "misschien"}]})
    assert [value.bezwaar for value in result.of(WozWaarde)] == [None]
    assert [remark.field for remark in result.remarks] == ["indicatieBezwaarBeroep"]


@pytest.mark.parametrize("use", sorted(WOZ_USES))
def test_every_code_of_a_use_is_known(tmp_path: Path, use: str) -> None:
    result = run_csv(tmp_path, line(gebruikscode=use))
    assert ([found.gebruikscode for found in result.of(WozObject)], result.remarks) == ([use], [])


@pytest.mark.samples
def test_the_test_matrix_is_data_for_no_loader() -> None:
    (file,) = input_files([sample("woz", "kenmerken_testobjecten.csv")])
    assert [loader.id for loader in load_loaders().values() if loader.reader_for(file) is not None] == []

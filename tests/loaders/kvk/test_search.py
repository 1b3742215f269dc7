from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_hr import Zoekresultaat
from ondermijning.model.records_other import Handelsnaam
from ondermijning.sources.loader import load_loaders
from ondermijning.sources.rows import Reject, Remark
from tests.support.reading import Reading, read
from tests.support.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

LOADER = load_loaders()["kvk"]


def found(**changes: Any) -> dict[str, Any]:
    """A fictitious result of a search."""
    return {"kvkNummer": "99000011", "naam": "Voorbeeld B.V.", "type": "rechtspersoon", **changes}


def branch(**changes: Any) -> dict[str, Any]:
    return found(vestigingsnummer="000099000029", type="nevenvestiging", **changes)


def naming(**changes: Any) -> dict[str, Any]:
    """A fictitious Naamgeving."""
    return {"kvkNummer": "99000011", "rsin": "999990019", "statutaireNaam": "Voorbeeld B.V.", **changes}


def run(tmp_path: Path, document: object) -> Reading:
    path = tmp_path / "antwoord.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return read(LOADER, path)


def searched(tmp_path: Path, *results: dict[str, Any]) -> Reading:
    return run(tmp_path, {"pagina": 1, "totaal": len(results), "resultaten": list(results)})


RESULTS = {
    "zoeken_v2_69599084": [
        ("69599084", "000038509520", "nevenvestiging", "Geneinde", "Maastricht"),
        ("69599084", "000038509504", "hoofdvestiging", "Abebe Bikilalaan", "Amsterdam"),
    ],
    "zoeken_v2_68750110_drie_soorten": [
        ("68750110", "", "rechtspersoon", None, None),
        ("68750110", "000037178598", "hoofdvestiging", "Hizzaarderlaan", "Lollum"),
        ("68750110", "000037178601", "nevenvestiging", "Brinkerinckbaan", "Diepenveen"),
    ],
    "zoeken_v1_68727720": [
        ("68727720", "000037143557", "rechtspersoon", "Rietdekkershof", "Veendam"),
        ("68727720", "", "rechtspersoon", None, None),
    ],
    "zoeken_v1_69599084": [
        ("69599084", "000038509504", "hoofdvestiging", "Abebe Bikilalaan", "Amsterdam"),
        ("69599084", "000038509520", "nevenvestiging", "Geneinde", "Maastricht"),
    ],
    "zoeken_v1_90004760": [("90004760", "", "rechtspersoon", "Eikenlaan", "Leiderdorp")],
}


@pytest.mark.samples
@pytest.mark.parametrize("name", RESULTS)
def test_each_search_gives_exactly_its_results(name: str) -> None:
    result = read(LOADER, sample("kvk", "api", f"{name}.json"))
    told = [(one.kvk, one.vestigingsnummer, one.soort, one.straat, one.woonplaats) for one in result.of(Zoekresultaat)]
    assert told == RESULTS[name]
    assert all(one.naam for one in result.of(Zoekresultaat))
    assert (len(result.records), result.rejects, result.remarks) == (len(told), [], [])


@pytest.mark.samples
def test_nothing_found_is_an_answer_that_says_nothing() -> None:
    result = read(LOADER, sample("kvk", "api", "zoeken_404.json"))
    assert (result.records, result.rejects, len(result.remarks)) == ([], [], 1)
    assert not any(str(subject).startswith(("KVK:", "VEST:")) for subject in result.subjects)


def test_an_error_is_refused_and_the_answers_beside_it_are_read(tmp_path: Path) -> None:
    error = {"fout": [{"code": "IPD9999", "omschrijving": "Er is een fout opgetreden"}]}
    result = run(tmp_path, [found(), error, {"fout": []}, naming()])
    assert result.refused_at == ["/1", "/2"]
    assert result.rejects == [Reject("fout", "is an error message and no answer")] * 2
    assert len(result.of(Zoekresultaat)) == 2


def test_a_result_speaks_for_itself_only(tmp_path: Path) -> None:
    assert searched(tmp_path, found(), branch()).subjects == ["KVK:99000011#zoeken", "VEST:000099000029#zoeken"]


def test_a_search_by_postcode_tells_the_whole_address(tmp_path: Path) -> None:
    home = {
        "type": "postadres",
        "straatnaam": "Voorbeeldstraat",
        "huisnummer": 12,
        "huisletter": "a",
        "postcode": "6211 aa",
        "plaats": "Maastricht",
    }
    (one,) = searched(tmp_path, branch(adres={"binnenlandsAdres": home})).of(Zoekresultaat)
    assert (one.adres_soort, one.straat, one.huisnummer, one.toevoeging, one.postcode, one.woonplaats) == (
        "correspondentieadres",
        "Voorbeeldstraat",
        12,
        "A",
        "6211AA",
        "Maastricht",
    )


def test_an_address_abroad_keeps_its_lines_in_the_new_form(tmp_path: Path) -> None:
    abroad = {"straatHuisnummer": "Musterweg 5", "postcodeWoonplaats": "52062 Aachen", "land": "Duitsland"}
    (one,) = searched(tmp_path, branch(adres={"buitenlandsAdres": abroad})).of(Zoekresultaat)
    assert (one.adres_soort, one.straat, one.woonplaats, one.land) == (
        "bezoekadres",
        "Musterweg 5",
        "52062 Aachen",
        "Duitsland",
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kvkNummer": "123"}, "kvkNummer"),
        ({"vestigingsnummer": "12"}, "vestigingsnummer"),
        ({"type": " "}, "type"),
        ({"adres": "Voorbeeldstraat 12"}, "adres"),
    ],
)
def test_a_result_with_a_broken_key_or_shape_is_refused_alone(
    tmp_path: Path, changes: dict[str, Any], field: str
) -> None:
    result = searched(tmp_path, found(**changes), branch())
    assert [reject.field for reject in result.rejects] == [field]
    assert [one.vestigingsnummer for one in result.of(Zoekresultaat)] == ["000099000029"]


def test_an_unknown_kind_of_result_is_kept_with_a_remark(tmp_path: Path) -> None:
    result = searched(tmp_path, found(type="filiaal"))
    assert [one.soort for one in result.of(Zoekresultaat)] == ["filiaal"]
    assert result.remarks == [Remark("type", "is an unknown kind of result")]


def test_a_naming_gives_the_names_of_the_company_and_its_branches(tmp_path: Path) -> None:
    shop = {
        "vestigingsnummer": "000099000029",
        "eersteHandelsnaam": "Winkel",
        "handelsnamen": [{"naam": "Winkel", "volgorde": 0}, {"naam": "Kado", "volgorde": 1}],
    }
    office = {"vestigingsnummer": "000099000037", "naam": "Kantoor", "ookGenoemd": "Bureau"}
    result = run(tmp_path, naming(startdatum="20190300", einddatum="20240614", vestigingen=[shop, office]))
    company, first, second = result.of(Zoekresultaat)
    assert (company.soort, company.naam, company.statutaire_naam, company.rsin) == (
        "naamgeving",
        "Voorbeeld B.V.",
        "Voorbeeld B.V.",
        "999990019",
    )
    assert (company.aanvang, company.aanvang_precisie, company.einde) == (date(2019, 3, 1), "maand", date(2024, 6, 14))
    assert [(one.vestigingsnummer, one.naam) for one in (first, second)] == [
        ("000099000029", "Winkel"),
        ("000099000037", "Kantoor"),
    ]
    assert [(name.vestigingsnummer, name.naam) for name in result.of(Handelsnaam)] == [
        ("000099000029", "Winkel"),
        ("000099000029", "Kado"),
    ]
    assert result.subjects == ["KVK:99000011#naamgeving"]


def test_a_list_of_branches_says_which_is_the_main_one(tmp_path: Path) -> None:
    branches = [
        {"vestigingsnummer": f"0000990000{number}", "eersteHandelsnaam": "Winkel", "indHoofdvestiging": main}
        for number, main in ((29, "Ja"), (37, "Nee"))
    ]
    result = run(tmp_path, {"kvkNummer": "99000011", "vestigingen": branches})
    assert [one.soort for one in result.of(Zoekresultaat)] == ["naamgeving", "hoofdvestiging", "nevenvestiging"]


def test_a_broken_branch_in_a_list_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    branches = [{"vestigingsnummer": "12"}, {"vestigingsnummer": "000099000029", "handelsnamen": [{"naam": ""}]}]
    result = run(tmp_path, naming(vestigingen=branches))
    assert [reject.field for reject in result.rejects] == ["vestigingen/vestigingsnummer", "handelsnamen/naam"]
    assert len(result.of(Zoekresultaat)) == 2

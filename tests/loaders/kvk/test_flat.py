from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_other import Handelsnaam, Inschrijving, SbiActiviteit, Vestiging, VestigingAdres
from ondermijning.sources.loader import load_loaders
from tests.support.reading import Reading, read
from tests.support.samples import sample

if TYPE_CHECKING:
    from pathlib import Path

LOADER = load_loaders()["kvk"]
BEGIN = "datumAanvangMaatschappelijkeActiviteit"


def company(**changes: Any) -> dict[str, Any]:
    """A fictitious flat company."""
    return {
        "kvknummer": "99000011",
        "naam": "Voorbeeld B.V.",
        f"{BEGIN}Jaar": 2019,
        f"{BEGIN}Maand": 3,
        f"{BEGIN}Dag": 0,
        "heeftAlsEigenaarHrNnpId": "99000011.NNP",
        **changes,
    }


def branch(**changes: Any) -> dict[str, Any]:
    return {"vestigingsnummer": "000099000029", "isEenUitoefeningVanHrMacId": "99000011", "naam": "Winkel", **changes}


def owner(**changes: Any) -> dict[str, Any]:
    return {
        "identificatie": "99000011.NNP",
        "rsin": "999990019",
        "rechtsvorm": "Besloten Vennootschap",
        "volledigeNaam": "Voorbeeld Vastgoed B.V.",
        **changes,
    }


def run(tmp_path: Path, document: object) -> Reading:
    path = tmp_path / "antwoord.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read(LOADER, path)


def only_company(found: Reading) -> Inschrijving:
    (entry,) = found.of(Inschrijving)
    return entry


@pytest.mark.samples
def test_the_municipality_is_read_with_its_owner() -> None:
    found = read(LOADER, sample("kvk", "hr_amsterdam", "maatschappelijkeactiviteiten.json"))
    assert found.kinds() == {"Inschrijving": 1, "Handelsnaam": 11, "SbiActiviteit": 11, "VestigingAdres": 2}
    entry = only_company(found)
    assert (entry.kvk, entry.naam, entry.rsin, entry.rechtsvorm) == (
        "34366966",
        "Gemeente Amsterdam",
        "002564440",
        "Publiekrechtelijke Rechtspersoon",
    )
    assert (entry.aanvang, entry.aanvang_precisie, entry.einde, entry.sbi) == (date(1988, 9, 5), "dag", None, "91220")
    home, box = found.of(VestigingAdres)
    assert (home.soort, home.nummeraanduiding_id, home.huisnummer) == ("bezoekadres", "0363200012145295", 1)
    assert (box.soort, box.straat, box.postcode) == ("correspondentieadres", "Postbus", "1000AE")
    assert (found.subjects, found.rejects, found.remarks) == (["KVK:34366966"], [], [])


@pytest.mark.samples
def test_the_branches_have_days_of_which_only_the_year_or_month_is_known() -> None:
    found = read(LOADER, sample("kvk", "hr_amsterdam", "vestigingen.json"))
    assert found.kinds() == {"Vestiging": 8, "SbiActiviteit": 8, "VestigingAdres": 8}
    assert [(one.aanvang, one.aanvang_precisie) for one in found.of(Vestiging)][3:6] == [
        (date(1975, 1, 1), "jaar"),
        (date(1937, 7, 1), "maand"),
        (date(1800, 1, 1), "jaar"),
    ]
    assert [one.hoofdvestiging for one in found.of(Vestiging)] == [True] + [False] * 7
    assert {one.kvk for one in found.of(Vestiging)} == {"34366966"}
    assert (found.rejects, found.remarks) == ([], [])
    assert found.dropped["bezoekLocatieVolledigAdres"] == 8


def test_the_owner_of_an_answer_is_found_by_its_id(tmp_path: Path) -> None:
    embedded = {
        "maatschappelijkeactiviteiten": [company()],
        "heeftAlsEigenaarHrNnp": [owner(identificatie="1.NNP", rsin="999990020"), owner()],
    }
    entry = only_company(run(tmp_path, {"_embedded": embedded}))
    assert (entry.rsin, entry.statutaire_naam) == ("999990019", "Voorbeeld Vastgoed B.V.")


def test_the_owner_that_is_a_natural_person_stays_outside(tmp_path: Path) -> None:
    person = {"identificatie": "99000011.NPS", "geslachtsnaam": "Voorbeeld", "geboorteplaats": "Elders"}
    embedded = {"maatschappelijkeactiviteiten": [company()], "heeftAlsEigenaarHrNps": [person]}
    found = run(tmp_path, {"_embedded": embedded})
    assert "Elders" not in repr(found.records)
    assert only_company(found).rechtsvorm is None


def test_one_object_a_line_is_read_too(tmp_path: Path) -> None:
    found = run(tmp_path, "\n".join(json.dumps(one) for one in (company(), branch())))
    assert found.subjects == ["KVK:99000011", "VEST:000099000029"]


def test_the_day_an_owner_was_struck_off_ends_a_company_without_a_day_of_its_own(tmp_path: Path) -> None:
    gone = owner(datumUitschrijvingJaar=2024, datumUitschrijvingMaand=6, datumUitschrijvingDag=14)
    embedded = {"maatschappelijkeactiviteiten": [company()], "heeftAlsEigenaarHrNnp": [gone]}
    assert only_company(run(tmp_path, {"_embedded": embedded})).einde == date(2024, 6, 14)


def test_a_whole_day_stands_in_for_parts_that_are_missing(tmp_path: Path) -> None:
    entry = only_company(run(tmp_path, company(**{f"{BEGIN}Jaar": None, f"{BEGIN}Datum": "2019-03-01"})))
    assert (entry.aanvang, entry.aanvang_precisie) == (date(2019, 3, 1), "dag")


def test_a_trade_name_that_has_ended_is_left_out(tmp_path: Path) -> None:
    names = [{"handelsnaam": "Oud", "datumEinde": "2020-01-01", "volgorde": 0}, {"handelsnaam": "Nieuw", "volgorde": 1}]
    assert [name.naam for name in run(tmp_path, company(handelsnamen=names)).of(Handelsnaam)] == ["Nieuw"]


@pytest.mark.parametrize(("answer", "shielded"), [("Ja", True), ("Nee", False), ("onbekend", True), (None, False)])
def test_a_shielded_address_is_marked_also_when_the_answer_cannot_be_read(
    tmp_path: Path,
    answer: str | None,
    shielded: bool,  # noqa: FBT001
) -> None:
    place = {"bezoekLocatiePostcode": "6211AA", "bezoekLocatieAfgeschermd": answer}
    (found,) = run(tmp_path, branch(**place)).of(VestigingAdres)
    assert found.afgeschermd is shielded


def test_a_broken_key_is_refused_and_a_broken_value_left_out_with_a_remark(tmp_path: Path) -> None:
    broken = [company(kvknummer="12"), branch(vestigingsnummer="12"), company(totaalWerkzamePersonen="veel")]
    found = run(tmp_path, broken)
    assert [reject.field for reject in found.rejects] == ["kvkNummer", "vestigingsnummer"]
    assert found.refused_at == ["/0", "/1"]
    assert [remark.field for remark in found.remarks] == ["totaalWerkzamePersonen"]
    assert only_company(found).werkzame_personen is None


def test_an_activity_without_a_code_is_a_reject(tmp_path: Path) -> None:
    found = run(tmp_path, branch(activiteiten=[{"isHoofdactiviteit": "Ja"}, {"sbiCode": "68204"}]))
    assert [reject.field for reject in found.rejects] == ["sbiActiviteiten/sbiCode"]
    assert [one.sbi for one in found.of(SbiActiviteit)] == ["68204"]


def test_an_answer_that_is_cut_off_is_refused_and_an_empty_file_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cut off"):
        run(tmp_path, json.dumps({"_embedded": {"vestigingen": [branch()]}})[:-10])
    assert run(tmp_path, "").skipped == ["antwoord.json"]

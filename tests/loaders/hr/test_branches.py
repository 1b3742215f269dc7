from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_other import SbiActiviteit, Vestiging, VestigingAdres
from ondermijning.sources.files.input_files import input_files
from tests.support.hr_messages import DATASERVICE, address, answer, branch, code, entry, envelope, file_of, only, run
from tests.support.markup import Markup, markup
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

NUMBER, MAIN = "000099000029", "000099000011"


def on_branch(product: str, moment: str = "20241231120000000") -> Markup:
    """An answer to a question about a branch."""
    return markup("ophalenVestigingResponse", markup("product", Markup(product)), xmlns=DATASERVICE, peilmoment=moment)


def commercial(*content: str, number: str = NUMBER, kvk: str = "99000011", led_from: str = MAIN) -> Markup:
    """A branch of a business, with the entry that the business belongs to."""
    company = markup(
        "maatschappelijkeActiviteit",
        markup("kvkNummer", kvk),
        branch(led_from, relation="wordtGeleidVanuit"),
    )
    business = markup("onderneming", markup("isEenManifestatieVan", company))
    return markup(
        "commercieleVestiging",
        markup("registratie", markup("datumAanvang", "20190301")),
        markup("vestigingsnummer", number),
        *content,
        markup("isEenUitoefeningVan", business),
    )


@pytest.mark.parametrize("form", [envelope, lambda text: text])
def test_a_branch_is_read_in_an_envelope_and_bare(tmp_path: Path, form: Any) -> None:
    found = run(tmp_path, form(on_branch(commercial())))
    assert (found.subjects, found.kinds(), found.rejects) == ([f"VEST:{NUMBER}"], {"Vestiging": 1}, [])


def test_a_branch_has_its_company_name_activity_and_address(tmp_path: Path) -> None:
    activity = markup("sbiActiviteit", code("sbiCode", "68204"), code("isHoofdactiviteit", "J"))
    does = markup("activiteiten", activity)
    found = run(tmp_path, on_branch(commercial(address(), markup("eersteHandelsnaam", "Winkel"), does)))
    assert only(found, Vestiging) == (
        NUMBER,
        "99000011",
        "Winkel",
        False,
        "68204",
        None,
        date(2019, 3, 1),
        "dag",
        None,
        None,
    )
    assert only(found, SbiActiviteit) == ("99000011", NUMBER, "68204", True)
    assert only(found, VestigingAdres).postcode == "6211AA"


def test_the_branch_that_the_company_is_led_from_is_the_main_one(tmp_path: Path) -> None:
    assert only(run(tmp_path, on_branch(commercial(led_from=NUMBER))), Vestiging).hoofdvestiging


def test_a_branch_without_trade_belongs_to_the_entry_itself(tmp_path: Path) -> None:
    name = markup("naamgeving", markup("naam", "Stichting Voorbeeld"))
    company = markup("isEenUitoefeningVan", entry(kvk="99000020"))
    product = markup("nietCommercieleVestiging", markup("vestigingsnummer", NUMBER), name, company)
    found = only(run(tmp_path, on_branch(product)), Vestiging)
    assert (found.kvk, found.naam) == ("99000020", "Stichting Voorbeeld")


@pytest.mark.parametrize(
    ("product", "field"),
    [
        (commercial(number="12"), "vestigingsnummer"),
        (commercial(kvk="12"), "kvkNummer"),
        (markup("commercieleVestiging", markup("vestigingsnummer", NUMBER)), "kvkNummer"),
    ],
)
def test_a_branch_without_its_numbers_is_refused(tmp_path: Path, product: str, field: str) -> None:
    found = run(tmp_path, on_branch(product))
    assert ([reject.field for reject in found.rejects], found.records) == ([field], [])


def test_an_answer_without_a_branch_says_nothing_about_any(tmp_path: Path) -> None:
    failed = markup("ophalenVestigingResponse", markup("meldingen", markup("fout", markup("code", "IPD0007"))))
    found = run(tmp_path, failed)
    assert (found.records, found.rejects, [remark.field for remark in found.remarks]) == ([], [], ["meldingen"])
    assert not any(str(subject).startswith("VEST:") for subject in found.subjects)


def test_an_answer_that_is_cut_off_is_refused_and_a_whole_one_speaks_for_its_day(tmp_path: Path) -> None:
    text = on_branch(commercial(), moment="20230102235959999")
    (file,) = input_files([file_of(tmp_path, text)])
    reader = shipped_loaders()["hr"].reader_for(file)
    assert reader is not None
    assert reader.reference_date(file) == date(2023, 1, 2)
    with pytest.raises(DeliveryError, match="cut off"):
        run(tmp_path, text[:-40])


def test_an_answer_on_a_branch_does_not_end_what_the_entry_of_its_company_showed(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    whole = answer(entry(branch(MAIN, relation="wordtGeleidVanuit"), branch(NUMBER)), moment="20240101120000000")
    for text, name in ((whole, "een.xml"), (on_branch(commercial(), moment="20250101120000000"), "twee.xml")):
        load_into(workspace, "hr", [file_of(tmp_path, text, name)])
    state = state_of(workspace)
    assert {row["vestigingsnummer"]: row["_gezien_tot"] for row in state["Vestiging"]} == {MAIN: None, NUMBER: None}
    assert [row["_gezien_tot"] for row in state["Inschrijving"]] == [None]

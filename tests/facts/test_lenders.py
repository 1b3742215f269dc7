from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.model.records_other import Kredietvergunning
from tests.support.one_city import as_of, in_one_city
from tests.support.record_things import company, kvk
from tests.support.records import made

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.records import Records


def licensed(records: Records, soort: str = "kredietaanbieder", *, ended: str | None = None, **values: Any) -> None:
    """A licence of company 1."""
    licence = {
        "register": "afm",
        "kvk": kvk(1),
        "soort": soort,
        "datum_ingang": "2016-05-01",
        "peildatum": "2024-01-01",
    }
    records.add("kredietverleners", made(Kredietvergunning, **licence | values), ended=ended)


@pytest.mark.parametrize(
    ("sbi", "kind"),
    [
        ("64191", "bank"), ("6419", "bank"), ("65111", "bank"), ("6418", "financieel"), ("6492", "financieel"),
        ("66", "financieel"), ("6420", "holding"), ("6399", "anders"), ("6810", "anders"), ("0164", "anders"), (None, None),
    ],
)  # fmt: skip
@in_one_city
def test_the_main_activity_says_what_a_company_is_as_a_lender(
    records: Records, sbi: str | None, kind: str | None
) -> Case:
    company(records, 1, sbi=sbi)
    assert (yield).nodes("Bedrijf")["KVK:99000001"]["geldverstrekker"] == kind


@pytest.mark.parametrize("sbi", ["6810", "6420", None])
@pytest.mark.parametrize("soort", ["bank", "verzekeraar", "kredietaanbieder", "fonds"])
@in_one_city
def test_a_licence_outranks_the_activity_and_its_place_is_the_origin(
    records: Records, soort: str, sbi: str | None
) -> Case:
    company(records, 1, sbi=sbi)
    licensed(records, soort)
    tables = yield
    assert tables.nodes("Bedrijf")["KVK:99000001"]["geldverstrekker"] == "vergunning"
    found = {file for column, file, _ in tables.origins("KVK:99000001") if column == "geldverstrekker"}
    assert found == {"kredietverleners.Kredietvergunning"}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"soort": "anders"}, "anders"),
        ({"datum_ingang": "2022-06-30"}, "vergunning"),
        ({"datum_ingang": "2022-07-01"}, "anders"),
        ({"datum_einde": "2022-06-30"}, "anders"),
        ({"datum_einde": "2022-07-01"}, "vergunning"),
        ({"ended": "2022-06-30"}, "anders"),
        ({"ended": "2022-07-01"}, "vergunning"),
        ({"datum_ingang": None}, "vergunning"),
        ({"kvk": "99000077"}, "anders"),
    ],
)
@in_one_city
def test_only_a_licence_to_lend_that_holds_on_the_date_counts(
    records: Records, values: dict[str, Any], kind: str
) -> Case:
    company(records, 1, sbi="6810")
    licensed(records, **values)
    assert (yield as_of(on="2022-06-30")).nodes("Bedrijf")["KVK:99000001"]["geldverstrekker"] == kind

"""Earlier sales and insolvencies: in step with the deeds and companies they speak of."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.timeline import STANDS
from tests.demo.registers import rows

if TYPE_CHECKING:
    from tests.demo.conftest import Written


def _list(written: Written, name: str) -> list[dict[str, str]]:
    return rows(written.folder / name / f"{name}.csv")


def test_the_last_earlier_sale_of_an_object_is_the_deed_that_its_first_stand_rests_on(written: Written) -> None:
    deals: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _list(written, "transacties"):
        deals[row["kadastraalobject_id"]][row["datum"], row["koopsom_euro"]].add(row["koper"])
    assert len(deals) > 8
    for object_id, per_day in deals.items():
        seen = written.files.stands[STANDS[0]][object_id]
        (part,) = (seen.parts[key] for key in seen.resting_on)
        assert len(per_day) == 2
        day, price = max(per_day)
        assert (date.fromisoformat(day), int(price)) == (part.day, part.price)
        assert len(per_day[day, price]) == len(seen.holders)


def test_earlier_sales_lie_years_apart_at_market_prices_and_pass_from_hand_to_hand(written: Written) -> None:
    per_object: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _list(written, "transacties"):
        per_object[row["kadastraalobject_id"]].append(row)
    for lines in per_object.values():
        before, *after = sorted(lines, key=lambda row: row["datum"])
        assert {row["verkoper"] for row in after} == {before["koper"]}
        assert (
            date.fromisoformat(after[0]["datum"]).toordinal() - date.fromisoformat(before["datum"]).toordinal()
            > 3 * 365
        )
    assert len({row["verkoper_rsin"] for row in _list(written, "transacties")}) > 2, "companies between two people"


def _numbers(written: Written) -> set[str]:
    profiles = (json.loads(path.read_text(encoding="utf-8")) for path in (written.folder / "kvk").glob("[0-9]*.json"))
    return {
        number
        for each in profiles
        for number in (each["kvkNummer"], each["_embedded"]["eigenaar"].get("rsin"))
        if number
    }


def test_insolvencies_are_of_companies_and_end_with_those_that_were_dissolved(written: Written) -> None:
    cases = _list(written, "insolventies")
    assert {row["soort"] for row in cases} == {"F", "S"}
    assert {row["datum_einde"] == "" for row in cases} == {True, False}
    assert len({row["insolventienummer"] for row in cases}) == len(cases)
    for row in cases:
        company = written.files.companies[row["kvk_nummer"]]
        ended = company.ended.isoformat() if company.ended else ""
        assert company.founded.isoformat() < row["datum_uitspraak"]
        assert ended in ("", row["datum_einde"])


def test_every_number_in_an_earlier_sale_is_that_of_a_company(written: Written) -> None:
    known = _numbers(written)
    for row in _list(written, "transacties"):
        numbers = {row[f"{side}_{kind}"] for side in ("verkoper", "koper") for kind in ("kvk", "rsin")} - {""}
        assert numbers <= known

"""The trade register's Dataservice: officers, reasons of end, insolvencies and deposits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.demo.reading import first
from tests.demo.registers import entries, rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.demo.conftest import Written


def _messages(written: Written) -> list[Path]:
    return sorted((written.folder / "hr").glob("*.xml"))


def test_officers_sole_shareholders_and_reasons_of_end_stand_in_the_messages(written: Written) -> None:
    found = entries(written.folder / "hr")
    codes = {first(each, "code") for path in _messages(written) for each in etree.parse(path).iter("{*}functie")}
    assert codes == {"01", "02", "03", "08"}
    assert set(found) <= set(written.files.companies)
    assert {entry.founded == written.files.companies[entry.kvk].founded for entry in found.values()} == {True}
    ended = [entry for entry in found.values() if entry.ended]
    assert {entry.merged for entry in ended} == {True, False}
    assert all(entry.ended == written.files.companies[entry.kvk].ended for entry in ended)
    swift = [
        path
        for path in _messages(written)
        if b"<ontbinding>" in path.read_bytes() and b"<liquidatie>" not in path.read_bytes()
    ]
    assert len(swift) >= 12


def test_an_officer_holds_office_within_the_life_of_the_company(written: Written) -> None:
    for entry in entries(written.folder / "hr").values():
        assert entry.offices, entry.kvk
        for office in entry.offices:
            assert entry.founded <= office.since
            assert office.until is None or office.since < office.until
            assert entry.ended is None or (office.until is not None and office.until <= entry.ended)


def test_companies_with_a_seat_only_have_no_message(written: Written) -> None:
    assert len(entries(written.folder / "hr")) < 0.7 * len(written.files.companies)


def _list(written: Written, name: str) -> list[dict[str, str]]:
    return rows(written.folder / name / f"{name}.csv")


def test_the_trade_register_shows_the_same_insolvencies(written: Written) -> None:
    listed = {(row["kvk_nummer"], row["datum_uitspraak"].replace("-", "")) for row in _list(written, "insolventies")}
    shown = set()
    for path in (written.folder / "hr").glob("*.xml"):
        for state in etree.parse(path).iter("{*}bijzondereRechtstoestand"):
            shown.add((path.stem, first(state, "registratie/datumAanvang")))
    assert shown == {case for case in listed if (written.folder / "hr" / f"{case[0]}.xml").exists()}
    assert len(shown) > 3


def test_companies_with_capital_deposit_their_accounts_and_some_have_stopped(written: Written) -> None:
    last_years: Counter[str] = Counter()
    for path in (written.folder / "hr").glob("*.xml"):
        root: Any = etree.parse(path)
        deposits = [
            (first(each, "boekjaar") or "", first(each, "datumDeponering") or "")
            for each in root.iter("{*}jaarstukJaarrekening")
        ]
        assert all(year < day[:4] and day <= "20241231" for year, day in deposits)
        if deposits and not written.files.companies[path.stem].ended:
            last_years[max(deposits)[0]] += 1
    assert set(last_years) == {"2021", "2023"}
    assert last_years["2021"] < last_years["2023"] / 4

from __future__ import annotations

import csv
import json
import os
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError, LoaderError
from ondermijning.model.records_other import Prijsindex, WozObject
from ondermijning.sources.delivery import SCHEMA_VERSION
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.rows import About, Reject, Remark, RowRejected
from tests.support.registers import TOY_REGISTER
from tests.support.stands import Obj, stand
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Outcome, Row
    from ondermijning.workspace import Workspace


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """``kwartaal;waarde;gebied``: a quarter, a number or the name of something that goes wrong, and an area."""
    value = row.data.get("waarde", "")
    if value == "kapot":
        raise RowRejected("waarde", "is broken")
    if value == "half":
        yield Reject("waarde", "is half")
    if value == "vreemd":
        yield Remark("waarde", "is strange")
    if value == "fout":
        raise KeyError(value)
    if value == "ander":
        yield WozObject("093500000012", None, None, None)
    if value in ("ook", "smokkel"):
        other = "bsn 999990019" if value == "smokkel" else f"{row.data.get('gebied', '')}#ook"
        yield About(other, Prijsindex("2024K4", row.data.get("gebied", ""), "", 1))
    number: Any = int(value) if value.isdigit() else value if value == "tekst" else 1
    yield Prijsindex(row.data.get("kwartaal"), row.data.get("gebied", ""), "", number)  # type: ignore[arg-type]


TOY = Loader(
    id="toets",
    title="Toets",
    reads=(
        CsvReader(
            "toets",
            Scope.FULL,
            frozenset({"kwartaal", "waarde", "gebied"}),
            frozenset({"kwartaal", "waarde"}),
            records,
            subject=lambda row: row.data.get("gebied", ""),
        ),
    ),
    yields=(Prijsindex,),
    example_name="toets.csv",
    example="kwartaal;waarde\n2024K1;1\n",
    register=TOY_REGISTER,
)
DAY = date(2024, 1, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def table(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("kwartaal;waarde;gebied", *lines)) + "\n", encoding="utf-8")
    return path


def quarters(count: int, value: str = "1", area: str = "", first: int = 0) -> list[str]:
    return [f"{place:04d}K1;{value};{area}" for place in range(first, first + count)]


def files_of(workspace: Workspace) -> dict[str, tuple[bytes, int]]:
    """Every file but the lock, with its contents and the moment it was written."""
    paths = [path for path in workspace.root.rglob("*") if path.is_file() and path != workspace.lock_path]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def folders(workspace: Workspace) -> list[str]:
    return sorted(path.name[:10] for path in workspace.deliveries.glob("*/*"))


def rejects_of(workspace: Workspace) -> list[list[str]]:
    (path,) = workspace.rejects.rglob("*.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


class TestTwoSubjects:
    def test_a_row_may_speak_about_another_subject_too(self, tmp_path: Path, workspace: Workspace) -> None:
        by_subject = replace(TOY, reads=(replace(TOY.reads[0], scope=Scope.SUBJECT),))  # type: ignore[type-var]
        for number, (value, area) in enumerate((("ook", "A"), ("1", "A"), ("1", "A#ook"))):
            path = table(tmp_path / "in" / f"{number}.csv", f"2024K1;{value};{area}")
            load_into(workspace, by_subject, [path], reference_date=date(2024, 1 + number, 1))
        seen = {
            row["kwartaal"]: row["_gezien_tot"] for row in state_of(workspace)["Prijsindex"] if row["gebied"] == "A"
        }
        assert seen == {"2024K1": None, "2024K4": date(2024, 3, 1)}

    def test_the_other_subject_is_no_way_past_the_door(self, tmp_path: Path, workspace: Workspace) -> None:
        path = table(tmp_path / "in" / "een.csv", "2024K1;smokkel;A", *quarters(3, first=1))
        (report,) = load_into(workspace, TOY, [path], reference_date=DAY)
        assert (report.rejected, report.records) == (1, {"Prijsindex": 3})


class TestOneDelivery:
    def test_its_manifest_says_what_it_is_made_of_and_the_file_itself_is_not_kept(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        path = table(tmp_path / "in" / "een.csv", *quarters(3))
        (report,) = load_into(workspace, TOY, [path], reference_date=DAY)
        (folder,) = workspace.deliveries.glob("toets/*.parquet")
        manifest = json.loads((folder / "manifest.json").read_text())
        assert folder.name == f"2024-01-01-{report.delivery}.parquet"
        assert sorted(entry.name for entry in folder.iterdir()) == [
            "Prijsindex.parquet",
            "_onderwerpen.parquet",
            "manifest.json",
        ]
        assert {key: manifest[key] for key in ("source", "reference_date", "rows", "records", "scope")} == {
            "source": "toets",
            "reference_date": "2024-01-01",
            "rows": 3,
            "records": {"Prijsindex": 3},
            "scope": "volledig",
        }
        assert manifest["schema_version"] == SCHEMA_VERSION
        (file,) = manifest["files"]
        assert (file["name"], file["size"], len(file["sha256"])) == ("een.csv", path.stat().st_size, 64)
        assert path.read_bytes() not in [contents for contents, _ in files_of(workspace).values()]

    def test_twice_loaded_changes_nothing_under_whatever_name(self, tmp_path: Path, workspace: Workspace) -> None:
        path = table(tmp_path / "in" / "een.csv", *quarters(3))
        (first,) = load_into(workspace, TOY, [path], reference_date=DAY)
        before = files_of(workspace)
        with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
            archive.write(path, "map/anders.csv")
        for given in (path, path.parent, tmp_path / "in.zip", tmp_path / "in2"):
            if not given.exists():
                path.parent.rename(given)
            (again,) = load_into(workspace, TOY, [given], reference_date=DAY)
            assert again == replace(first, already_known=True)
        assert files_of(workspace) == before

    @pytest.mark.parametrize("later", [None, DAY])
    def test_the_number_of_rows_is_checked_also_for_files_that_were_loaded_before(
        self, tmp_path: Path, workspace: Workspace, later: date | None
    ) -> None:
        path = table(tmp_path / "een.csv", *quarters(3))
        load_into(workspace, TOY, [path], reference_date=DAY)
        before = files_of(workspace)
        message = "toets 2024-01-01, loaded before: 3 rows, where the supplier says 4"
        with pytest.raises(DeliveryError, match=message):
            load_into(workspace, TOY, [path], reference_date=later, expect_rows=4)
        (again,) = load_into(workspace, TOY, [path], reference_date=later, expect_rows=3)
        assert again.already_known
        assert files_of(workspace) == before

    def test_equal_contents_at_another_stated_date_are_news(self, tmp_path: Path, workspace: Workspace) -> None:
        first, other = table(tmp_path / "a.csv", *quarters(3)), table(tmp_path / "b.csv", *quarters(2))
        for path, year in ((first, 2021), (other, 2022), (first, 2023)):
            (report,) = load_into(workspace, TOY, [path], reference_date=date(year, 1, 1))
            assert not report.already_known
        assert folders(workspace) == ["2021-01-01", "2022-01-01", "2023-01-01"]
        assert {row["_gezien_tot"] for row in state_of(workspace)["Prijsindex"]} == {None}

    def test_a_copy_of_a_file_without_a_date_is_no_news(self, tmp_path: Path, workspace: Workspace) -> None:
        path = table(tmp_path / "a.csv", *quarters(3))
        load_into(workspace, TOY, [path])
        os.utime(path, (2_000_000_000, 2_000_000_000))
        (report,) = load_into(workspace, TOY, [path])
        assert report.already_known
        assert len(folders(workspace)) == 1

    def test_equal_files_in_one_delivery_count_once(self, tmp_path: Path, workspace: Workspace) -> None:
        for name in ("a.csv", "b.csv"):
            table(tmp_path / "in" / name, *quarters(3))
        (report,) = load_into(workspace, TOY, [tmp_path / "in"], reference_date=DAY)
        assert (report.rows, report.records) == (3, {"Prijsindex": 3})
        assert [entry["name"] for entry in report.files] == ["a.csv", "b.csv"]

    def test_what_is_in_no_format_is_named_and_skipped(self, tmp_path: Path, workspace: Workspace) -> None:
        table(tmp_path / "in" / "a.csv", *quarters(3))
        (tmp_path / "in" / "lees.txt").write_text("hallo")
        (report,) = load_into(workspace, TOY, [tmp_path / "in"], reference_date=DAY)
        assert report.skipped == ["lees.txt"]

    @pytest.mark.parametrize("names", [[], ["a.txt"], ["a.txt", "b.txt"]])
    def test_a_delivery_without_any_known_file_is_refused(
        self, tmp_path: Path, workspace: Workspace, names: list[str]
    ) -> None:
        (tmp_path / "in").mkdir()
        for name in names:
            (tmp_path / "in" / name).write_text("hallo")
        where = "a.txt" if len(names) == 1 else f"{len(names)} files"
        with pytest.raises(DeliveryError, match=rf"{where}: nothing here is in a format of toets \(toets\)"):
            load_into(workspace, TOY, [tmp_path / "in"])

    def test_remarks_are_counted_and_kept_with_their_record(self, tmp_path: Path, workspace: Workspace) -> None:
        path = table(tmp_path / "a.csv", *quarters(2, "vreemd"), *quarters(1, first=2))
        (report,) = load_into(workspace, TOY, [path], reference_date=DAY)
        assert (report.remarks, report.rejected, report.records) == ({"waarde: is strange": 2}, 0, {"Prijsindex": 3})


class TestReferenceDate:
    def test_it_is_the_one_the_file_states(self, tmp_path: Path, workspace: Workspace) -> None:
        path = stand(tmp_path / "stand.xml", [Obj("1230012370000")], peildatum="2023-06-30")
        (report,) = load_into(workspace, "brk", [path])
        assert report.reference_date == date(2023, 6, 30)

    def test_what_the_user_says_goes_before_it(self, tmp_path: Path, workspace: Workspace) -> None:
        path = stand(tmp_path / "stand.xml", [Obj("1230012370000")], peildatum="2023-06-30")
        (report,) = load_into(workspace, "brk", [path], reference_date=DAY)
        assert report.reference_date == DAY

    def test_a_file_that_states_none_speaks_for_the_day_it_was_made(self, tmp_path: Path, workspace: Workspace) -> None:
        made = datetime(2021, 5, 6, 12, tzinfo=UTC).timestamp()
        given: list[tuple[Loader | str, Path]] = [
            (TOY, table(tmp_path / "a.csv", *quarters(1))),
            ("brk", stand(tmp_path / "b.xml", [Obj("1")], peildatum=None)),
        ]
        for loader, path in given:
            os.utime(path, (made, made))
            (report,) = load_into(workspace, loader, [path])
            assert report.reference_date == date(2021, 5, 6)

    def test_a_file_that_was_made_after_midnight_speaks_for_the_new_day_here(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        path, made = table(tmp_path / "a.csv", *quarters(1)), datetime(2024, 12, 31, 23, 30, tzinfo=UTC).timestamp()
        os.utime(path, (made, made))
        (report,) = load_into(workspace, TOY, [path])
        assert report.reference_date == date(2025, 1, 1)

    def test_files_of_several_dates_are_several_deliveries_oldest_first(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        for place, day in enumerate(("2024-01-01", "2022-01-01", "2023-01-01", "2022-01-01")):
            stand(tmp_path / "in" / f"{place}.xml", [Obj(f"123001237000{place}")], peildatum=day)
        reports = load_into(workspace, "brk", [tmp_path / "in"])
        assert [(str(report.reference_date), report.rows) for report in reports] == [
            ("2022-01-01", 2),
            ("2023-01-01", 1),
            ("2024-01-01", 1),
        ]
        assert folders(workspace) == ["2022-01-01", "2023-01-01", "2024-01-01"]

    def test_a_date_that_is_none_refuses_the_delivery(self, tmp_path: Path, workspace: Workspace) -> None:
        path = stand(tmp_path / "stand.xml", [Obj("1")], peildatum="2023-02-30")
        with pytest.raises(
            DeliveryError, match=r"stand\.xml: states a reference date that is a day that does not exist"
        ):
            load_into(workspace, "brk", [path])
        (report,) = load_into(workspace, "brk", [path], reference_date=DAY)
        assert report.reference_date == DAY

    def test_files_of_one_date_that_speak_for_different_things_are_two_deliveries(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        answer = {"identificatie": "093500000013", "waarden": []}
        (tmp_path / "answer.json").write_text(json.dumps(answer))
        (tmp_path / "woz.csv").write_text(shipped_loaders()["woz"].example)
        reports = load_into(workspace, "woz", [tmp_path / "answer.json", tmp_path / "woz.csv"], reference_date=DAY)
        assert sorted(report.scope for report in reports) == ["onderwerp", "volledig"]


class TestRejects:
    def test_they_go_to_a_file_with_place_and_reason(self, tmp_path: Path, workspace: Workspace) -> None:
        lines = [*quarters(1, "kapot"), *quarters(1, "half", first=1), ";5;", *quarters(397, first=2)]
        (report,) = load_into(workspace, TOY, [table(tmp_path / "a.csv", *lines)], reference_date=DAY)
        assert (report.rows, report.rejected, report.records) == (400, 3, {"Prijsindex": 398})
        assert rejects_of(workspace) == [
            ["bestand", "positie", "veld", "reden"],
            ["a.csv", "regel 2", "waarde", "is broken"],
            ["a.csv", "regel 3", "waarde", "is half"],
            ["a.csv", "regel 4", "kwartaal", "the key is empty"],
        ]

    @pytest.mark.parametrize(
        ("bad", "good", "limit", "accepted"),
        [
            (1, 99, 1.0, True),
            (4, 96, 1.0, False),
            (4, 395, 1.0, False),
            (4, 396, 1.0, True),
            (4, 96, 4.0, True),
            (3, 3, 1.0, True),  # a few are always taken, up to half
            (3, 2, 1.0, False),
            (1, 1, 1.0, True),
            (1, 0, 1.0, False),
            (1, 99, 0.0, False),
            (0, 5, 0.0, True),
            (5, 5, 50.0, True),
            (6, 4, 50.0, False),
        ],
    )
    def test_more_than_the_limit_refuses_the_delivery(
        self, tmp_path: Path, workspace: Workspace, bad: int, good: int, limit: float, *, accepted: bool
    ) -> None:
        path = table(tmp_path / "a.csv", *quarters(bad, "kapot"), *quarters(good, first=bad))
        if accepted:
            (report,) = load_into(workspace, TOY, [path], reference_date=DAY, max_rejects=limit)
            assert report.rejected == bad
        else:
            message = rf"{bad} of {bad + good} rows refused, at most {limit:g} % allowed\. See .*\.csv, mend the source"
            with pytest.raises(DeliveryError, match=message):
                load_into(workspace, TOY, [path], reference_date=DAY, max_rejects=limit)
            assert folders(workspace) == []
            assert len(rejects_of(workspace)) == 1 + bad

    def test_too_few_rows_refuse_the_delivery(self, tmp_path: Path, workspace: Workspace) -> None:
        wants = replace(TOY, minimum_rows=4)
        with pytest.raises(DeliveryError, match="3 rows, at least 4 expected"):
            load_into(workspace, wants, [table(tmp_path / "a.csv", *quarters(3))], reference_date=DAY)
        with pytest.raises(DeliveryError, match="0 rows, at least 1 expected"):
            load_into(workspace, TOY, [table(tmp_path / "b.csv")], reference_date=DAY)
        assert folders(workspace) == []


class TestHalfSize:
    @pytest.fixture
    def loaded(self, tmp_path: Path, workspace: Workspace) -> Workspace:
        load_into(workspace, TOY, [table(tmp_path / "oud.csv", *quarters(10))], reference_date=DAY)
        return workspace

    def later(self, workspace: Workspace, path: Path, **options: Any) -> int:
        (report,) = load_into(workspace, TOY, [path], **{"reference_date": date(2024, 2, 1), **options})
        return report.rows

    def test_under_half_of_the_delivery_before_is_refused_and_the_state_stays(
        self, tmp_path: Path, loaded: Workspace
    ) -> None:
        before = state_of(loaded)
        path = table(tmp_path / "nieuw.csv", *quarters(4))
        with pytest.raises(
            DeliveryError, match=r"4 rows for area -, where the delivery before has 10.* --accept-small"
        ):
            self.later(loaded, path)
        assert state_of(loaded) == before
        assert self.later(loaded, path, accept_small=True) == 4
        assert len([row for row in state_of(loaded)["Prijsindex"] if row["_gezien_tot"] is None]) == 4

    def test_exactly_half_is_accepted(self, tmp_path: Path, loaded: Workspace) -> None:
        assert self.later(loaded, table(tmp_path / "nieuw.csv", *quarters(5))) == 5

    def test_it_is_compared_with_the_date_before_it_and_not_with_later_ones(
        self, tmp_path: Path, loaded: Workspace
    ) -> None:
        assert self.later(loaded, table(tmp_path / "a.csv", *quarters(1)), reference_date=date(2023, 1, 1)) == 1
        assert self.later(loaded, table(tmp_path / "b.csv", *quarters(20))) == 20
        with pytest.raises(DeliveryError, match="where the delivery before has 20"):
            self.later(loaded, table(tmp_path / "c.csv", *quarters(9)), reference_date=date(2024, 3, 1))

    def test_each_area_is_compared_with_itself(self, tmp_path: Path, loaded: Workspace) -> None:
        assert self.later(loaded, table(tmp_path / "a.csv", *quarters(4, area="0936"))) == 4
        both = table(tmp_path / "b.csv", *quarters(10), *quarters(1, area="0936"))
        with pytest.raises(DeliveryError, match="1 rows for area 0936, where the delivery before has 4"):
            self.later(loaded, both, reference_date=date(2024, 3, 1))

    def test_parts_of_one_date_add_up(self, tmp_path: Path, loaded: Workspace) -> None:
        (first,) = load_into(loaded, TOY, [table(tmp_path / "a.csv", *quarters(5))], reference_date=date(2024, 2, 1))
        part = table(tmp_path / "b.csv", *quarters(2, first=5))
        assert self.later(loaded, part, part_of=first.delivery[:12]) == 2
        with pytest.raises(DeliveryError, match="3 rows for area -, where the delivery before has 7"):
            self.later(loaded, table(tmp_path / "c.csv", *quarters(3)), reference_date=date(2024, 3, 1))

    @pytest.mark.parametrize(
        ("before", "now", "taken"),
        [(100, 90, True), (110, 100, True), (120, 107, False), (30, 21, True), (30, 19, False)],
    )
    def test_a_drop_of_more_than_a_tenth_asks_for_a_word(
        self, tmp_path: Path, workspace: Workspace, before: int, now: int, *, taken: bool
    ) -> None:
        load_into(workspace, TOY, [table(tmp_path / "oud.csv", *quarters(before))], reference_date=DAY)
        path = table(tmp_path / "nieuw.csv", *quarters(now))
        if taken:
            assert self.later(workspace, path) == now
        else:
            with pytest.raises(DeliveryError, match=rf"{now} rows for area -, where the delivery before has {before}"):
                self.later(workspace, path)
            assert self.later(workspace, path, max_drop=50) == now

    def test_answers_about_single_subjects_are_never_too_small(self, tmp_path: Path, workspace: Workspace) -> None:
        profiles = [{"kvkNummer": f"9900001{place}", "naam": "V", "sbiActiviteiten": []} for place in range(5)]
        for count, day in ((5, DAY), (1, date(2024, 2, 1))):
            (tmp_path / "kvk.json").write_text(json.dumps(profiles[:count]))
            (report,) = load_into(workspace, "kvk", [tmp_path / "kvk.json"], reference_date=day)
            assert report.rows == count


class TestDifferences:
    def test_what_ended_began_and_changed_is_told(self, tmp_path: Path, workspace: Workspace) -> None:
        load_into(workspace, TOY, [table(tmp_path / "a.csv", *quarters(10))], reference_date=DAY)
        lines = [*quarters(2, "9"), *quarters(9, first=2)]  # of ten two changed, one began; the last goes below
        (report,) = load_into(workspace, TOY, [table(tmp_path / "b.csv", *lines[:-2])], reference_date=date(2025, 1, 1))
        assert report.notes == ["against the delivery before (2024-01-01): 1 ended, 0 began, 2 changed (Prijsindex 1)"]
        (last,) = load_into(workspace, TOY, [table(tmp_path / "c.csv", *lines)], reference_date=date(2026, 1, 1))
        assert last.notes == ["against the delivery before (2025-01-01): 0 ended, 2 began, 0 changed"]


class TestFailure:
    @pytest.mark.parametrize("value", ["fout", "tekst", "ander", "9" * 30])
    def test_a_loader_that_breaks_its_contract_leaves_everything_as_it_was(
        self, tmp_path: Path, workspace: Workspace, value: str
    ) -> None:
        load_into(workspace, TOY, [table(tmp_path / "goed.csv", *quarters(3))], reference_date=DAY)
        before = files_of(workspace)
        path = table(tmp_path / "nieuw.csv", *quarters(1), f"2024K2;{value};")
        with pytest.raises(LoaderError) as caught:
            load_into(workspace, TOY, [path], reference_date=date(2024, 2, 1))
        assert value not in str(caught.value)
        assert files_of(workspace) == before
        assert list(workspace.root.rglob(".tmp-*")) == []

    def test_a_loader_that_fails_is_told_with_the_place_where(self, tmp_path: Path, workspace: Workspace) -> None:
        path = table(tmp_path / "nieuw.csv", *quarters(1), "2024K2;fout;")
        with pytest.raises(LoaderError, match=r"nieuw\.csv, regel 3: loader toets fails on a row \(KeyError\)"):
            load_into(workspace, TOY, [path], reference_date=DAY)

    def test_a_file_that_breaks_off_leaves_everything_as_it_was(self, tmp_path: Path, workspace: Workspace) -> None:
        objects = [Obj(f"123001237000{place}") for place in range(5)]
        good = stand(tmp_path / "goed.xml", objects, peildatum="2023-01-01")
        load_into(workspace, "brk", [good])
        before = files_of(workspace)
        whole = stand(tmp_path / "heel.xml", objects, peildatum="2024-01-01").read_bytes()
        (tmp_path / "half.xml").write_bytes(whole[: len(whole) // 2])
        with pytest.raises(DeliveryError, match=r"half\.xml, line .* cut off"):
            load_into(workspace, "brk", [tmp_path / "half.xml"])
        with pytest.raises(DeliveryError, match=r"half\.xml, line .* cut off"):
            load_into(workspace, "brk", [tmp_path / "heel.xml", tmp_path / "half.xml"])
        assert files_of(workspace) == before
        (report,) = load_into(workspace, "brk", [tmp_path / "heel.xml"])
        assert report.rows == 5

    def test_deliveries_before_a_refused_one_stay(self, tmp_path: Path, workspace: Workspace) -> None:
        stand(
            tmp_path / "in" / "a.xml", [Obj(f"12300123700{place}") for place in range(10, 14)], peildatum="2023-01-01"
        )
        stand(tmp_path / "in" / "b.xml", [Obj("1230012370010")], peildatum="2024-01-01")
        with pytest.raises(DeliveryError, match="brk 2024-01-01: 1 rows"):
            load_into(workspace, "brk", [tmp_path / "in"])
        assert folders(workspace) == ["2023-01-01"]

"""What arrives later for one source, area and day corrects what was delivered before, and what was known before stays known."""

from __future__ import annotations

import itertools
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondermijning.errors import DeliveryError
from ondermijning.sources.deliveries import arrived, every_delivery, state_arrival, withdraw
from ondermijning.sources.state import open_state, replaced
from tests.support.clock import at_day, set_clock
from tests.support.stands import Holder, Obj, Person, Right, stand
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.delivery import LoadReport
    from ondermijning.workspace import Workspace

DAY = date(2024, 1, 1)
WOZ = "wozobjectnummer;waardepeildatum;vastgestelde_waarde;gebruikscode"
ANNA, BERT = Person("901", "Aalders", "Anna", bsn="999993653"), Person("902", "Baks", "Bert", bsn="999990019")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def written(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def worth(path: Path, *values: tuple[str, int, int]) -> Path:
    """An export of WOZ values: object, year, euro."""
    lines = (f"{number};{year}-01-01;{euro};10" for number, year, euro in values)
    return written(path, WOZ, *lines)


def owned(path: Path, *holders: Person, day: str = "2024-01-01") -> Path:
    """A stand in which each of these holds an object of their own."""
    objects = [
        Obj(
            f"1230000{place}270000", f"MTT00 C {place}", [Right(f"7{place}", holders=[Holder(f"8{person.id}", person)])]
        )
        for place, person in enumerate(holders, start=1)
    ]
    return stand(path, objects, peildatum=day)


def holders_now(workspace: Workspace) -> set[str]:
    found = state_of(workspace)["NatuurlijkPersoon"]
    return {row["persoon_id"].rpartition(":")[2] for row in found if row["_gezien_tot"] is None}


def loaded(workspace: Workspace, source: str, *paths: Path, **options: Any) -> LoadReport:
    """The one delivery of a day, arrived today unless told otherwise."""
    options = {"reference_date": DAY, "received_then": False, "accept_small": True, **options}
    (report,) = load_into(workspace, source, paths, **options)
    return report


class TestACorrectedDelivery:
    def test_a_corrected_stand_leaves_one_owner(self, workspace: Workspace, tmp_path: Path) -> None:
        """Both the wrong and the right owner held 100 percent."""
        loaded(workspace, "brk", owned(tmp_path / "fout.xml", ANNA))
        report = loaded(workspace, "brk", owned(tmp_path / "goed.xml", BERT))
        assert holders_now(workspace) == {"902"}
        assert list(report.replaces.values()) == [1]
        assert any(note.startswith("replaces what ") for note in report.notes)

    @pytest.mark.parametrize("wrong", range(3_010_000, 3_010_010))
    def test_a_corrected_woz_value_wins_whatever_its_hash(
        self, workspace: Workspace, tmp_path: Path, wrong: int
    ) -> None:
        """It won 2 of 10 times."""
        loaded(workspace, "woz", worth(tmp_path / "a.csv", ("093500000012", 2023, wrong)))
        report = loaded(workspace, "woz", worth(tmp_path / "b.csv", ("093500000012", 2023, 301_000)))
        assert [row["waarde_euro"] for row in state_of(workspace)["WozWaarde"]] == [301_000]
        assert "against the delivery before (2024-01-01): 0 ended, 0 began, 1 changed" in report.notes

    def test_a_permit_that_the_corrected_file_leaves_out_is_gone(self, workspace: Workspace, tmp_path: Path) -> None:
        lines = ["G-1;sluiting_13b;2023-01-01", "G-2;sluiting_13b;2023-02-01"]
        head = "gebeurtenis_id;soort;datum"
        loaded(workspace, "gebeurtenissen", written(tmp_path / "a.csv", head, *lines))
        loaded(workspace, "gebeurtenissen", written(tmp_path / "b.csv", head, lines[0]))
        assert [row["gebeurtenis_id"] for row in state_of(workspace)["Melding"]] == ["G-1"]

    def test_an_area_that_the_later_delivery_does_not_speak_of_stays(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        for area, number in (("0935", "1"), ("0936", "2")):
            path = stand(tmp_path / f"{area}.xml", [Obj(number)], peildatum="2024-01-01", area=area)
            loaded(workspace, "brk", path)
        assert {row["_gezien_tot"] for row in state_of(workspace)["KadastraalObject"]} == {None}
        assert replaced(workspace) == {}

    def test_a_correction_of_one_area_leaves_the_other_of_its_delivery(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        both = [
            stand(tmp_path / f"{area}.xml", [Obj(number)], peildatum="2024-01-01", area=area)
            for area, number in (("0935", "1"), ("0936", "2"))
        ]
        first = loaded(workspace, "brk", *both)
        loaded(workspace, "brk", stand(tmp_path / "nieuw.xml", [Obj("3")], peildatum="2024-01-01", area="0936"))
        found = {row["object_id"].rpartition(":")[2] for row in state_of(workspace)["KadastraalObject"]}
        assert found == {"1", "3"}
        (gone,) = replaced(workspace).values()
        assert (gone.subjects, gone.among, gone.by == first.delivery) == (1, 2, False)

    def test_what_is_loaded_later_counts_also_where_the_clock_was_set_back(
        self, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for minute, person in ((30, ANNA), (10, BERT), (10, ANNA), (5, BERT)):
            set_clock(monkeypatch, f"2024-05-01T12:{minute:02}:00")
            name = f"{minute}{person.id}.xml"
            loaded(workspace, "brk", owned(tmp_path / name, person, Person(f"95{minute}", "Cats")))
            assert person.id in holders_now(workspace)

    def test_a_part_adds_up_and_its_contradiction_is_told(self, workspace: Workspace, tmp_path: Path) -> None:
        one = worth(tmp_path / "a.csv", ("093500000012", 2023, 300_000), ("093500000013", 2023, 1))
        first = loaded(workspace, "woz", one)
        two = worth(tmp_path / "b.csv", ("093500000012", 2023, 310_000), ("093500000014", 2023, 2))
        second = loaded(workspace, "woz", two, part_of=first.delivery[:8])
        assert first.group == second.group
        assert sorted(row["waarde_euro"] for row in state_of(workspace)["WozWaarde"]) == [1, 2, 310_000]
        assert second.notes == [
            "contradicts what else was delivered for this day, and counts as the later (WozWaarde 1)"
        ]

    def test_an_answer_about_one_object_contradicts_the_list_of_that_day_and_that_is_told(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        loaded(workspace, "woz", worth(tmp_path / "a.csv", ("093500000012", 2023, 300_000)))
        value = {"waardepeildatum": "2023-01-01", "vastgesteldeWaarde": 299_000}
        answer = written(tmp_path / "b.json", json.dumps({"identificatie": "093500000012", "waarden": [value]}))
        report = loaded(workspace, "woz", answer)
        assert "contradicts what else was delivered for this day" in report.notes[0]
        assert [row["waarde_euro"] for row in state_of(workspace)["WozWaarde"]] == [299_000]

    @pytest.mark.parametrize("name", ["123", "abcdef123456", ""])
    def test_a_part_of_what_is_not_there_is_refused(self, workspace: Workspace, tmp_path: Path, name: str) -> None:
        loaded(workspace, "woz", worth(tmp_path / "a.csv", ("093500000012", 2023, 1)))
        path = worth(tmp_path / "b.csv", ("093500000013", 2023, 2))
        if not name:
            assert loaded(workspace, "woz", path, part_of="").replaces
            return
        with pytest.raises(DeliveryError, match=f"no delivery is called {name}"):
            loaded(workspace, "woz", path, part_of=name)

    def test_a_part_of_what_was_replaced_or_withdrawn_or_is_of_another_day_is_refused(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        first = loaded(workspace, "woz", worth(tmp_path / "a.csv", ("093500000012", 2023, 1)))
        second = loaded(workspace, "woz", worth(tmp_path / "b.csv", ("093500000012", 2023, 2)))
        part = worth(tmp_path / "c.csv", ("093500000013", 2023, 3))
        with pytest.raises(DeliveryError, match=rf"was replaced by a later delivery.*{second.delivery[:12]}"):
            loaded(workspace, "woz", part, part_of=first.delivery)
        with pytest.raises(DeliveryError, match="speaks for another day"):
            loaded(workspace, "woz", part, part_of=second.delivery, reference_date=date(2024, 1, 2))
        take_out(workspace, second)
        with pytest.raises(DeliveryError, match="is withdrawn"):
            loaded(workspace, "woz", part, part_of=second.delivery)


def take_out(workspace: Workspace, report: LoadReport, *, day: date = DAY, undo: bool = False) -> None:
    with workspace.write_lock():
        withdraw(workspace, report.delivery, day=day, reason="verkeerd bestand", actor="test", undo=undo)


class TestWithinOneDelivery:
    @pytest.mark.parametrize("order", list(itertools.permutations((2021, 2022, 2023))))
    def test_of_several_yearly_files_the_newest_describes_the_object(
        self, workspace: Workspace, tmp_path: Path, order: tuple[int, ...]
    ) -> None:
        """The oldest did."""
        paths = [
            written(tmp_path / f"{place}.csv", WOZ, f"093500000012;{year}-01-01;{year};{year - 2000}")
            for place, year in enumerate(order)
        ]
        loaded(workspace, "woz", *paths)
        (found,) = state_of(workspace)["WozObject"]
        assert found["gebruikscode"] == "23"

    @pytest.mark.parametrize("names", [("a.json", "b.csv"), ("b.json", "a.csv")])
    def test_an_answer_of_a_later_year_describes_the_object_beside_a_list(
        self, workspace: Workspace, tmp_path: Path, names: tuple[str, str]
    ) -> None:
        """The hash decided."""
        value = {"waardepeildatum": "2024-01-01", "vastgesteldeWaarde": 2}
        answer = {"identificatie": "093500000012", "grondoppervlakte": 77, "waarden": [value]}
        written(tmp_path / names[0], json.dumps(answer))
        written(tmp_path / names[1], f"{WOZ};grondoppervlakte", "093500000012;2023-01-01;1;10;99")
        load_into(workspace, "woz", [tmp_path / name for name in names], reference_date=DAY)
        (found,) = state_of(workspace)["WozObject"]
        assert found["grondoppervlakte_m2"] == 77


class TestWithdrawing:
    def test_what_a_withdrawn_correction_replaced_counts_again_and_back(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        loaded(workspace, "brk", owned(tmp_path / "a.xml", ANNA))
        before = state_of(workspace)
        second = loaded(workspace, "brk", owned(tmp_path / "b.xml", BERT))
        after = state_of(workspace)
        take_out(workspace, second)
        assert state_of(workspace) == before
        with pytest.raises(DeliveryError, match="is withdrawn already"):
            take_out(workspace, second)
        again = loaded(workspace, "brk", tmp_path / "b.xml")
        assert again.already_known
        assert again.notes == [f"they were withdrawn; put them back with withdraw {second.delivery[:12]} --undo"]
        take_out(workspace, second, undo=True)
        assert state_of(workspace) == after

    def test_what_was_known_before_it_was_withdrawn_stays_known(self, workspace: Workspace, tmp_path: Path) -> None:
        report = loaded(workspace, "brk", owned(tmp_path / "a.xml", ANNA), received_then=True)
        take_out(workspace, report, day=date(2024, 3, 1))
        assert known(workspace, date(2024, 2, 29)) != {}
        assert known(workspace, date(2024, 3, 1)) == {} == state_of(workspace)


def known(workspace: Workspace, day: date) -> dict[str, list[dict[str, Any]]]:
    """The state as it was known at the end of a day."""
    return state_of(workspace, known_on=day)


class TestKnownOn:
    def test_a_message_that_arrives_late_does_not_change_what_was_known(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        with at_day(date(2024, 1, 1)):
            loaded(workspace, "brk", owned(tmp_path / "a.xml", ANNA))
        before = known(workspace, date(2024, 6, 1))
        with at_day(date(2024, 9, 1)):
            loaded(workspace, "brk", owned(tmp_path / "b.xml", BERT, day="2024-05-01"), reference_date=None)
        assert known(workspace, date(2024, 6, 1)) == before
        assert known(workspace, date(2024, 9, 1)) == state_of(workspace) != before

    def test_a_stated_arrival_is_kept_with_its_reason_and_never_later_than_now(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        path = owned(tmp_path / "a.xml", ANNA)
        with at_day(date(2024, 9, 1)):
            with pytest.raises(DeliveryError, match="cannot have arrived on 2024-09-02, which is after today"):
                loaded(workspace, "brk", path, received=date(2024, 9, 2))
            report = loaded(workspace, "brk", path, received=date(2024, 2, 1), reason="stempel van ontvangst")
        assert (report.arrived_on, report.arrival, report.arrival_reason) == (
            "2024-02-01",
            "gesteld",
            "stempel van ontvangst",
        )
        assert known(workspace, date(2024, 1, 31)) == {} != known(workspace, date(2024, 2, 1))

    def test_a_delivery_of_before_arrivals_were_kept_arrived_on_its_day_until_somebody_says_otherwise(
        self, workspace: Workspace, tmp_path: Path
    ) -> None:
        report = loaded(workspace, "brk", owned(tmp_path / "a.xml", ANNA))
        ((folder, manifest),) = every_delivery(workspace)
        older = {
            name: value
            for name, value in manifest.items()
            if name not in ("group", "arrived_on", "arrival", "arrival_reason", "loaded_at", "replaces", "history")
        }
        (folder / "manifest.json").write_text(json.dumps(older), encoding="utf-8")
        assert known(workspace, DAY) == state_of(workspace) != {}
        with workspace.write_lock():
            state_arrival(workspace, report.delivery, on=date(2024, 4, 1), reason="postboek", actor="test")
        assert known(workspace, date(2024, 3, 31)) == {} != known(workspace, date(2024, 4, 1))
        with workspace.write_lock(), pytest.raises(DeliveryError, match="arrived on 2024-04-01, which is known"):
            state_arrival(workspace, report.delivery, on=DAY, reason="toch niet", actor="test")


NUMBERS = [f"0935000000{number}" for number in range(10, 16)]


def values_of(workspace: Workspace) -> dict[str, int]:
    with open_state(workspace) as db:
        found = db.execute("SELECT wozobjectnummer, waarde_euro FROM WozWaarde WHERE _gezien_tot IS NULL").fetchall()
    return dict(found)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[list[str]], dict[str, int], list[int]]:
    """Parts of a wrong delivery, the values of the corrected one, and which of the files come in again at the end."""
    numbers = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, unique=True))
    cuts = draw(st.lists(st.integers(0, len(numbers)), max_size=3))
    bounds = [0, *sorted(cuts), len(numbers)]
    parts = [part for start, stop in itertools.pairwise(bounds) if (part := numbers[start:stop])]
    corrected = draw(st.dictionaries(st.sampled_from(NUMBERS), st.integers(1, 9), min_size=1))
    repeats = draw(st.lists(st.integers(0, len(parts)), max_size=3))
    return draw(st.permutations(parts)), corrected, repeats


class TestProperty:
    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(history=histories())
    def test_parts_in_any_order_then_a_correction_is_the_correction_alone(
        self, tmp_path_factory: pytest.TempPathFactory, history: tuple[list[list[str]], dict[str, int], list[int]]
    ) -> None:
        """And every earlier answer of what was known stays what it was, whatever comes in again."""
        parts, corrected, repeats = history
        folder = tmp_path_factory.mktemp("geschiedenis")
        workspace, alone = demo_workspace(folder / "a"), demo_workspace(folder / "b")
        files = [
            worth(folder / f"deel{place}.csv", *((number, 2023, 100) for number in part))
            for place, part in enumerate(parts)
        ]
        right = worth(folder / "goed.csv", *((number, 2023, euro) for number, euro in corrected.items()))
        said: dict[date, dict[str, Any]] = {}
        for step, path in enumerate([*files, right, *(([*files, right])[at] for at in repeats)], start=1):
            today = date(2024, 2, step)
            with at_day(today):
                part_of = _first_name(workspace) if 1 < step <= len(files) else ""
                loaded(workspace, "woz", path, part_of=part_of)
            for day, answer in said.items():
                assert known(workspace, day) == answer
            said[today] = known(workspace, today)
        loaded(alone, "woz", right)
        assert values_of(workspace) == values_of(alone) == corrected
        assert without_place(state_of(workspace)) == without_place(state_of(alone))


def _first_name(workspace: Workspace) -> str:
    return str(min((manifest for _, manifest in every_delivery(workspace)), key=arrived)["delivery"])


def without_place(state: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """What the records say, in the order of their keys, wherever they were read."""
    return {
        kind: [{name: value for name, value in row.items() if name != "_levering"} for row in rows]
        for kind, rows in state.items()
    }

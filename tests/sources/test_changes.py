from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning import pipeline
from ondermijning.sources.changes import Message, Stand, judge
from ondermijning.sources.delivery import LoadOptions
from ondermijning.sources.gaps import gaps
from ondermijning.sources.state import open_state
from tests.support.stands import Company, Holder, Obj, Right, message, stand
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ondermijning.workspace import Workspace

NUMBER = "1230012370000"
FIRMS = {name: Company(f"90{place}", f"{name} B.V.") for place, name in enumerate("ABCD")}


def day(number: int) -> date:
    return date(2024, 3, 1) + timedelta(days=number)


def told(on: int, number: int, before: str | None, after: str | None, place: str = "m.xml") -> Message:
    return Message("1", day(on), number, before, after, ("brk", "", place, ""))


def shown(on: int, reference: str | None) -> Stand:
    return Stand(day(on), reference)


def joined(stands: Iterable[Stand], *messages: Message) -> list[str]:
    """The states that the messages which join bring, in the order of their moments."""
    found = sorted(judge(stands, messages), key=lambda each: each.moment)
    return [each.message.after or "-" for each in found if each.joins]


def waiting(stands: Iterable[Stand], *messages: Message) -> list[str]:
    return [each.message.after or "-" for each in judge(stands, messages) if each.waits]


class TestChain:
    def test_messages_follow_on_a_stand_and_on_each_other_in_any_order_of_coming_in(self) -> None:
        messages = [told(2, 1, "A", "B"), told(2, 2, "B", "C"), told(4, 1, "C", None)]
        for order in itertools.permutations(messages):
            assert joined([shown(1, "A")], *order) == ["B", "C", "-"]
            assert waiting([shown(1, "A")], *order) == []

    def test_a_message_that_does_not_join_waits_and_so_do_those_that_follow_on_it(self) -> None:
        messages = [told(3, 1, "B", "C"), told(4, 1, "C", "D")]
        assert joined([shown(1, "A")], *messages) == []
        assert waiting([shown(1, "A")], *messages) == ["C", "D"]

    def test_the_missing_message_closes_the_gap(self) -> None:
        messages = [told(3, 1, "B", "C"), told(2, 1, "A", "B")]
        assert joined([shown(1, "A")], *messages) == ["B", "C"]
        assert waiting([shown(1, "A")], *messages) == []

    @pytest.mark.parametrize("newer", [shown(5, "X"), shown(3, "C"), shown(5, None)])
    def test_a_newer_stand_closes_the_gap_without_the_message(self, newer: Stand) -> None:
        stands = [shown(1, "A"), newer]
        assert joined(stands, told(3, 1, "B", "C")) == []
        assert waiting(stands, told(3, 1, "B", "C")) == []

    def test_a_stand_of_the_same_day_that_shows_another_state_closes_no_gap(self) -> None:
        assert waiting([shown(1, "A"), shown(3, "B2")], told(3, 1, "B", "C")) == ["C"]

    def test_an_object_that_only_messages_show_begins_with_the_first_of_them(self) -> None:
        assert joined([], told(2, 1, "A", "B"), told(3, 1, "B", "C")) == ["B", "C"]
        assert waiting([], told(2, 1, "A", "B"), told(3, 1, "X", "C")) == ["C"]

    def test_an_object_that_is_gone_comes_back_as_a_new_one_only(self) -> None:
        gone = told(2, 1, "A", None)
        assert joined([shown(1, "A")], gone, told(3, 1, None, "B")) == ["-", "B"]
        assert waiting([shown(1, "A")], gone, told(3, 1, "A", "B")) == ["B"]

    def test_a_stand_that_no_longer_shows_it_means_gone_and_one_from_before_it_was_seen_means_nothing(self) -> None:
        assert joined([shown(1, "A"), shown(2, None)], told(3, 1, None, "B")) == ["B"]
        assert waiting([shown(1, "A"), shown(2, None)], told(3, 1, "A", "B")) == ["B"]
        assert joined([shown(1, None)], told(3, 1, "A", "B")) == ["B"]

    def test_what_a_stand_without_a_reference_shows_is_followed_by_any_message(self) -> None:
        assert joined([shown(1, "A"), shown(2, "")], told(3, 1, "X", "Y")) == ["Y"]

    def test_a_message_that_comes_twice_counts_once(self) -> None:
        twice = [told(2, 1, "A", "B"), told(2, 1, "A", "B", "again.xml")]
        found = list(judge([shown(1, "A")], [*twice, told(2, 2, "B", "C")]))
        assert [each.joins for each in found] == [True] * 3
        assert len({each.moment for each in found}) == 2


class TestOneDay:
    def test_a_stand_made_before_the_messages_of_its_day_comes_before_them(self) -> None:
        found = list(judge([shown(2, "A")], [told(2, 1, "A", "B"), told(2, 2, "B", "C"), told(3, 1, "C", "D")]))
        moments = [each.moment for each in found]
        assert [each.joins for each in found] == [True] * 3
        assert moments == sorted(moments)
        assert len(set(moments)) == 3
        end = datetime.combine(day(2), datetime.min.time()) + timedelta(days=1, seconds=-1)
        assert [moment > end for moment in moments] == [True] * 3
        assert [moment.date() for moment in moments] == [day(2), day(2), day(3)]

    def test_a_stand_made_after_the_messages_of_its_day_comes_after_them(self) -> None:
        found = list(judge([shown(1, "A"), shown(2, "B")], [told(2, 1, "A", "B"), told(3, 1, "B", "C")]))
        assert [(each.joins, each.moment.time().hour) for each in found] == [(True, 0), (True, 0)]

    def test_a_stand_made_between_two_messages_stands_between_them(self) -> None:
        found = list(judge([shown(1, "A"), shown(2, "B")], [told(2, 1, "A", "B"), told(2, 2, "B", "C")]))
        assert [(each.joins, each.moment.time().hour) for each in found] == [(True, 0), (True, 23)]

    def test_a_message_that_is_numbered_zero_comes_after_the_stand_that_it_follows_on(self) -> None:
        (found,) = judge([shown(2, "A")], [told(2, 0, "A", "B")])
        assert found.moment > datetime.combine(day(3), datetime.min.time()) - timedelta(seconds=1)

    def test_a_new_object_of_the_day_of_a_stand_without_it_came_after_that_stand(self) -> None:
        (found,) = judge([shown(2, None)], [told(2, 1, None, "B")])
        assert (found.joins, found.moment.time().hour) == (True, 23)


class Step(NamedTuple):
    """What is delivered of a true history: the change to a state, and a stand of that state at the end of its day."""

    days_later: int
    delivered: bool
    stand: bool


HISTORIES = st.lists(st.builds(Step, st.integers(0, 2), st.booleans(), st.booleans()), min_size=1, max_size=8)


def timeline(history: Sequence[Step]) -> tuple[list[Message], list[Stand]]:
    """The messages and stands of a history in which state ``n`` follows on ``n - 1``; one stand a day, of its last state."""
    messages, stands, on = [], {0: shown(0, "0")} if history[0].stand else {}, 0
    for place, step in enumerate(history, 1):
        on += step.days_later
        if step.delivered:
            messages.append(told(on, place, str(place - 1), str(place)))
        if step.stand or on in stands:
            stands[on] = shown(on, str(place))
    return messages, list(stands.values())


def by_definition(messages: Sequence[Message], stands: Sequence[Stand]) -> dict[str, bool]:
    """Which messages join: the last thing known before each is the state it replaces, or there is nothing."""
    result: dict[str, bool] = {}
    for this in messages:
        before = [int(stand.reference or 0) for stand in stands if stand.day < this.day]
        before += [int(m.after or 0) for m in messages if m.number < this.number and result[m.after or ""]]
        result[this.after or ""] = not before or max(before) == int(this.before or 0)
    return result


@settings(max_examples=300, deadline=None)
@given(history=HISTORIES, data=st.data())
def test_a_message_joins_when_the_last_known_state_is_the_one_it_replaces(
    history: list[Step], data: st.DataObject
) -> None:
    messages, stands = timeline(history)
    order = data.draw(st.permutations(messages))
    found = {each.message.after: each.joins for each in judge(data.draw(st.permutations(stands)), order)}
    assert found == by_definition(messages, stands)


@settings(max_examples=200, deadline=None)
@given(history=HISTORIES, data=st.data())
def test_the_order_of_coming_in_changes_nothing_and_moments_follow_the_register(
    history: list[Step], data: st.DataObject
) -> None:
    messages, stands = timeline(history)
    found = list(judge(stands, messages))
    assert list(judge(data.draw(st.permutations(stands)), data.draw(st.permutations(messages)))) == found
    moments = [each.moment for each in found]
    assert moments == sorted(moments)
    assert [each for each in found if each.waits and each.joins] == []


def state(name: str, number: str = NUMBER, reference: str | None = None) -> Obj:
    """A parcel in a state named by its holder."""
    right = Right(f"7{number}", holders=[Holder(f"8{name}{number}", FIRMS[name])])
    return Obj(number, "MTT00 C 123", [right], reference=reference or f"{name}-{number}")


def holders(workspace: Workspace) -> dict[str, tuple[str, str | None]]:
    rows = state_of(workspace).get("Tenaamstelling", [])
    return {
        row["persoon_id"].rpartition(":")[2]: (str(row["_gezien_van"]), row["_gezien_tot"] and str(row["_gezien_tot"]))
        for row in rows
    }


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


class TestState:
    def test_any_order_of_loading_gives_one_state(self, tmp_path: Path) -> None:
        paths = [
            stand(tmp_path / "s1.xml", [state("A")], peildatum="2024-03-01"),
            message(tmp_path / "m1.xml", "2024-03-05", 1, state("A"), state("B")),
            message(tmp_path / "m2.xml", "2024-03-05", 2, state("B"), state("C")),
            message(tmp_path / "m3.xml", "2024-03-09", 1, state("C"), None),
        ]
        states = []
        for place, order in enumerate([paths, paths[::-1], [paths[2], paths[0], paths[3], paths[1]]]):
            workspace = demo_workspace(tmp_path / str(place))
            for path in order:
                load_into(workspace, "brk", [path])
            states.append(state_of(workspace))
            assert gaps(workspace) == []
        assert states[0] == states[1] == states[2]
        assert {row["_gezien_tot"] for row in states[0]["KadastraalObject"]} == {date(2024, 3, 9)}

    def test_each_holder_of_one_day_has_a_moment_of_his_own(self, tmp_path: Path, workspace: Workspace) -> None:
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-01")])
        files = [
            message(tmp_path / f"m{n}.xml", "2024-03-05", n, state(a), state(b))
            for n, a, b in ((1, "A", "B"), (2, "B", "C"))
        ]
        load_into(workspace, "brk", files)
        assert holders(workspace) == {
            "900": ("2024-03-01", "2024-03-05"),
            "901": ("2024-03-05", "2024-03-05"),
            "902": ("2024-03-05", None),
        }
        with open_state(workspace) as db:
            rows = db.execute("SELECT _moment_van, _moment_tot FROM Tenaamstelling ORDER BY _moment_van").fetchall()
        assert [end for _, end in rows[:-1]] == [begin for begin, _ in rows[1:]]
        assert rows[1][0] < rows[1][1]

    def test_a_gap_is_reported_until_the_missing_message_comes(self, tmp_path: Path, workspace: Workspace) -> None:
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-01")])
        load_into(workspace, "brk", [message(tmp_path / "m2.xml", "2024-03-06", 1, state("B"), state("C"))])
        (gap,) = gaps(workspace)
        assert (gap.object_id.rpartition(":")[2], str(gap.day), gap.source, gap.file) == (
            NUMBER,
            "2024-03-06",
            "brk",
            "m2.xml",
        )
        assert list(holders(workspace)) == ["900"]
        assert gaps(workspace, date(2024, 3, 5)) == []
        load_into(workspace, "brk", [message(tmp_path / "m1.xml", "2024-03-05", 1, state("A"), state("B"))])
        assert gaps(workspace) == []
        assert set(holders(workspace)) == {"900", "901", "902"}

    @pytest.mark.parametrize("objects", [[state("D")], [state("D", "1230012470000")]])
    def test_a_gap_is_closed_by_a_newer_stand_with_the_object_or_without_it(
        self, tmp_path: Path, workspace: Workspace, objects: list[Obj]
    ) -> None:
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-01")])
        load_into(workspace, "brk", [message(tmp_path / "m2.xml", "2024-03-06", 1, state("B"), state("C"))])
        load_into(workspace, "brk", [stand(tmp_path / "s2.xml", objects, peildatum="2024-03-31")])
        assert gaps(workspace) == []
        assert holders(workspace) == {"900": ("2024-03-01", "2024-03-31"), "903": ("2024-03-31", None)}

    def test_an_object_that_messages_brought_ends_with_a_later_stand_of_its_municipality_without_it(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        other = state("D", "1230012470000")
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [other], peildatum="2024-03-01")])
        load_into(workspace, "brk", [message(tmp_path / "m.xml", "2024-03-06", 1, None, state("A"))])
        assert holders(workspace)["900"] == ("2024-03-06", None)
        load_into(workspace, "brk", [stand(tmp_path / "s2.xml", [other], peildatum="2024-03-31")])
        assert holders(workspace)["900"] == ("2024-03-06", "2024-03-31")

    def test_a_stand_made_before_the_message_of_its_day_does_not_undo_it(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-05")])
        load_into(workspace, "brk", [message(tmp_path / "m.xml", "2024-03-05", 1, state("A"), state("B"))])
        assert holders(workspace) == {"900": ("2024-03-05", "2024-03-05"), "901": ("2024-03-05", None)}

    def test_a_message_says_nothing_about_other_objects(self, tmp_path: Path, workspace: Workspace) -> None:
        both = [state("A"), state("A", "1230012470000")]
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", both, peildatum="2024-03-01")])
        load_into(workspace, "brk", [message(tmp_path / "m.xml", "2024-03-05", 1, state("A"), state("B"))])
        ends = {row["tenaamstelling_id"]: row["_gezien_tot"] for row in state_of(workspace)["Tenaamstelling"]}
        assert sorted(ends.values(), key=str) == [date(2024, 3, 5), None, None]
        firm = next(r for r in state_of(workspace)["NietNatuurlijkPersoon"] if r["persoon_id"].endswith(":900"))
        assert firm["_gezien_tot"] is None

    def test_the_same_message_in_two_deliveries_is_one(self, tmp_path: Path, workspace: Workspace) -> None:
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-01")])
        first = message(tmp_path / "m.xml", "2024-03-05", 1, state("A"), state("B"))
        other = message(tmp_path / "n.xml", "2024-03-05", 1, None, state("D", "1230012470000"))
        load_into(workspace, "brk", [first])
        once = holders(workspace)
        load_into(workspace, "brk", [first, other])
        assert {key: span for key, span in holders(workspace).items() if key != "903"} == once
        assert gaps(workspace) == []

    def test_loading_says_how_many_messages_wait(self, tmp_path: Path, workspace: Workspace) -> None:
        brk = shipped_loaders()["brk"]
        paths = [
            stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-01"),
            message(tmp_path / "m2.xml", "2024-03-06", 1, state("B"), state("C")),
            message(tmp_path / "m3.xml", "2024-03-07", 1, state("C"), state("D")),
        ]
        told = [pipeline.load(workspace, brk, [path], str, LoadOptions())[-1].notes for path in paths]
        text = "change messages that do not join the state before them: {}; doctor data lists them."
        assert told == [[], [text.format(1)], [text.format(2)]]

    def test_without_messages_there_are_no_gaps(self, tmp_path: Path, workspace: Workspace) -> None:
        assert gaps(workspace) == []
        load_into(workspace, "brk", [stand(tmp_path / "s.xml", [state("A")], peildatum="2024-03-01")])
        assert gaps(workspace) == []


def test_every_object_has_a_chain_of_its_own(tmp_path: Path, workspace: Workspace) -> None:
    files = [
        message(tmp_path / f"{place}.xml", "2024-03-05", 1, None, state("A", f"12300{place}370000"))
        for place in range(5)
    ]
    load_into(workspace, "brk", files)
    with open_state(workspace) as db:
        assert db.execute("SELECT count(*), bool_and(sluit_aan) FROM bericht").fetchall() == [(5, True)]

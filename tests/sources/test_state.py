from __future__ import annotations

import itertools
import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondermijning.model import RECORDS
from ondermijning.model.records_other import Prijsindex
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.state import open_state
from tests.support.registers import TOY_REGISTER
from tests.support.stands import Company, Holder, Obj, Person, Right, stand
from tests.support.workspaces import State, demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Row
    from ondermijning.workspace import Workspace

OBJECT = "NL.IMKAD.KadastraalObject:"
ANNA, BERT = Person("901", "Aalbers", "Anna"), Person("902", "Bos", "Bert")
A, B, C = "1230012370000", "1230012470000", "1230012570000"


def records(row: Row[Cells]) -> Iterator[Prijsindex]:
    yield Prijsindex(row.data["kwartaal"], "", "", int(row.data["waarde"]))


TOY = Loader(
    id="toets",
    title="Toets",
    reads=(
        CsvReader(
            "toets",
            Scope.FULL,
            frozenset({"kwartaal", "waarde", "vlak"}),
            frozenset({"kwartaal", "waarde", "vlak"}),
            records,
            subject=lambda row: row.data["vlak"],
        ),
    ),
    yields=(Prijsindex,),
    example_name="toets.csv",
    example="kwartaal;waarde;vlak\n2024K1;1;a\n",
    register=TOY_REGISTER,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def load_stand(workspace: Workspace, path: Path, day: str, *objects: Obj, area: str = "0935", part_of: str = "") -> str:
    """Load a stand; returns the name of the delivery."""
    given = [stand(path, objects, peildatum=day, area=area)]
    (report,) = load_into(workspace, "brk", given, accept_small=True, part_of=part_of)
    return report.delivery


def spans(state: State, kind: str, key: str) -> dict[str, tuple[str, str | None]]:
    """Key → when it was seen first, and when it was seen no more."""
    return {
        row[key].rpartition(":")[2]: (str(row["_gezien_van"]), str(row["_gezien_tot"]) if row["_gezien_tot"] else None)
        for row in state[kind]
    }


class TestSpans:
    def test_an_object_is_seen_from_its_first_stand_to_the_first_without_it(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        for day, ids in (
            ("2021-01-01", (A, B)),
            ("2022-01-01", (A, B, C)),
            ("2023-01-01", (A, C)),
            ("2024-01-01", (A,)),
        ):
            load_stand(workspace, tmp_path / f"{day}.xml", day, *(Obj(number) for number in ids))
        assert spans(state_of(workspace), "KadastraalObject", "object_id") == {
            A: ("2021-01-01", None),
            B: ("2021-01-01", "2023-01-01"),
            C: ("2022-01-01", "2024-01-01"),
        }

    def test_what_comes_back_has_not_ended(self, tmp_path: Path, workspace: Workspace) -> None:
        for day, ids in (("2021-01-01", (A, B)), ("2022-01-01", (A,)), ("2023-01-01", (A, B))):
            load_stand(workspace, tmp_path / f"{day}.xml", day, *(Obj(number) for number in ids))
        assert spans(state_of(workspace), "KadastraalObject", "object_id")[B] == ("2021-01-01", None)

    def test_the_last_version_holds_and_says_where_it_came_from(self, tmp_path: Path, workspace: Workspace) -> None:
        for day, size in (("2023-01-01", 300), ("2021-01-01", 100), ("2022-01-01", 200)):
            load_stand(workspace, tmp_path / f"{day}.xml", day, Obj(B), Obj(A, size=size))
        (found,) = [row for row in state_of(workspace)["KadastraalObject"] if row["object_id"] == OBJECT + A]
        assert found["grootte_m2"] == 300
        assert (found["_bron"], found["_bestand"], found["_positie"]) == (
            "brk",
            "2023-01-01.xml",
            "KadastraalObjectSnapshot[2]",
        )
        assert found["_levering"].startswith("2023-01-01-")

    def test_the_stand_of_one_municipality_says_nothing_about_another(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        load_stand(workspace, tmp_path / "a.xml", "2021-01-01", Obj(A), area="0935")
        load_stand(workspace, tmp_path / "b.xml", "2022-01-01", Obj(B), area="0936")
        load_stand(workspace, tmp_path / "c.xml", "2023-01-01", Obj(C), area="0936")
        assert spans(state_of(workspace), "KadastraalObject", "object_id") == {
            A: ("2021-01-01", None),
            B: ("2022-01-01", "2023-01-01"),
            C: ("2023-01-01", None),
        }

    def test_a_party_is_seen_as_long_as_any_area_shows_it(self, tmp_path: Path, workspace: Workspace) -> None:
        def holding(number: str) -> Obj:
            return Obj(number, rights=[Right(number, holders=[Holder(number, Company("902"))])])

        load_stand(workspace, tmp_path / "a.xml", "2021-01-01", holding(A), area="0935")
        load_stand(workspace, tmp_path / "b.xml", "2021-01-01", holding(B), area="0936")
        load_stand(workspace, tmp_path / "c.xml", "2022-01-01", Obj(A), area="0935")
        assert spans(state_of(workspace), "NietNatuurlijkPersoon", "persoon_id") == {"902": ("2021-01-01", None)}
        load_stand(workspace, tmp_path / "d.xml", "2023-01-01", Obj(B), area="0936")
        assert spans(state_of(workspace), "NietNatuurlijkPersoon", "persoon_id") == {
            "902": ("2021-01-01", "2023-01-01")
        }

    def test_an_object_in_a_row_that_is_refused_stays_as_it_was(self, tmp_path: Path, workspace: Workspace) -> None:
        old, new = Right("71", holders=[Holder("81", ANNA)]), Right("71", holders=[Holder("82", BERT, (3, 2))])
        load_stand(workspace, tmp_path / "oud.xml", "2021-01-01", Obj(A, rights=[old]), Obj(B), Obj(C))
        broken = stand(tmp_path / "nieuw.xml", [Obj(A, rights=[new]), Obj(B)], peildatum="2022-01-01")
        (report,) = load_into(workspace, "brk", [broken], accept_small=True, max_rejects=60)
        assert report.rejected == 1
        state = state_of(workspace)
        assert spans(state, "KadastraalObject", "object_id") == {
            A: ("2021-01-01", None),
            B: ("2021-01-01", None),
            C: ("2021-01-01", "2022-01-01"),
        }
        assert spans(state, "Tenaamstelling", "tenaamstelling_id") == {"81": ("2021-01-01", None)}

    def test_parts_of_one_delivery_add_up(self, tmp_path: Path, workspace: Workspace) -> None:
        load_stand(workspace, tmp_path / "a.xml", "2021-01-01", Obj(A), Obj(B))
        whole = load_stand(workspace, tmp_path / "b.xml", "2022-01-01", Obj(A))
        load_stand(workspace, tmp_path / "c.xml", "2022-01-01", Obj(B), part_of=whole)
        assert {end for _, end in spans(state_of(workspace), "KadastraalObject", "object_id").values()} == {None}

    def test_an_answer_says_everything_about_its_subject_and_nothing_about_others(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        for day, answers in (("2021-01-01", {"1": ["a", "b"], "2": ["c"]}), ("2022-01-01", {"1": ["a"]})):
            profiles = [
                {
                    "kvkNummer": f"9900001{place}",
                    "sbiActiviteiten": [],
                    "handelsnamen": [{"naam": name} for name in names],
                }
                for place, names in answers.items()
            ]
            (tmp_path / "kvk.json").write_text(json.dumps(profiles))
            load_into(workspace, "kvk", [tmp_path / "kvk.json"], reference_date=date.fromisoformat(day))
        assert spans(state_of(workspace), "Handelsnaam", "naam") == {
            "a": ("2021-01-01", None),
            "b": ("2021-01-01", "2022-01-01"),
            "c": ("2021-01-01", None),
        }

    def test_every_version_of_an_object_is_kept_with_its_date(self, tmp_path: Path, workspace: Workspace) -> None:
        for day, size in (("2021-01-01", 100), ("2022-01-01", 100), ("2023-01-01", 300)):
            load_stand(workspace, tmp_path / f"{day}.xml", day, Obj(A, size=size))
        with open_state(workspace) as db:
            query = "SELECT grootte_m2, _peildatum::TEXT FROM KadastraalObject_versies ORDER BY 2"
            assert db.execute(query).fetchall() == [(100, "2021-01-01"), (100, "2022-01-01"), (300, "2023-01-01")]


class TestTables:
    def test_every_kind_has_a_table_also_before_anything_was_loaded(self, workspace: Workspace) -> None:
        with open_state(workspace) as db:
            for kind in RECORDS.values():
                columns = [name for name, *_ in db.execute(f"DESCRIBE {kind.name}").fetchall()]
                assert columns == [
                    *(column.name for column in kind.columns),
                    "_bron",
                    "_levering",
                    "_bestand",
                    "_positie",
                    "_gezien_van",
                    "_gezien_tot",
                    "_moment_van",
                    "_moment_tot",
                ]
                assert db.execute(f"SELECT count(*) FROM {kind.name}").fetchall() == [(0,)]
        assert state_of(workspace) == {}

    @pytest.mark.parametrize("name", ["map's", "back\\slash", 'q"x', "x$file", "één map"])
    def test_the_folder_may_have_any_name(self, tmp_path: Path, name: str) -> None:
        workspace = demo_workspace(tmp_path / name)
        load_stand(workspace, tmp_path / "b.xml", "2021-01-01", Obj(B))
        assert spans(state_of(workspace), "KadastraalObject", "object_id") == {B: ("2021-01-01", None)}

    @pytest.mark.parametrize("name", ["a*b", "wat?", "[x]"])
    def test_a_folder_that_looks_like_a_pattern_does_not_read_its_neighbour(self, tmp_path: Path, name: str) -> None:
        ten = [Obj(f"{A}{place}") for place in range(10)]
        for folder in (name.replace("*", "x").replace("?", "x").strip("[]"), name):
            workspace = demo_workspace(tmp_path / folder)
            load_into(workspace, "brk", [stand(tmp_path / "a.xml", ten, peildatum="2021-01-01")])
        load_into(workspace, "brk", [stand(tmp_path / "b.xml", ten[:6], peildatum="2022-01-01")])
        ends = [end for _, end in spans(state_of(workspace), "KadastraalObject", "object_id").values()]
        assert sorted(ends, key=str) == ["2022-01-01"] * 4 + [None] * 6


class TestOrder:
    def test_stands_in_any_order_give_one_state(self, tmp_path: Path) -> None:
        anna, bert, firm = Person("901", bsn="999993653"), Person("902", "Bakker"), Company("903")
        right = {
            name: [Right("71", holders=[Holder(f"8{party.id}", party)])]
            for name, party in (("a", anna), ("b", bert), ("f", firm))
        }
        paths = [
            stand(tmp_path / "1.xml", [Obj(A, rights=right["a"]), Obj(B, "MTT00 C 124")], peildatum="2021-01-01"),
            stand(tmp_path / "2.xml", [Obj(A, rights=right["b"], size=5)], peildatum="2022-01-01"),
            stand(tmp_path / "3.xml", [Obj(B, "MTT00 C 125", rights=right["f"])], peildatum="2022-01-01"),
            stand(tmp_path / "4.xml", [Obj(B, "MTT00 C 126", rights=right["a"])], peildatum="2023-01-01"),
        ]
        states = []
        calls = [paths[:1], paths[1:3], paths[3:]]
        for number, order in enumerate(itertools.permutations(calls)):
            workspace = demo_workspace(tmp_path / str(number))
            (workspace.hmac_key_path).write_bytes(bytes(32))
            for paths_given in order:
                load_into(workspace, "brk", paths_given if number % 2 else paths_given[::-1], accept_small=True)
            states.append(state_of(workspace))
        assert len(states) == 6
        assert all(state == states[0] for state in states)

    def test_one_key_with_two_values_in_one_delivery_gives_one_state(self, tmp_path: Path) -> None:
        twins = [Obj(A, "MTT00 C 124"), Obj(A, "MTT00 C 125")]
        first = stand(tmp_path / "een" / "stand.xml", [twins[0]])
        second = stand(tmp_path / "twee" / "stand.xml", [twins[1]])
        found = set()
        for number, given_paths in enumerate([[first, second], [second, first], [tmp_path / "twee", tmp_path / "een"]]):
            workspace = demo_workspace(tmp_path / str(number))
            load_into(workspace, "brk", given_paths)
            (row,) = state_of(workspace)["KadastraalObject"]
            found.add((row["aanduiding"], row["_bestand"]))
        assert found == {("MTT00 C 124", "een/stand.xml")}

    def test_one_key_twice_in_one_row_gives_one_state(self, tmp_path: Path) -> None:
        holders = [Holder("81", Company("902", "Aap B.V.")), Holder("82", Company("902", "Noot B.V."))]
        path = stand(tmp_path / "stand.xml", [Obj(A, rights=[Right("71", holders=holders)])])
        found = set()
        for number in range(5):
            workspace = demo_workspace(tmp_path / str(number))
            load_into(workspace, "brk", [path])
            (row,) = state_of(workspace)["NietNatuurlijkPersoon"]
            found.add(row["naam"])
        assert len(found) == 1


class Version(NamedTuple):
    """One delivery of an oracle: what an area showed on a day, by key."""

    area: str
    day: date
    shown: dict[str, int]


DELIVERIES = st.lists(
    st.builds(
        Version,
        st.sampled_from("ab"),
        st.sampled_from([date(2020 + year, 1, 1) for year in range(4)]),
        st.dictionaries(st.sampled_from(["2020K1", "2020K2", "2020K3"]), st.integers(1, 3), min_size=1),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda version: (version.area, version.day),
)


def expected(deliveries: Sequence[Version]) -> dict[str, tuple[date, date | None]]:
    """The spans by definition: a key is open if some area showed it on its last day, else it ended with the last area."""
    days: dict[str, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    spoken: dict[str, list[date]] = defaultdict(list)
    for area, day, shown in deliveries:
        spoken[area].append(day)
        for key in shown:
            days[key][area].append(day)
    result: dict[str, tuple[date, date | None]] = {}
    for key, areas in days.items():
        ends = [min((day for day in spoken[area] if day > max(seen)), default=None) for area, seen in areas.items()]
        closed = [end for end in ends if end is not None]
        result[key] = (min(min(seen) for seen in areas.values()), max(closed) if len(closed) == len(ends) else None)
    return result


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deliveries=DELIVERIES, data=st.data())
def test_the_state_is_what_its_definition_says_in_any_order_of_loading(
    tmp_path_factory: pytest.TempPathFactory, deliveries: list[Version], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("staat")
    workspace = demo_workspace(folder)
    for area, day, shown in data.draw(st.permutations(deliveries)):
        lines = "".join(f"{key};{value};{area}\n" for key, value in shown.items())
        (folder / f"{area}{day}.csv").write_text(f"kwartaal;waarde;vlak\n{lines}")
        load_into(workspace, TOY, [folder / f"{area}{day}.csv"], reference_date=day, accept_small=True)
    rows = state_of(workspace)["Prijsindex"]
    assert {row["kwartaal"]: (row["_gezien_van"], row["_gezien_tot"]) for row in rows} == expected(deliveries)
    last = {key: max(version.day for version in deliveries if key in version.shown) for key in expected(deliveries)}
    for row in rows:
        key = row["kwartaal"]
        assert row["index_promille"] in {
            one.shown[key] for one in deliveries if one.day == last[key] and key in one.shown
        }

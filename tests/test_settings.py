from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ondermijning.errors import WorkspaceError
from ondermijning.settings import (
    Mode,
    Neo4jSettings,
    RunSettings,
    SafetyGoals,
    Settings,
    initial_settings,
    read_settings,
    require_lawful,
)
from ondermijning.trust.restricted import NEVER
from ondermijning.workspace import Workspace, create
from ondermijning.workspace.secret_files import read_key, read_secret

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 'mode = "demo"\ngemeente_code = "0935"\ngemeente_naam = "Maastricht"\n'
COMPLETE = """
mode = "productie"
gemeente_code = "0935"
gemeente_naam = "Maastricht"
dpia_datum = 2025-01-31
fg_advies = "FG-1"
besluit = "B-1"
hmac_key_file = "sleutel"
protocol = "P-1"
uitzonderingen = "lijsten/uitzonderingen.csv"
budget_per_week = 10
cap_per_rule = 200
koppelingen_promille = 995
geheugen_mb = 4000
[run]
inbox = "inbox"
[run.expected]
brk = 92
[retention]
brk = "1 jaar"
kvk = "6 maanden"
[neo4j]
uri = "bolt://localhost:7687"
user = "neo4j"
password_file = "/geheim/neo4j"
database = "vastgoed"
"""


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return create(tmp_path / "werkmap")


def read(place: Workspace, text: str) -> Settings:
    place.settings_path.write_text(text, encoding="utf-8")
    return read_settings(place)


def make_key(path: Path, *, length: int = 32, mode: int = 0o600) -> Path:
    path.write_bytes(bytes(range(length)))
    path.chmod(mode)
    return path


class TestRead:
    def test_a_complete_file_is_read_with_paths_relative_to_the_workspace(self, place: Workspace) -> None:
        assert read(place, COMPLETE) == Settings(
            file=place.settings_path,
            mode=Mode.PRODUCTIE,
            gemeente_code="0935",
            gemeente_naam="Maastricht",
            dpia_datum=date(2025, 1, 31),
            fg_advies="FG-1",
            besluit="B-1",
            hmac_key_file=place.root / "sleutel",
            retention={"brk": 12, "kvk": 6},
            neo4j=Neo4jSettings("bolt://localhost:7687", "neo4j", place.root / "/geheim/neo4j", "vastgoed"),
            budget_per_week=10,
            protocol="P-1",
            uitzonderingen=place.root / "lijsten" / "uitzonderingen.csv",
            cap_per_rule=200,
            run=RunSettings(place.root / "inbox", {"brk": 92}),
            koppelingen_promille=995,
            geheugen_mb=4000,
        )

    def test_the_goals_of_the_safety_programme_are_those_of_the_file_else_25_percent_and_a_7(
        self, place: Workspace
    ) -> None:
        assert read(place, LEAST).veiligheid == SafetyGoals(25, 7)
        assert read(place, LEAST + "[veiligheid]\nonveilig_procent = 20\n").veiligheid == SafetyGoals(20, 7)
        for line in ("onveilig_procent = 101", "rapportcijfer = 11", "rapportcijfer = 0"):
            with pytest.raises(WorkspaceError, match="veiligheid"):
                read(place, f"{LEAST}[veiligheid]\n{line}\n")

    def test_what_is_left_out_has_a_default(self, place: Workspace) -> None:
        settings = read(place, LEAST)
        assert (settings.budget_per_week, settings.cap_per_rule, settings.run) == (25, 500, RunSettings())
        assert (settings.koppelingen_promille, settings.geheugen_mb) == (990, 1500)
        assert (settings.dpia_datum, settings.hmac_key_file, settings.neo4j, settings.uitzonderingen) == (None,) * 4
        assert (settings.fg_advies, settings.protocol, settings.retention) == ("", "", {})

    @pytest.mark.parametrize(
        ("line", "place_and_advice"),
        [
            ('dpia_datun = "x"', r"gemeente\.toml: dpia_datun: is not known\. Did you mean dpia_datum\?"),
            ("retentie = 1", r"gemeente\.toml: retentie: is not known\. Did you mean retention\?"),
            ("zzz = 1", r"zzz: is not known\. Known are: mode, gemeente_code"),
            ('[neo4j]\npaswoord_file = "x"', r"neo4j\.paswoord_file: is not known\. Did you mean password_file\?"),
            ('dpia_datum = "2025-01-31"', r"dpia_datum: has the wrong form\. Write a date without quotes"),
            ("dpia_datum = 2025-01-31T00:00:00Z", r"dpia_datum: has the wrong form"),
            ("budget_per_week = true", r"budget_per_week: has the wrong form\. Write a whole number"),
            ("budget_per_week = 0", r"budget_per_week: is below 1"),
            ("cap_per_rule = 0", r"cap_per_rule: is below 1\. Write how many hits"),
            ('[run]\npostbus = "x"', r"run\.postbus: is not known\. Known are: inbox, expected"),
            ("[run]\nexpected = 7", r"run\.expected: has the wrong form\. Write it as a table"),
            ("[run.expected]\nbrk = 'x'", r"run\.expected\.brk: has the wrong form\. Write a whole number"),
            ("[run.expected]\nbrk = 0", r"run\.expected\.brk: is below 1\. Write how many days"),
            ("koppelingen_promille = 0", r"koppelingen_promille: is below 1\."),
            ("koppelingen_promille = 1001", r"koppelingen_promille: is above 1000\. Write a number from 1 to 1000"),
            (
                "geheugen_mb = 199",
                r"geheugen_mb: is below 200\. Write how many MB of memory an engine may take, at least 200",
            ),
            ("geheugen_mb = 0", r"geheugen_mb: is below 1\."),
            ('geheugen_mb = "2 GB"', r"geheugen_mb: has the wrong form\. Write a whole number"),
            ("fg_advies = 7", r"fg_advies: has the wrong form\. Write text between quotes"),
            ('retention = "1 jaar"', r"retention: has the wrong form\. Write it as a table"),
            ("[retention]\nbrk = 7", r"retention\.brk: has the wrong form"),
            ('[retention]\nbrk = "een jaar"', r'retention\.brk: is no term\. Write it as "60 maanden" or "5 jaar"'),
            ('[retention]\nbrk = "0 maanden"', r"retention\.brk: is no term"),
            ('[retention]\nbrk = "12"', r"retention\.brk: is no term"),
            ("neo4j.uri = 'bolt://x'\nneo4j.user = 'x'", r"neo4j\.password_file: is missing\. Name a file"),
            ("neo4j.password_file = 'x'\nneo4j.user = 'x'", r"neo4j\.uri: is missing or has the wrong form\. Write an"),
            (
                "budget_per_week = \n",
                r"gemeente\.toml: is no valid TOML: .*line 4, column 19.* Each line is name = value",
            ),
            ('mode = "proef"', r"gemeente\.toml: is no valid TOML: Cannot overwrite a value"),
        ],
    )
    def test_an_error_names_file_key_and_next_step(self, place: Workspace, line: str, place_and_advice: str) -> None:
        with pytest.raises(WorkspaceError, match=place_and_advice):
            read(place, LEAST + line)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('"demo"', '"test"', "mode: .* Write one of demo, proef, productie"),
            ('"0935"', '"935"', "gemeente_code: .* Write four digits"),
            ('"0935"', '"٠٩٣٥"', "gemeente_code: .* Write four digits"),
            ('"Maastricht"', '"  "', "gemeente_naam: .* Write the name"),
            ('"Maastricht"', '"Maas\\u001b[2Jtricht"', "gemeente_naam: .* Write the name"),
            ('mode = "demo"', "", "mode: is missing"),
        ],
    )
    def test_mode_and_municipality_are_needed(self, place: Workspace, old: str, new: str, message: str) -> None:
        with pytest.raises(WorkspaceError, match=message):
            read(place, LEAST.replace(old, new))

    @pytest.mark.parametrize("content", [None, b"\xff\xfe"])
    def test_a_missing_or_strange_file_is_told(self, place: Workspace, content: bytes | None) -> None:
        if content is not None:
            place.settings_path.write_bytes(content)
        with pytest.raises(WorkspaceError, match=r"gemeente\.toml: cannot be read"):
            read_settings(place)


class TestInitial:
    @pytest.mark.parametrize("mode", list(Mode))
    def test_what_is_written_can_be_read(self, place: Workspace, mode: Mode) -> None:
        written = initial_settings(place, mode, "0935", "Maastricht")
        assert read_settings(place) == written
        assert (written.mode, written.gemeente_code, written.gemeente_naam) == (mode, "0935", "Maastricht")
        assert stat.S_IMODE(place.settings_path.stat().st_mode) == 0o600

    def test_demo_makes_a_random_private_key_itself(self, place: Workspace, tmp_path: Path) -> None:
        other = create(tmp_path / "ander")
        keys = []
        for workspace in (place, other):
            settings = initial_settings(workspace, Mode.DEMO, "0935", "Maastricht")
            assert settings.hmac_key_file == workspace.hmac_key_path
            keys.append(read_key(workspace.hmac_key_path))
        assert keys[0] != keys[1]
        assert {len(key) for key in keys} == {32}

    @pytest.mark.parametrize("mode", [Mode.PROEF, Mode.PRODUCTIE])
    def test_the_other_modes_make_no_key(self, place: Workspace, mode: Mode) -> None:
        assert initial_settings(place, mode, "0935", "Maastricht").hmac_key_file is None
        assert not place.hmac_key_path.exists()

    def test_a_second_time_is_refused_and_changes_nothing(self, place: Workspace) -> None:
        initial_settings(place, Mode.DEMO, "0935", "Maastricht")
        before = (place.settings_path.read_bytes(), place.hmac_key_path.read_bytes())
        with pytest.raises(WorkspaceError, match="exists already"):
            initial_settings(place, Mode.PROEF, "0363", "Amsterdam")
        assert (place.settings_path.read_bytes(), place.hmac_key_path.read_bytes()) == before

    def test_a_key_of_an_init_that_broke_off_is_kept(self, place: Workspace) -> None:
        make_key(place.hmac_key_path)
        initial_settings(place, Mode.DEMO, "0935", "Maastricht")
        assert read_key(place.hmac_key_path) == bytes(range(32))

    def test_a_wrong_code_writes_nothing(self, place: Workspace) -> None:
        with pytest.raises(WorkspaceError, match="gemeente_code"):
            initial_settings(place, Mode.DEMO, "935", "Maastricht")
        assert not place.settings_path.exists()
        assert not place.hmac_key_path.exists()

    @examples(deadline=None)  # a busy machine is no fault
    @given(name=st.text(min_size=1, max_size=30))
    def test_any_name_is_read_back_or_refused(self, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
        place = create(tmp_path_factory.mktemp("naam") / "werkmap")
        try:
            written = initial_settings(place, Mode.DEMO, "0935", name)
        except WorkspaceError:
            assert not name.isprintable() or not name.strip()
        else:
            assert written.gemeente_naam == name.strip() == read_settings(place).gemeente_naam


class TestLawful:
    def test_demo_may_always_work(self, place: Workspace) -> None:
        require_lawful(read(place, LEAST), ["brk"])
        assert read(place, LEAST).retention == {}

    @pytest.mark.parametrize("mode", [Mode.PROEF, Mode.PRODUCTIE])
    def test_every_missing_line_is_named_at_once(self, place: Workspace, mode: Mode) -> None:
        settings = initial_settings(place, mode, "0935", "Maastricht")
        with pytest.raises(
            WorkspaceError,
            match=rf"gemeente\.toml: mode {mode} needs more: "
            r"dpia_datum, fg_advies, besluit, hmac_key_file, retention\.brk, retention\.kvk\. Fill in",
        ):
            require_lawful(settings, ["kvk", "brk"])

    @pytest.mark.parametrize("name", ["dpia_datum", "fg_advies", "besluit", "hmac_key_file"])
    def test_each_line_is_needed(self, place: Workspace, name: str) -> None:
        make_key(place.root / "sleutel")
        settings = read(place, "\n".join(line for line in COMPLETE.splitlines() if not line.startswith(name)))
        with pytest.raises(WorkspaceError, match=f"needs more: {name}\\."):
            require_lawful(settings)

    def test_blank_text_does_not_count(self, place: Workspace) -> None:
        make_key(place.root / "sleutel")
        with pytest.raises(WorkspaceError, match=r"needs more: besluit, retention\.kvk\."):
            require_lawful(read(place, COMPLETE.replace('"B-1"', '"  "').replace('"6 maanden"', '""')), ["kvk"])

    def test_no_retention_term_at_all_is_missing_too(self, place: Workspace) -> None:
        make_key(place.root / "sleutel")
        with pytest.raises(WorkspaceError, match=r"needs more: retention\."):
            require_lawful(replace(read(place, COMPLETE), retention={}))

    def test_a_complete_file_with_a_private_key_may_work(self, place: Workspace) -> None:
        key = make_key(place.root / "sleutel")
        require_lawful(read(place, COMPLETE), ["brk", "kvk"])
        assert read(place, COMPLETE).hmac_key_file == key

    def test_a_key_that_is_missing_or_open_to_others_stops_it(self, place: Workspace) -> None:
        settings = read(place, COMPLETE)
        with pytest.raises(WorkspaceError, match=r"sleutel: cannot be read \(FileNotFoundError\)"):
            require_lawful(settings)
        make_key(place.root / "sleutel", mode=0o640)
        with pytest.raises(WorkspaceError, match=r"sleutel: is not private\. .* mode 600"):
            require_lawful(settings)


WHOLE = 'besluit = "B-7"\ndatum = 2025-01-31\ngoedgekeurd_door = ["A. de Vries", "B. Bakker"]\n'


class TestRestricted:
    def test_no_class_is_let_in_unless_the_file_says_so(self, place: Workspace) -> None:
        assert read(place, LEAST).restricted == frozenset()
        assert initial_settings(create(place.root / "nieuw"), Mode.DEMO, "0935", "Maastricht").restricted == frozenset()

    def test_a_class_with_a_decision_its_day_and_two_approvers_is_let_in(self, place: Workspace) -> None:
        assert read(place, f"{LEAST}[beperkt.bibob]\n{WHOLE}").restricted == {"bibob"}

    @pytest.mark.parametrize(
        ("old", "new", "lacking"),
        [
            ('besluit = "B-7"', "", "besluit is missing"),
            ('"B-7"', '"  "', "besluit is missing"),
            ("datum = 2025-01-31", "", "datum is missing"),
            ('goedgekeurd_door = ["A. de Vries", "B. Bakker"]', "", "goedgekeurd_door must name two different people"),
            (', "B. Bakker"', "", "goedgekeurd_door must name two different people"),
            ('"B. Bakker"', '"a.  de vries"', "goedgekeurd_door must name two different people"),
            ('"B. Bakker"', '" "', "has the wrong form"),
            ('"B. Bakker"', "7", "has the wrong form"),
            ("2025-01-31", '"2025-01-31"', "has the wrong form"),
            ("besluit", "besluiten", "is not known"),
            (WHOLE, "", "besluit is missing, datum is missing, goedgekeurd_door must name two different people"),
        ],
    )
    def test_a_half_complete_decision_is_refused_with_what_lacks(
        self, place: Workspace, old: str, new: str, lacking: str
    ) -> None:
        with pytest.raises(WorkspaceError, match=rf"beperkt\.bibob.*{lacking}"):
            read(place, f"{LEAST}[beperkt.bibob]\n{WHOLE.replace(old, new)}")

    @pytest.mark.parametrize("name", [*NEVER, "Politie", "strafrecht", "belastingdienst"])
    def test_a_class_that_the_engine_never_reads_cannot_be_let_in(self, place: Workspace, name: str) -> None:
        with pytest.raises(WorkspaceError, match=rf"beperkt\.{name}: is a class of data that this engine never reads"):
            read(place, f"{LEAST}[beperkt.{name}]\n{WHOLE}")

    @pytest.mark.parametrize("name", ["bibop", "tax"])
    def test_a_class_that_nobody_knows_is_refused(self, place: Workspace, name: str) -> None:
        with pytest.raises(WorkspaceError, match=rf"beperkt\.{name}: is not known\. .*bibob"):
            read(place, f"{LEAST}[beperkt.{name}]\n{WHOLE}")

    @pytest.mark.parametrize("text", ["beperkt = true", '[beperkt]\nbibob = "ja"', "[beperkt]\nbibob = true"])
    def test_a_class_is_not_let_in_by_a_word(self, place: Workspace, text: str) -> None:
        with pytest.raises(WorkspaceError, match="has the wrong form"):
            read(place, LEAST + text)


class TestSecrets:
    def test_a_short_key_is_refused_without_showing_it(self, tmp_path: Path) -> None:
        path = make_key(tmp_path / "sleutel", length=31)
        with pytest.raises(WorkspaceError, match="fewer than 32 bytes") as caught:
            read_key(path)
        assert "\\x01" not in repr(caught.value)

    @pytest.mark.parametrize("mode", [0o600, 0o400])
    def test_a_private_file_is_read(self, tmp_path: Path, mode: int) -> None:
        assert read_secret(make_key(tmp_path / "sleutel", mode=mode)) == bytes(range(32))

    @pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o602, 0o644])
    def test_a_file_open_to_others_is_refused(self, tmp_path: Path, mode: int) -> None:
        with pytest.raises(WorkspaceError, match="is not private"):
            read_secret(make_key(tmp_path / "sleutel", mode=mode))

    def test_a_file_of_another_user_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = make_key(tmp_path / "sleutel")
        owner = path.stat().st_uid
        monkeypatch.setattr("os.geteuid", lambda: owner + 1)
        with pytest.raises(WorkspaceError, match="is not private"):
            read_secret(path)

    def test_a_link_and_a_folder_are_refused(self, tmp_path: Path) -> None:
        make_key(tmp_path / "sleutel")
        (tmp_path / "link").symlink_to(tmp_path / "sleutel")
        for path in (tmp_path / "link", tmp_path):
            with pytest.raises(WorkspaceError, match=r"is not private|cannot be read"):
                read_secret(path)

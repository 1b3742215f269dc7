from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ondermijning import registry
from ondermijning.errors import LoaderError, RuleError
from ondermijning.registry import discover, shipped_folder

if TYPE_CHECKING:
    from pathlib import Path

THING = "from tests.test_registry import Thing\nTHING = Thing({!r})\n"


@dataclass(frozen=True)
class Thing:
    id: str


def write(folder: Path, name: str, text: str | None = None) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(THING.format(path.stem) if text is None else text, encoding="utf-8")
    return path


def found(*folders: Path, packages: bool = False) -> dict[str, tuple[Thing, Path]]:
    return discover(folders, "THING", Thing, RuleError, packages=packages)


@pytest.fixture(autouse=True)
def _private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)


class TestFinding:
    def test_every_file_below_the_folders_is_loaded_by_path_in_order_of_id(self, tmp_path: Path) -> None:
        c, a = write(tmp_path, "een/c.py"), write(tmp_path, "een/diep/a.py")
        b = write(tmp_path, "twee/b.py")
        assert found(tmp_path / "twee", tmp_path / "een") == {
            "a": (Thing("a"), a),
            "b": (Thing("b"), b),
            "c": (Thing("c"), c),
        }
        assert list(found(tmp_path)) == ["a", "b", "c"]

    def test_files_that_begin_with_an_underscore_and_other_files_are_left_alone(self, tmp_path: Path) -> None:
        for name in ("_hulp.py", "__init__.py", "lees.md", "kopie.py.oud"):
            write(tmp_path, name, "raise SystemExit")
        write(tmp_path, "goed.py")
        assert list(found(tmp_path)) == ["goed"]

    def test_an_empty_folder_gives_nothing(self, tmp_path: Path) -> None:
        assert found(tmp_path) == {}
        assert found() == {}

    def test_files_of_one_name_in_two_families_do_not_replace_each_other(self, tmp_path: Path) -> None:
        write(tmp_path, "een/x/a.py", THING.format("a") + "MARK = 1\n")
        write(tmp_path, "twee/x/b.py", "from dataclasses import dataclass\n" + THING.format("b"))
        assert list(found(tmp_path / "een", tmp_path / "twee")) == ["a", "b"]

    def test_the_shipped_folders_exist_in_a_checkout(self) -> None:
        assert any(shipped_folder("loaders").glob("*.py"))
        assert any(shipped_folder("rules").rglob("*.py"))

    def test_in_an_installed_package_the_folder_inside_it_is_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(registry, "__file__", str(tmp_path / "ondermijning" / "registry.py"))
        assert shipped_folder("rules") == tmp_path / "rules"
        (tmp_path / "ondermijning" / "rules").mkdir(parents=True)
        assert shipped_folder("rules") == tmp_path / "ondermijning" / "rules"


class TestPackages:
    def test_a_folder_with_an_init_is_one_thing_whose_files_import_each_other(self, tmp_path: Path) -> None:
        a = write(tmp_path, "een/a/__init__.py", "from .values import THING\n").parent
        write(tmp_path, "een/a/values.py", "from .deep.names import Thing, NAME\nTHING = Thing(NAME)\n")
        write(tmp_path, "een/a/deep/__init__.py", "")
        write(tmp_path, "een/a/deep/names.py", "from tests.test_registry import Thing\nfrom ..ids import NAME\n")
        write(tmp_path, "een/a/ids.py", "NAME = 'a'\n")
        b = write(tmp_path, "een/b.py")
        assert found(tmp_path, packages=True) == {"a": (Thing("a"), a), "b": (Thing("b"), b)}

    def test_it_may_hold_several_whose_ids_begin_with_its_name(self, tmp_path: Path) -> None:
        text = "from tests.test_registry import Thing\nTHINGS = (Thing('a'), Thing('a_csv'))\n"
        folder = write(tmp_path, "a/__init__.py", text).parent
        assert found(tmp_path, packages=True) == {"a": (Thing("a"), folder), "a_csv": (Thing("a_csv"), folder)}

    def test_the_folder_that_is_searched_is_no_package_and_neither_is_one_that_begins_with_an_underscore(
        self, tmp_path: Path
    ) -> None:
        for name in ("__init__.py", "_hulp/__init__.py"):
            write(tmp_path, name, "raise SystemExit")
        write(tmp_path, "goed.py")
        assert list(found(tmp_path, packages=True)) == ["goed"]

    def test_where_packages_are_not_asked_for_every_file_is_a_thing_of_its_own(self, tmp_path: Path) -> None:
        write(tmp_path, "familie/__init__.py", "raise SystemExit")
        write(tmp_path, "familie/a.py")
        assert list(found(tmp_path)) == ["a"]

    def test_packages_of_one_name_in_two_folders_keep_their_own_files(self, tmp_path: Path) -> None:
        late = "\nclass Late(Thing):\n    def __str__(self):\n        from .values import SAID\n        return SAID\n"
        for place, name in (("een", "a"), ("twee", "a_csv")):
            head = f"from tests.test_registry import Thing\n{late}THINGS = (Late({name!r}),)\n"
            write(tmp_path, f"{place}/x/a/__init__.py", head)
            write(tmp_path, f"{place}/x/a/values.py", f"SAID = {place!r}\n")
        things = found(tmp_path / "een", tmp_path / "twee", packages=True)
        assert {name: str(thing) for name, (thing, _) in things.items()} == {"a": "een", "a_csv": "twee"}

    def test_a_package_that_changed_is_read_again_with_all_its_files(self, tmp_path: Path) -> None:
        write(tmp_path, "a/__init__.py", "from .values import THING\n")
        write(tmp_path, "a/values.py", THING.format("a"))
        assert list(found(tmp_path, packages=True)) == ["a"]
        write(tmp_path, "a/values.py", THING.format("a_and_more"))
        assert list(found(tmp_path, packages=True)) == ["a_and_more"]

    @pytest.mark.parametrize("things", ["()", "(None,)", "(Thing('a'), 'a')", "[Thing('a')]", "Thing('a')"])
    def test_anything_but_some_of_the_type_is_refused(self, tmp_path: Path, things: str) -> None:
        write(tmp_path, "a/__init__.py", f"from tests.test_registry import Thing\nTHINGS = {things}\n")
        with pytest.raises(RuleError, match=r"/a: defines no THING of type Thing"):
            found(tmp_path, packages=True)

    @pytest.mark.parametrize("name", ["b", "ab", "b_a"])
    def test_an_id_that_does_not_begin_with_the_name_of_the_folder_is_refused(self, tmp_path: Path, name: str) -> None:
        write(tmp_path, "a/__init__.py", THING.format(name))
        with pytest.raises(RuleError, match=rf"/a: id {name} differs from the file name a"):
            found(tmp_path, packages=True)

    def test_a_file_may_not_hold_several(self, tmp_path: Path) -> None:
        write(tmp_path, "a.py", "from tests.test_registry import Thing\nTHINGS = (Thing('a'),)\n")
        with pytest.raises(RuleError, match=r"a\.py: defines no THING"):
            found(tmp_path, packages=True)

    def test_it_cannot_reach_a_neighbour(self, tmp_path: Path) -> None:
        write(tmp_path, "a/__init__.py", "from ..b import THING\n")
        write(tmp_path, "b/__init__.py")
        with pytest.raises(RuleError, match=r"/a: cannot be read: ImportError: .*beyond top-level package"):
            found(tmp_path, packages=True)

    def test_one_that_failed_is_not_kept_and_neither_are_its_files(self, tmp_path: Path) -> None:
        write(tmp_path, "gebroken_map/__init__.py", "from . import deel\n1 / 0\n")
        write(tmp_path, "gebroken_map/deel.py", "")
        with pytest.raises(RuleError, match=r"/gebroken_map: cannot be read: ZeroDivisionError"):
            found(tmp_path, packages=True)
        assert [name for name in sys.modules if "gebroken_map" in name] == []

    @pytest.mark.parametrize("name", ["values.py", "mappings/stad.toml", "__pycache__/values.pyc"])
    def test_any_file_in_it_that_everyone_may_write_to_is_refused_before_anything_runs(
        self, tmp_path: Path, name: str
    ) -> None:
        write(tmp_path, "a/__init__.py", f"open({str(tmp_path / 'gelopen')!r}, 'w').close()\n")
        write(tmp_path, f"a/{name}", "").chmod(0o666)
        with pytest.raises(RuleError, match=rf"a/{name}: everyone can write here"):
            found(tmp_path, packages=True)
        assert not (tmp_path / "gelopen").exists()


class TestRefusing:
    def test_two_files_with_one_id_are_both_named(self, tmp_path: Path) -> None:
        write(tmp_path, "een/a.py")
        write(tmp_path, "twee/a.py")
        with pytest.raises(RuleError, match=r"twee/a\.py: id a is already taken by .*een/a\.py"):
            found(tmp_path)

    def test_an_id_that_differs_from_the_file_name_is_refused(self, tmp_path: Path) -> None:
        write(tmp_path, "a.py", THING.format("b"))
        with pytest.raises(RuleError, match=r"a\.py: id b differs from the file name a"):
            found(tmp_path)

    @pytest.mark.parametrize("text", ["", "THING = None\n", "THING = 'a'\n", "OTHER = 1\n"])
    def test_a_file_without_the_object_or_with_another_type_is_named(self, tmp_path: Path, text: str) -> None:
        write(tmp_path, "a.py", text)
        with pytest.raises(RuleError, match=r"a\.py: defines no THING of type Thing"):
            found(tmp_path)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("def (:\n", "SyntaxError"),
            ("import bestaat_niet\n", "ModuleNotFoundError"),
            ("1 / 0\n", "ZeroDivisionError"),
            ("raise ValueError('zo niet')\n", "ValueError: zo niet"),
            ("\0", "SyntaxError|ValueError"),
            ("raise SystemExit(3)\n", "SystemExit"),
        ],
    )
    def test_a_file_that_cannot_be_run_is_named_with_the_reason(self, tmp_path: Path, text: str, reason: str) -> None:
        write(tmp_path, "a.py", text)
        with pytest.raises(RuleError, match=rf"a\.py: cannot be read: .*({reason})"):
            found(tmp_path)

    def test_a_refusal_by_the_contract_keeps_its_words_and_gets_the_file(self, tmp_path: Path) -> None:
        text = (
            "from ondermijning.errors import RuleError\nraise RuleError('mist een drempel.', advice='Voeg hem toe.')\n"
        )
        write(tmp_path, "a.py", text)
        with pytest.raises(RuleError, match=r"a\.py: mist een drempel\. Voeg hem toe\."):
            found(tmp_path)

    def test_the_error_is_of_the_kind_that_was_asked_for(self, tmp_path: Path) -> None:
        write(tmp_path, "a.py", "")
        with pytest.raises(LoaderError):
            discover((tmp_path,), "THING", Thing, LoaderError)

    def test_a_file_that_failed_is_not_kept_as_a_module(self, tmp_path: Path) -> None:
        write(tmp_path / "familie", "gebroken_bestand.py", "1 / 0\n")
        with pytest.raises(RuleError):
            found(tmp_path)
        assert [name for name in sys.modules if "gebroken_bestand" in name] == []

    def test_a_folder_that_does_not_exist_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match=r"weg: folder does not exist"):
            found(tmp_path / "weg")

    @pytest.mark.parametrize("place", ["", "diep"])
    def test_a_folder_that_everyone_may_write_to_is_refused_before_anything_runs(
        self, tmp_path: Path, place: str
    ) -> None:
        write(tmp_path, "diep/a.py", f"open({str(tmp_path / 'gelopen')!r}, 'w').close()\n")
        (tmp_path / place).chmod(0o777)
        with pytest.raises(RuleError, match=r"everyone can write here\. Run chmod o-w"):
            found(tmp_path)
        assert not (tmp_path / "gelopen").exists()

    def test_a_file_that_everyone_may_write_to_is_refused_before_it_runs(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.py", f"open({str(tmp_path / 'gelopen')!r}, 'w').close()\n")
        path.chmod(0o666)
        with pytest.raises(RuleError, match=r"a\.py: everyone can write here"):
            found(tmp_path)
        assert not (tmp_path / "gelopen").exists()

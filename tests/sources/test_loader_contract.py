from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ondermijning.errors import LoaderError, ModelError
from ondermijning.model.records_other import Prijsindex
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Loader, Scope, load_loaders
from tests.support.registers import TOY_REGISTER

if TYPE_CHECKING:
    from pathlib import Path


def reader(name: str = "toets", *, required: str = "id", **changes: Any) -> CsvReader:
    fields: dict[str, Any] = {
        "format": name,
        "scope": Scope.FULL,
        "columns": frozenset({"id", "naam"}),
        "required": frozenset({required}),
        "records": lambda _row: [],
        "subject": lambda _row: "",
    }
    return CsvReader(**{**fields, **changes})


def loader(**changes: Any) -> Loader:
    fields: dict[str, Any] = {
        "id": "toets",
        "title": "Toets",
        "reads": (reader(),),
        "yields": (Prijsindex,),
        "example_name": "toets.csv",
        "example": "id;naam\n1;a\n",
        "register": TOY_REGISTER,
    }
    return Loader(**{**fields, **changes})


class NotInTheModel(NamedTuple):
    id: str


class Impostor(NamedTuple):
    kwartaal: str


Impostor.__name__ = "Prijsindex"


@pytest.mark.parametrize("wrong", ["", "Toets", "1toets", "toets-2", "../toets", "töets", "toets "])
def test_an_id_that_is_no_plain_lower_case_name_is_refused(wrong: str) -> None:
    with pytest.raises(LoaderError, match="is not lower-case ASCII"):
        loader(id=wrong)


@pytest.mark.parametrize("lacking", [{"reads": ()}, {"yields": ()}, {"example": ""}])
def test_a_loader_without_formats_records_or_example_is_refused(lacking: dict[str, Any]) -> None:
    with pytest.raises(LoaderError, match="lacks formats, records or an example"):
        loader(**lacking)


@pytest.mark.parametrize("record", [NotInTheModel, Impostor, dict])
def test_a_record_that_the_model_does_not_declare_is_refused(record: type[Any]) -> None:
    with pytest.raises(ModelError, match="is no record kind of the model"):
        loader(yields=(record,))


@pytest.mark.parametrize("name", ["geslacht", "Nationaliteit", "geboorte_plaats", "burgerlijkeStaat", "n\u0430am"])
def test_a_name_that_may_never_be_stored_cannot_be_allowed(name: str) -> None:
    with pytest.raises(LoaderError, match=r"allows .*, which may never be stored"):
        loader(reads=(reader(), reader(columns=frozenset({"id", name}))))


def test_a_name_cannot_be_pseudonymised_without_being_allowed() -> None:
    with pytest.raises(LoaderError, match="pseudonymises bsn, burgerservicenummer without allowing it"):
        loader(reads=(reader(pseudonymised=frozenset({"id", "bsn", "burgerservicenummer"})),))


def test_the_first_format_that_recognises_a_file_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;naam\n")
    (tmp_path / "b.csv").write_text("naam;kleur\n")
    (tmp_path / "c.csv").write_text("kleur\n")
    chosen = loader(reads=(reader("eerste"), reader("tweede"), reader("derde", required="naam")))
    found = [chosen.reader_for(file) for file in input_files([tmp_path])]
    assert [one.format if one else None for one in found] == ["eerste", "derde", None]


class TestFolders:
    TEXT = (
        "from ondermijning.model.records_other import Prijsindex\n"
        "from ondermijning.sources.files.csv import CsvReader\n"
        "from ondermijning.sources.loader import Loader, Scope\n"
        "from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass\n"
        "CARD = Register('Toets', 'Geen', EVERY_PURPOSE, SourceClass.OPEN, 'nooit', 12)\n"
        "READER = CsvReader('toets', Scope.FULL, frozenset({ALLOWED!r}), frozenset({'id'}), lambda row: [], lambda row: '')\n"
        "LOADER = Loader({ID!r}, 'Toets', (READER,), (Prijsindex,), 'toets.csv', 'id', CARD)\n"
    )

    def write(self, folder: Path, name: str, *allowed: str) -> Path:
        folder.mkdir(mode=0o700, exist_ok=True)
        text = self.TEXT.replace("{ALLOWED!r}", repr(set(allowed or ("id",)))).replace("{ID!r}", repr(name))
        (folder / f"{name}.py").write_text(text)
        return folder

    def test_a_loader_in_a_folder_of_ones_own_stands_beside_the_shipped_ones(self, tmp_path: Path) -> None:
        shipped = load_loaders()
        assert {"brk", "kvk", "woz", "prijsindex"} <= shipped.keys()
        assert load_loaders(self.write(tmp_path / "eigen", "toets")).keys() == shipped.keys() | {"toets"}

    def test_it_cannot_take_the_place_of_a_shipped_one(self, tmp_path: Path) -> None:
        with pytest.raises(LoaderError, match=r"eigen/brk\.py: id brk is already taken by .*loaders/brk\.(?!py)"):
            load_loaders(self.write(tmp_path / "eigen", "brk"))

    def test_a_file_that_breaks_the_contract_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(LoaderError, match=r"eigen/toets\.py: loader toets allows geslacht"):
            load_loaders(self.write(tmp_path / "eigen", "toets", "geslacht"))

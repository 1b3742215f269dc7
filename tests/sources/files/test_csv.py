from __future__ import annotations

import codecs
import contextlib
import csv
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ondermijning.errors import DeliveryError
from ondermijning.sources.door import Door
from ondermijning.sources.files import text_blocks
from ondermijning.sources.files.csv import Cells, CsvReader, required
from ondermijning.sources.files.csv_gate import Proof
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Outcome, Row, RowRejected
from tests.support.reading import Reading, pseudonym, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def as_items(row: Row[Cells]) -> Iterator[Outcome]:
    yield tuple(sorted(row.data.items()))


READER = CsvReader(
    format="test",
    scope=Scope.FULL,
    columns=frozenset({"id", "naam", "bedrag"}),
    required=frozenset({"id", "naam"}),
    records=as_items,
    subject=lambda row: row.data["id"],
)


def is_company(kind: str | None) -> bool:
    return kind == "bedrijf"


PARTIES = CsvReader(
    format="test",
    scope=Scope.FULL,
    columns=frozenset({"id", "soort", "nummer"}),
    required=frozenset({"id"}),
    records=as_items,
    subject=lambda row: row.data["id"],
    pseudonymised=frozenset({"nummer"}),
    clear_when={"nummer": Proof("soort", is_company)},
)


MANAGERS = CsvReader(
    format="test",
    scope=Scope.FULL,
    columns=frozenset({"id", "nummers"}),
    required=frozenset({"id"}),
    records=as_items,
    subject=lambda row: row.data["id"],
    pseudonymised=frozenset({"nummers"}),
    listed=frozenset({"nummers"}),
)


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write_file(contents: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "levering.csv"
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode(encoding))
        return path

    return write_file


def run(path: Path, reader: CsvReader = READER) -> Reading:
    (file,) = input_files([path])
    result = Reading()
    assert reader.recognises(file)
    read_file(reader, file, result)
    return result


def rows(path: Path, reader: CsvReader = READER) -> list[dict[str, str]]:
    result = run(path, reader)
    assert result.rejects == []
    return [dict(record) for record in result.records]


PLAIN = [{"id": "1", "naam": "Één", "bedrag": "5"}, {"id": "2", "naam": "Twee"}]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_every_separator_line_end_and_encoding_gives_the_same_rows(
    write: Any, sign: str, end: str, mark: bytes, encoding: str
) -> None:
    text = "id;naam;bedrag\n1;Één;5\n2;Twee;\n".replace(";", sign).replace("\n", end)
    assert rows(write(mark + text.encode(encoding))) == PLAIN


def test_names_of_columns_are_compared_without_case_and_blanks(write: Any) -> None:
    assert rows(write("ID; Naam ;BEDRAG\n1;Één;5\n2;Twee;\n")) == PLAIN


def test_empty_cells_and_blank_lines_are_absent(write: Any) -> None:
    assert rows(write("id;naam;bedrag\n\n1;Één;5\n2; Twee ;  \n\n")) == PLAIN


def test_quoted_cells_may_hold_separators_quotes_and_line_ends(write: Any) -> None:
    path = write('id;naam;toelichting\n1;"a;""b""";"twee\nregels; tekst"\n2;c;d\n')
    result = run(path)
    assert [dict(record) for record in result.records] == [{"id": "1", "naam": 'a;"b"'}, {"id": "2", "naam": "c"}]
    assert result.positions == ["regel 2", "regel 4"]


def test_columns_that_are_not_allowed_are_dropped_and_counted_by_name(write: Any) -> None:
    result = run(write("id;naam;Geslacht;opmerking;\n1;a;v;x;y\n"))
    assert [dict(record) for record in result.records] == [{"id": "1", "naam": "a"}]
    assert result.dropped == {"geslacht": 1, "opmerking": 1}


@pytest.mark.parametrize("line", ["2;b", "2;b;3;4", "2,b,3", "2;b;3;"])
def test_a_row_of_another_width_becomes_a_reject_with_its_line_and_shifts_nothing(write: Any, line: str) -> None:
    result = run(write(f"id;naam;bedrag\n1;a;5\n{line}\n3;c;7\n"))
    assert [dict(record)["id"] for record in result.records] == ["1", "3"]
    assert result.refused_at == ["regel 3"]
    assert result.subjects == ["1", "3"]
    assert result.rejects[0].reason.endswith("under a header of 3")


def test_a_row_of_another_width_is_refused_by_subject_and_by_shape(write: Any) -> None:
    (file,) = input_files([write("id;naam\n1\n")])
    (row,) = READER.rows(file, Door(READER.allowed, frozenset(), pseudonym))
    with pytest.raises(RowRejected):
        READER.subject(row)
    with pytest.raises(RowRejected):
        READER.shape(row)


@pytest.mark.parametrize(
    ("contents", "place"),
    [
        (b"id;naam\n1;a\r\n2;b\r3;\0\n", "regel 4"),
        (b"id;naam\n1;\xe9\n2;b\n3;\x81\n", "regel 4"),
        (b'id;naam\n1;"a\nb"\n2;"b\n', "regel 4"),
        (codecs.BOM_UTF16_LE + "id;naam\n1;\u0a0a\n2;b".encode("utf-16-le")[:-1], "regel 3"),
        (b"id;naam\n1;a\n2;" + b"x" * 5_000_000 + b"\n", "regel 3"),
    ],
    ids=["NUL", "Windows", "quote", "UTF-16", "endless"],
)
@pytest.mark.parametrize("size", [7, 1 << 17])
def test_a_refusal_names_the_line_wherever_the_blocks_end(
    write: Any, monkeypatch: pytest.MonkeyPatch, contents: bytes, place: str, size: int
) -> None:
    monkeypatch.setattr(text_blocks, "_CHUNK", size if len(contents) < 1000 else 1 << 17)
    with pytest.raises(DeliveryError) as refusal:
        run(write(contents))
    assert refusal.value.where == f"levering.csv, {place}"


def test_a_last_line_that_is_cut_off_becomes_a_reject(write: Any) -> None:
    whole = "id;naam;bedrag\n1;a;5\n2;b;6\n"
    result = run(write(whole[: whole.index(";6")]))
    assert (len(result.records), result.refused_at) == (1, ["regel 3"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('id;naam;bedrag\n1;a;5\n2;"b;6\n3;c;7\n', "regel 3"),
        ('id;naam;bedrag\n1;"a;5\n2;b;6\n3;"c";7\n', "regel 2"),
        ('id;naam;bedrag\n1;"a"b;5\n', "regel 2"),
    ],
)
def test_a_quote_that_is_not_closed_refuses_the_file_at_the_line_where_it_opens(
    write: Any, text: str, place: str
) -> None:
    with pytest.raises(DeliveryError) as refusal:
        run(write(text))
    assert refusal.value.where == f"levering.csv, {place}"
    assert refusal.value.advice


@pytest.mark.parametrize(
    "text", ['1;"a;5\n2;b;6\n3;c";7\n', '1;"a;5\n2;b";6\n', '1;a;"5\n2;b;6\n3;c;7"\n'], ids=["around", "across", "end"]
)
def test_rows_between_two_stray_quotes_do_not_vanish_without_a_word(write: Any, text: str) -> None:
    result = run(write(f"id;naam;bedrag\n{text}4;d;8\n"))
    assert [dict(record)["id"] for record in result.records] == ["4"]
    assert result.refused_at == ["regel 2"]
    assert "swallowed" in result.rejects[0].reason


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        (b"id;naam\n1;a\0b\n", "NUL"),
        ("id;naam\n1;a\0\n".encode("utf-16-le"), "NUL"),
        ("id;naam\n1;a\n".encode("utf-16-be")[:-1], "encoding"),
        ("id;naam\n1;a\n".encode("utf-32-le"), "NUL"),
        (b"id;naam\n1;" + b"x" * 200_000 + b"\n", "131072"),
        (b"id;naam\n1;" + b"x" * (5 * 1024 * 1024), "line without end"),
        (
            b"id;naam\n1;" + b"x" * (5 * 1024 * 1024) + b"\x81",
            "line without end",
        ),  # refused before it is read to its end
        (b"id;naam\n1;\x81\n", "encoding"),
        (codecs.BOM_UTF16_LE + "id;naam\n1;ab".encode("utf-16-le")[:-1], "encoding"),
        ("id;naam\n1;Één".encode()[:-2], "middle of a letter"),
        (b"id;bedrag\n1;2\n", "lacks id, naam"),
        (b"id;naam;ID\n1;a;2\n", "two columns of one name"),
        (b"id;naam;x;x\n1;a;2;3\n", "two columns of one name"),
    ],
)
def test_a_file_that_a_parser_would_have_to_guess_at_is_refused(write: Any, contents: bytes, message: str) -> None:
    (file,) = input_files([write(contents)])
    with pytest.raises(DeliveryError, match=message) as refusal:
        list(READER.rows(file, Door(READER.allowed, frozenset(), pseudonym)))
    assert refusal.value.where.startswith("levering.csv")


@pytest.mark.parametrize("text", ["", "id\n1\n", "naam;bedrag\n", '{"id": 1, "naam": 2}', "<id;naam>", 'id;naam"\n'])
def test_a_file_without_the_required_columns_is_not_recognised(write: Any, text: str) -> None:
    assert not READER.recognises(input_files([write(text)])[0])


def test_a_pseudonymised_cell_becomes_an_hmac_unless_the_row_proves_that_it_is_no_person(write: Any) -> None:
    lines = ("1;persoon;999993653", "2;bedrijf;857587973", "3;;999993653", "4;stichting;999990019", "5;persoon;geen")
    found = rows(write("\n".join(("id;soort;nummer", *lines))), PARTIES)
    hidden = pseudonym("999993653")
    assert [row.get("nummer") for row in found] == [hidden, "857587973", hidden, pseudonym("999990019"), None]


def test_a_cell_that_is_hidden_cannot_decide_that_it_is_shown(write: Any) -> None:
    seen: set[str | None] = set()

    def look(text: str | None) -> bool:
        seen.add(text)
        return text is not None

    reader = replace(PARTIES, clear_when={"nummer": Proof("nummer", look)})
    assert rows(write("id;soort;nummer\n1;persoon;999993653\n"), reader) == [
        {"id": "1", "soort": "persoon", "nummer": pseudonym("999993653")}
    ]
    assert seen == {None}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("999993653|999990019", "{0}|{1}"),
        ("999993653 999990019", "{0}|{1}"),
        ("999993653, 999990019", "{0}|{1}"),
        ("999993653||999990019", "{0}||{1}"),
        ("999993653|Jansen", "{0}|"),
        ("999990019", "{1}"),
    ],
)
def test_every_value_of_a_listed_cell_passes_the_door_by_itself_and_keeps_its_place(
    write: Any, cell: str, kept: str
) -> None:
    found = rows(write(f"id;nummers\n1;{cell}\n"), MANAGERS)
    assert found == [{"id": "1", "nummers": kept.format(pseudonym("999993653"), pseudonym("999990019"))}]


def test_the_door_alone_decides_what_is_replaced(write: Any) -> None:
    (file,) = input_files([write("id;naam;bedrag\n1;999993653;5\n")])
    (row,) = READER.rows(file, Door(READER.allowed, frozenset({"naam"}), pseudonym))
    assert row.data == {"id": "1", "naam": pseudonym("999993653"), "bedrag": "5"}


def test_a_listed_cell_of_which_nothing_passes_is_absent(write: Any) -> None:
    assert rows(write("id;nummers\n1;Jansen|Pietersen\n"), MANAGERS) == [{"id": "1"}]


@pytest.mark.parametrize("ruler", ["--;----;------", "-- ; ---- ; ------", "-;-;-"])
def test_a_line_of_dashes_under_the_header_is_no_row(write: Any, ruler: str) -> None:
    assert rows(write(f"id;naam;bedrag\n{ruler}\n1;Één;5\n2;Twee;\n")) == PLAIN


def test_a_line_of_dashes_elsewhere_is_a_row(write: Any) -> None:
    assert rows(write("id;naam;bedrag\n1;Één;5\n-;-;-\n"))[1] == {"id": "-", "naam": "-", "bedrag": "-"}


def test_a_value_without_which_a_row_says_nothing_must_be_there_and_right() -> None:
    row = Row({"id": "7", "fout": "x"}, "regel 2", {})
    assert required(row, "id", int) == 7
    for name, reason in (("fout", "invalid"), ("naam", "is missing")):
        with pytest.raises(RowRejected, match=f"{name}: .*{reason}"):
            required(row, name, lambda text: int(text) if text else None)


def test_a_refusal_never_holds_what_stood_in_the_file(write: Any) -> None:
    with pytest.raises(DeliveryError) as refusal:
        run(write('id;naam;bedrag\n1;"Geheim;5\n'))
    chain = [refusal.value, refusal.value.__cause__]
    assert not any("Geheim" in str(problem) for problem in chain)


def test_a_file_in_a_zip_is_read_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "levering.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("map/levering.csv", "id;naam;bedrag\n1;Één;5\n2;Twee;\n")
    assert rows(path) == PLAIN


def test_rows_come_one_by_one_before_the_file_is_read_to_its_end(write: Any) -> None:
    (file,) = input_files([write('id;naam\n1;a\n2;"b\n')])
    stream = READER.rows(file, Door(READER.allowed, frozenset(), pseudonym))
    assert next(stream).data == {"id": "1", "naam": "a"}
    with pytest.raises(DeliveryError):
        next(stream)


def test_a_format_that_states_its_date_is_asked_for_it(write: Any) -> None:
    (file,) = input_files([write("id;naam\n")])
    assert READER.reference_date(file) is None


CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=5), st.sampled_from([";", ",", "\t"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_written_with_quotes_is_read_back(write: Any, table: list[tuple[str, str, str]], sign: str) -> None:
    quoted = ['"id"' + sign + '"naam"' + sign + '"bedrag"']
    quoted += [sign.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in table]
    names = ("id", "naam", "bedrag")
    expected = [{n: c.strip() for n, c in zip(names, line, strict=True) if c.strip()} for line in table]
    reader = CsvReader("test", Scope.FULL, READER.columns, READER.required, as_items, lambda _row: "")
    assert rows(write("\n".join(quoted) + "\n"), reader) == expected


def by_the_library(text: str, sign: str) -> list[tuple[str, list[str] | None]]:
    """Place and stripped cells of every row below the header, None for one of another width."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    width, before, found = len(next(reader)), reader.line_num, []
    for cells in reader:
        if cells:
            found.append((f"regel {before + 1}", [cell.strip() for cell in cells] if len(cells) == width else None))
        before = reader.line_num
    return found


# Without a whole line in quotes no row can look as if it swallowed others; a line of dashes is no row at all.
LINE = st.lists(
    st.sampled_from(["1", " a", "é\xa0", "\u2003b", "€", "", '"c"', '"d ""\n"', '" "', "\x1ce"]), max_size=4
)


@given(
    st.lists(st.tuples(LINE, st.sampled_from(["\n", "\r\n", "\r"])), max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.integers(1, 40),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_are_those_of_the_standard_library_wherever_the_blocks_end(
    write: Any, table: list[tuple[list[str], str]], sign: str, size: int
) -> None:
    text = f"id{sign}naam\n" + "".join(sign.join(cells) + end for cells, end in table)
    (file,) = input_files([write(text)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_blocks, "_CHUNK", size)
        found = list(READER.rows(file, Door(READER.allowed, frozenset(), pseudonym)))
    expected = [
        (place, cells and {name: cell for name, cell in zip(("id", "naam"), cells, strict=True) if cell})
        for place, cells in by_the_library(text, sign)
    ]
    assert [(row.position, None if isinstance(row.data, RowRejected) else row.data) for row in found] == expected


@given(st.binary(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_under_a_header_give_rows_or_a_refusal(write: Any, tail: bytes) -> None:
    (file,) = input_files([write(b"id;naam\n" + tail)])
    with contextlib.suppress(DeliveryError):
        for row in READER.rows(file, Door(READER.allowed, frozenset(), pseudonym)):
            assert isinstance(row.data, RowRejected) or row.data.keys() <= READER.columns

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.sources.door import Door
from ondermijning.sources.files import json as module
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.files.json import Items, JsonObject, JsonReader, at, part, parts, texts, value
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Outcome, Row, RowRejected
from tests.support.reading import Reading, pseudonym, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.normalise.strict_json import Document


def items(document: Document) -> Items | None:
    if isinstance(document, dict) and "nummer" in document:
        return {"": document}
    return at(document, "_embedded", "dingen")


def whole(row: Row[JsonObject]) -> Iterator[Outcome]:
    yield (row.data,)


READER = JsonReader(
    format="test",
    scope=Scope.SUBJECT,
    items=items,
    allowed=frozenset({"nummer", "naam", "delen", "burgerservicenummer", "vinkje"}),
    records=whole,
    subject=lambda row: str(row.data["nummer"]),
    pseudonymised=frozenset({"burgerservicenummer"}),
)


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write_file(contents: str | bytes) -> Path:
        path = tmp_path / "antwoord.json"
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return path

    return write_file


def run(path: Path) -> Reading:
    (file,) = input_files([path])
    result = Reading()
    assert READER.recognises(file)
    read_file(READER, file, result)
    return result


def data(path: Path) -> list[Any]:
    return [record[0] for record in run(path).records]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ('{"nummer": "1"}', ["/"]),
        ('\ufeff \n{"nummer": 1}', ["/"]),
        ('[{"nummer": "1"}]', ["/0"]),
        ('{"_embedded": {"dingen": [{"nummer": "1"}]}, "_links": {}}', ["/_embedded/dingen/0"]),
    ],
)
def test_an_object_may_stand_alone_in_an_array_or_in_a_collection(write: Any, text: str, positions: list[str]) -> None:
    result = run(write(text))
    assert [record[0] for record in result.records] == [{"nummer": "1"}]
    assert (result.positions, result.subjects) == (positions, ["1"])


def test_every_line_may_be_an_answer_of_its_own(write: Any) -> None:
    result = run(write('{"nummer": 1}\n\n{"_embedded": {"dingen": [{"nummer": 2}, {"nummer": 3}]}}\n'))
    assert result.subjects == ["1", "2", "3"]
    assert result.positions == ["regel 1", "regel 3/_embedded/dingen/0", "regel 3/_embedded/dingen/1"]


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"fout": []}', '{"_embedded": {"dingen": {}}}', '{"_embedded": []}', "nummer;naam", "<x/>", "12"],
)
def test_another_answer_is_not_recognised(write: Any, text: str) -> None:
    assert not READER.recognises(input_files([write(text)])[0])


@pytest.mark.parametrize("text", ['{"_embedded": {"dingen": []}}', "[]", '{"title": "Niet gevonden", "status": 404}'])
def test_an_empty_answer_is_recognised_and_has_no_rows(write: Any, text: str) -> None:
    assert READER.recognises(input_files([write(text)])[0])
    assert run(write(text)).positions == []


def test_what_is_no_object_of_the_form_becomes_a_reject_at_its_place(write: Any) -> None:
    result = run(write('[{"nummer": 1}, "twee", {"anders": 3}, {"_embedded": {"dingen": [4, {"nummer": 5}]}}]'))
    assert result.subjects == ["1", "5"]
    assert result.refused_at == ["/1", "/2", "/3/_embedded/dingen/0"]


def test_keys_that_are_not_allowed_are_dropped_at_any_depth_and_counted(write: Any) -> None:
    result = run(
        write('{"nummer": 1, "geslacht": {"naam": "x"}, "delen": [{"naam": "y", "leeftijd": 3}, {"leeftijd": 4}]}')
    )
    assert result.records == [({"nummer": "1", "delen": [{"naam": "y"}, {}]},)]
    assert result.dropped == {"geslacht": 1, "leeftijd": 2}


def test_null_is_absent(write: Any) -> None:
    assert data(write('{"nummer": 1, "naam": null}')) == [{"nummer": "1"}]


@pytest.mark.parametrize("number", ['"999993653"', "999993653", '" 9999 93653"'])
def test_a_bsn_is_replaced_also_where_it_is_a_number(write: Any, number: str) -> None:
    found = data(write(f'{{"nummer": 1, "delen": [{{"burgerservicenummer": {number}}}]}}'))
    assert found == [{"nummer": "1", "delen": [{"burgerservicenummer": pseudonym("999993653")}]}]


def test_what_is_no_bsn_does_not_come_in_at_all(write: Any) -> None:
    assert data(write('{"nummer": 1, "burgerservicenummer": "123456788"}')) == [{"nummer": "1"}]


@pytest.mark.parametrize(
    ("contents", "message", "where"),
    [
        ('{"nummer": 1, "naam": "Geheim', "cut off", "antwoord.json, regel 1"),
        ('{"nummer": 1}\n{"nummer": 2, "naam": "Geheim', "cut off", "antwoord.json, regel 2"),
        ('{"nummer": 1, "naam": "Geheim", "naam": "x"}', "twice", "antwoord.json"),
        ('{"nummer": NaN}', "NaN", "antwoord.json"),
        (
            '{"nummer": 1}\n{"nummer": 2}\n{"nummer": 3, "naam": "Geheim", "naam": "x"}',
            "twice",
            "antwoord.json, regel 3",
        ),
        ('{"nummer": "Één"}'.encode("latin-1"), "UTF-8", "antwoord.json"),
        ('{"nummer": 1}'.encode("utf-16"), "UTF-8", "antwoord.json"),
        ('{"nummer": 1}'.encode("utf-16-le"), "UTF-8", "antwoord.json"),
        ('[{"nummer": 1}]'.encode("utf-16-be"), "UTF-8", "antwoord.json"),
    ],
)
def test_a_broken_file_is_refused_and_not_taken_for_another_format(
    write: Any, contents: str | bytes, message: str, where: str
) -> None:
    with pytest.raises(DeliveryError, match=message) as refusal:
        run(write(contents))
    assert (refusal.value.where, refusal.value.__cause__) == (where, None)
    assert refusal.value.advice
    assert "Geheim" not in str(refusal.value)


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 20)
    (file,) = input_files([write('{"nummer": 1, "naam": "te lang"}')])
    with pytest.raises(DeliveryError, match="200 MB"):
        list(READER.rows(file, Door(READER.allowed, frozenset(), pseudonym)))


@pytest.mark.parametrize("text", ['{"nummer": 1,\n"naam":\n"te lang"}', '[\n{"nummer": 1},\n{"nummer": 2}]'])
def test_a_document_of_many_lines_is_held_to_the_limit_as_a_whole(
    write: Any, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 20)
    (file,) = input_files([write(text)])
    with pytest.raises(DeliveryError, match="200 MB"):
        list(READER.rows(file, Door(READER.allowed, frozenset(), pseudonym)))


def test_a_file_of_many_lines_is_held_to_the_limit_line_by_line(write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 20)
    assert data(write('{"nummer": 1}\n' * 9)) == [{"nummer": "1"}] * 9


def test_lines_come_one_by_one_before_the_file_is_read_to_its_end(write: Any) -> None:
    (file,) = input_files([write('{"nummer": 1}\n{"nummer": 2}\n{"nummer": ')])
    stream = READER.rows(file, Door(READER.allowed, frozenset(), pseudonym))
    assert [next(stream).data, next(stream).data] == [{"nummer": "1"}, {"nummer": "2"}]
    with pytest.raises(DeliveryError, match="regel 3"):
        next(stream)


def test_the_door_alone_decides_what_is_replaced(write: Any) -> None:
    (file,) = input_files([write('{"nummer": 1, "delen": ["999993653", ["geen"]]}')])
    (row,) = READER.rows(file, Door(READER.allowed, frozenset({"delen"}), pseudonym))
    assert row.data == {"nummer": "1", "delen": [pseudonym("999993653"), [None]]}


def test_a_part_of_another_shape_refuses_the_row_and_never_counts_as_absent() -> None:
    found: JsonObject = {"een": "x", "vinkje": True, "ding": {"a": "1"}, "dingen": [{"a": "1"}], "teksten": ["a"]}
    assert (part(found, "ding"), part(found, "geen")) == ({"a": "1"}, {})
    assert (parts(found, "dingen"), parts(found, "geen")) == ([{"a": "1"}], [])
    assert (texts(found, "teksten"), texts(found, "geen")) == (["a"], [])
    assert (value(found, "een"), value(found, "vinkje"), value(found, "geen")) == ("x", "true", None)
    wrong = ((part, "een"), (part, "dingen"), (parts, "ding"), (parts, "teksten"), (texts, "dingen"), (value, "ding"))
    for read, name in wrong:
        with pytest.raises(RowRejected, match=f"^{name}: is no"):
            read(found, name)


def test_a_format_that_states_no_date_has_none(write: Any) -> None:
    assert READER.reference_date(input_files([write("{}")])[0]) is None

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.strict_json import StrictJsonError, documents

if TYPE_CHECKING:
    from collections.abc import Iterable


def read(text: str) -> list[tuple[str, Any]]:
    return list(documents(io.StringIO(text, newline="\n")))


def test_numbers_stay_the_text_they_are() -> None:
    assert read('{"a": 254500.00, "b": -5, "c": 1e3, "d": true, "e": null}') == [
        ("", {"a": "254500.00", "b": "-5", "c": "1e3", "d": True, "e": None})
    ]


def test_one_object_an_array_and_lines_give_documents_with_their_place() -> None:
    assert read('{"a": "x"}') == [("", {"a": "x"})]
    assert read('[{"a": "x"}, {"a": "y"}]') == [("/0", {"a": "x"}), ("/1", {"a": "y"})]
    assert read('{"a": "x"}\r\n\r\n{"a": "y"}\n') == [("regel 1", {"a": "x"}), ("regel 3", {"a": "y"})]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ('{"a": 1', "cut off", 1),
        ('{"a": 1,\n"b": "x', "cut off", 2),
        ("", "cut off", 1),
        ('{"a": "x"}\n{"a": "y', "cut off", 2),
        ('{"a": "x"} rest', "cut off", 1),
        ("{'a': 1}", "cut off", 1),
        ('{"a": 01163452}', "cut off", 1),
        ('{"a": NaN}', "NaN", None),
        ('{"a": -Infinity}', "NaN", None),
        ('{"a": 1e999}', "too large", None),
        ('{"a": 1, "a": 1}', "twice", None),
        ('[{"b": {"a": 1, "a": 1}}]', "twice", None),
        ('{"a": "\\ud800"}', "surrogate", None),
        ('{"\\udc00": 1}', "surrogate", None),
        ('{"a": ' + "1" * 19 + "}", "over 18 digits", None),
        ('{"a": ' + "1" * 5000 + "}", "over 18 digits", None),
        ("[" * 65 + "]" * 65, "over 64", None),
        ("[" * 100_000, None, None),
        ('{"a":' * 100_000, None, None),
        ("[" * 100_000 + "]" * 100_000, "over 64", None),
    ],
)
def test_what_two_parsers_could_read_differently_is_refused(text: str, reason: str | None, line: int | None) -> None:
    with pytest.raises(StrictJsonError, match=reason) as refusal:
        read(text)
    assert refusal.value.line == line or reason is None


def test_what_is_just_inside_the_limits_is_read() -> None:
    deep = "[" * 64 + "]" * 64
    assert len(read(deep)) == 1
    assert read('{"a": ' + "9" * 18 + ', "b": "\\ud83d\\ude00"}') == [("", {"a": "9" * 18, "b": "😀"})]


def test_lines_are_read_as_they_are_needed() -> None:
    lines = iter(['{"a": "x"}\n', "\n", '{"a": "y"}\n', '{"a": "z"}\n'])
    found = documents(lines)
    assert next(found) == ("regel 1", {"a": "x"})
    assert next(lines) == '{"a": "z"}\n'


@pytest.mark.parametrize("text", ['{"a": "x"}\n \r\n', '\n[\n{"a": "x"}]', '{\n"a": "x"}'])
def test_a_document_may_have_blank_lines_around_it_or_stand_on_many(text: str) -> None:
    assert [document for _, document in read(text)] == [{"a": "x"}]
    assert read(text)[0][0] in ("", "/0")


def test_the_caller_may_refuse_a_document_on_many_lines() -> None:
    joined = []

    def whole(lines: Iterable[str]) -> str:
        joined.append(list(lines))
        return "{}"

    assert list(documents(['{"a": 1}\n', '{"a": 2}\n'], whole)) != list(documents(["{\n", "\n", "}\n"], whole))
    assert joined == [["{\n", "\n", "}\n"]]


@pytest.mark.parametrize("line", ['{"a": 1, "a": 1}', '{"a": NaN}', '{"a": "\\ud800"}', "[" * 65 + "]" * 65])
def test_what_is_refused_on_a_later_line_is_told_with_the_line(line: str) -> None:
    with pytest.raises(StrictJsonError) as refusal:
        read(f'{{"a": 1}}\n\n{line}\n')
    assert refusal.value.line == 3


JSON = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(blacklist_categories=["Cs"])),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(blacklist_categories=["Cs"]), max_size=3), JSON), st.booleans())
def test_a_document_without_numbers_is_read_as_it_was_written(document: dict[str, Any], ascii_only: bool) -> None:  # noqa: FBT001
    assert read(json.dumps(document, ensure_ascii=ascii_only)) == [("", document)]


@given(st.text() | st.text('{}[]",:0123456789.-eE\\u\nabtrueflsn '))
def test_any_text_gives_documents_or_a_refusal(text: str) -> None:
    with contextlib.suppress(StrictJsonError):
        read(text)

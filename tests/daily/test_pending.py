from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.daily.application import Power
from ondermijning.daily.pending import COLUMNS, read_pending
from ondermijning.errors import DeliveryError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ";".join(COLUMNS)
LATER = "Z-2;99000011;;6211AB 12;horeca;apv;2025-03-01"
SOONER = "Z-1;;Bakker;6211AB 120;sloop;bibob;2025-01-10"


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "aanvragen.csv"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_applications_come_in_order_of_the_day_of_decision(tmp_path: Path) -> None:
    first, last = read_pending(written(tmp_path, HEADER, LATER, SOONER, encoding="utf-8-sig")).pending
    assert (first.case, first.due, first.application.name) == ("Z-1", date(2025, 1, 10), "Bakker")
    assert (last.application.kvk, last.application.power) == ("99000011", Power.APV)


@pytest.mark.parametrize(
    ("today", "term"),
    [
        (date(2025, 1, 11), "TE LAAT, 1 dagen"),
        (date(2025, 1, 10), "nog 0 dagen"),
        (date(2024, 12, 27), "nog 14 dagen"),
        (date(2024, 12, 26), ""),
    ],
)
def test_what_is_overdue_or_near_is_marked(tmp_path: Path, today: date, term: str) -> None:
    (one,) = read_pending(written(tmp_path, HEADER, SOONER)).pending
    assert one.term(today) == term


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((HEADER,), "holds no lines"),
        ((HEADER.replace(";beslisdatum", ""), "a;b;c;d;e;f"), "misses beslisdatum"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_without_its_values(
    tmp_path: Path, lines: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DeliveryError, match=message) as refused:
        read_pending(written(tmp_path, *lines))
    assert "Bakker" not in str(refused.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aanvragen.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DeliveryError, match="no CSV in UTF-8"):
        read_pending(path)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (SOONER.replace("bibob", "wens"), "bevoegdheid is geen van bibob, alcoholwet"),
        (SOONER.replace("2025-01-10", "morgen"), "beslisdatum is geen dag"),
        (SOONER.replace("Bakker", ""), "leeg: kvk en naam"),
        (SOONER.replace("6211AB 120", ""), "leeg: adres"),
        (LATER.replace("99000011", "123"), "kvk is geen nummer van 8 cijfers"),
        ("Z-1", "leeg: adres, soort"),
    ],
)
def test_one_bad_line_is_told_by_number_without_its_values_and_stops_none_of_the_others(
    tmp_path: Path, line: str, fault: str
) -> None:
    read = read_pending(written(tmp_path, HEADER, line, LATER.replace("Z-2", "Z-3")))
    assert [each.case for each in read.pending] == ["Z-3"]
    (unread,) = read.unread
    assert (unread.line, unread.case) == (2, line.partition(";")[0])
    assert unread.fault.startswith(fault)
    assert "Bakker" not in unread.fault


@pytest.mark.parametrize("due", ["10-1-2025", "10 januari 2025", "10/01/2025", "20250110"])
@pytest.mark.parametrize("power", ["Bibob", "BIBOB", "Wet Bibob"])
def test_a_line_is_read_however_its_day_and_its_power_are_written(tmp_path: Path, due: str, power: str) -> None:
    (one,) = read_pending(written(tmp_path, HEADER, SOONER.replace("2025-01-10", due).replace("bibob", power))).pending
    assert (one.due, one.application.power) == (date(2025, 1, 10), Power.BIBOB)

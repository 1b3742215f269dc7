"""Hostile XML at the door of the land registry: rows X1 to X9 of the list of hostile inputs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.damage import MARK
from tests.support.hostile import OWNED, STAND, Held, files_of, written
from tests.support.stands import Company, Holder, Obj, Right, stand_text
from tests.support.workspaces import load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

pytestmark = pytest.mark.slow

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
AFTER = "</Snapshot:KadastraalObjectSnapshot>"
NOT_WELL_FORMED = r"line [0-9]+: is cut off or is no well-formed XML"
NO_DTD = "has a DTD"


def with_doctype(inside: str, text: str = "&x;") -> str:
    """The stand with a document type, and something of it where the name of the owner stands."""
    return STAND.replace(MARK, text).replace(DECLARATION, f"{DECLARATION}<!DOCTYPE s [{inside}]>")


def beside_the_object(markup: str) -> str:
    """The stand with markup inside its row."""
    assert AFTER in STAND
    return STAND.replace(AFTER, markup + AFTER)


def test_x1_entities_that_multiply_are_refused(held: Held, tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    text = with_doctype(f'<!ENTITY e0 "{MARK}">{levels}', "&e9;")
    held.expects_refusal("brk", written(tmp_path / "x1.xml", text), NO_DTD)


def test_x2_one_large_entity_named_many_times_is_refused(held: Held, tmp_path: Path) -> None:
    text = with_doctype(f'<!ENTITY x "{MARK * 15_000}">', "&x;" * 20_000)
    held.expects_refusal("brk", written(tmp_path / "x2.xml", text), "in a format of brk")  # its root lies too far away
    text = with_doctype(f'<!ENTITY x "{MARK * 500}">', "&x;" * 20_000)
    held.expects_refusal("brk", written(tmp_path / "x2.xml", text), NO_DTD)


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file://{path}">',
        '<!ENTITY x PUBLIC "p" "file://{path}">',
        '<!ENTITY % x SYSTEM "file://{path}"> %x;',
    ],
)
def test_x3_an_external_entity_is_refused_and_what_it_points_to_is_not_read(
    held: Held, tmp_path: Path, declared: str
) -> None:
    secret = written(tmp_path / "geheim.txt", MARK)
    held.expects_refusal("brk", written(tmp_path / "x3.xml", with_doctype(declared.format(path=secret))), NO_DTD)


def test_x3_an_external_document_type_is_refused(held: Held, tmp_path: Path) -> None:
    text = STAND.replace(DECLARATION, f'{DECLARATION}<!DOCTYPE s SYSTEM "http://127.0.0.1:9/s.dtd">')
    held.expects_refusal("brk", written(tmp_path / "x3.xml", text), NO_DTD)


def test_x4_a_small_internal_entity_is_refused_and_no_text_is_lost(held: Held, tmp_path: Path) -> None:
    held.expects_refusal("brk", written(tmp_path / "x4.xml", with_doctype('<!ENTITY x "B.V.">')), NO_DTD)
    held.expects_refusal("brk", written(tmp_path / "x4.xml", STAND.replace(MARK, "&x;")), NOT_WELL_FORMED)


@pytest.mark.parametrize("depth", [65, 255, 2_000, 200_000])
def test_x5_elements_nested_deeper_than_any_register_does_are_refused(held: Held, tmp_path: Path, depth: int) -> None:
    text = beside_the_object("<a>" * depth + MARK + "</a>" * depth)
    held.expects_refusal("brk", written(tmp_path / "x5.xml", text), f"({NOT_WELL_FORMED}|nested over 64 deep)")


def test_x5_depth_that_a_register_may_reach_is_read(workspace: Workspace, tmp_path: Path) -> None:
    text = beside_the_object("<a>" * 50 + "</a>" * 50)
    (report,) = load_into(workspace, "brk", [written(tmp_path / "x5.xml", text)])
    assert (report.rows, report.dropped_unlisted["a"]) == (1, 1)


def test_x6_an_xinclude_is_left_at_the_door_and_never_followed(workspace: Workspace, tmp_path: Path) -> None:
    secret = written(tmp_path / "geheim.xml", f"<naam>{MARK}</naam>")
    included = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{}" parse="{}"/>'
    inside = "".join(included.format(secret, kind) for kind in ("xml", "text"))
    text = STAND.replace(MARK, f"Voorbeeld{inside}").replace(AFTER, inside + AFTER)
    (report,) = load_into(workspace, "brk", [written(tmp_path / "x6.xml", text)], accept_small=True)
    assert report.dropped_unlisted["include"] > 0
    new = [contents for name, contents in files_of(workspace).items() if report.delivery in name]
    assert not any(MARK.encode() in contents for contents in new)
    (company,) = state_of(workspace)["NietNatuurlijkPersoon"]
    assert company["naam"] == "Voorbeeld"


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        (STAND.replace(MARK, "Één").encode("latin-1"), NOT_WELL_FORMED),
        (STAND.replace("UTF-8", "UTF-16").encode(), NOT_WELL_FORMED),
        (STAND.encode("utf-32"), NOT_WELL_FORMED),
        (
            STAND.replace("UTF-8", "UTF-7").replace(MARK, "+ADw-naam+AD4-").encode(),
            "in an encoding that no register uses",
        ),
        (STAND.replace("UTF-8", "EBCDIC-CP-NL").encode(), NOT_WELL_FORMED),
        (STAND.replace("UTF-8", "geen-codering").encode(), NOT_WELL_FORMED),
        (STAND.replace(MARK, f"{MARK}\0").encode(), NOT_WELL_FORMED),
        (STAND.encode() + STAND.encode().partition(b"?>")[2], NOT_WELL_FORMED),
        (STAND.encode() + b"rest", NOT_WELL_FORMED),
        (STAND.encode() + b"\0" * 100, NOT_WELL_FORMED),
    ],
    ids=[
        "latin-1 under utf-8",
        "utf-8 under utf-16",
        "utf-32",
        "utf-7",
        "ebcdic",
        "an encoding that is none",
        "a nul",
        "a second root",
        "text behind the root",
        "nuls behind the root",
    ],
)
def test_x7_an_encoding_that_does_not_fit_and_what_follows_the_root_are_refused(
    held: Held, tmp_path: Path, contents: bytes, says: str
) -> None:
    held.expects_refusal("brk", written(tmp_path / "x7.xml", contents), says)


@pytest.mark.parametrize(
    ("declared", "written_in"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-8", "utf-16"),
        ("ISO-8859-1", "iso-8859-1"),
        ("windows-1252", "cp1252"),
    ],
)
def test_x7_an_encoding_that_is_told_truly_or_by_its_mark_is_read(
    workspace: Workspace, tmp_path: Path, declared: str, written_in: str
) -> None:
    text = STAND.replace("UTF-8", declared).replace(MARK, "Café Één B.V.")
    load_into(workspace, "brk", [written(tmp_path / "x7.xml", text, written_in)])
    (company,) = state_of(workspace)["NietNatuurlijkPersoon"]
    assert company["naam"] == "Café Één B.V."


@pytest.mark.parametrize("name", ["onbekend", "domein"])
def test_x8_an_attribute_twice_is_refused(held: Held, tmp_path: Path, name: str) -> None:
    text = STAND.replace(' domein="', f' {name}="{MARK}" {name}="{MARK}" domein="', 1)
    held.expects_refusal("brk", written(tmp_path / "x8.xml", text), NOT_WELL_FORMED)


@pytest.mark.parametrize("count", [65, 300_000])
@pytest.mark.parametrize("place", ["<Stand:Stand ", "<Persoon:NietNatuurlijkPersoon", "<Persoon:statutaireNaam"])
def test_x8_more_attributes_than_any_register_writes_are_refused(
    held: Held, tmp_path: Path, count: int, place: str
) -> None:
    assert place in STAND
    attributes = "".join(f' a{number}=""' for number in range(count))
    text = STAND.replace(place, f"{place.strip()}{attributes} ", 1)
    held.expects_refusal("brk", written(tmp_path / "x8.xml", text), f"({NOT_WELL_FORMED}|over 64 attributes)")


def test_x8_prefixes_are_worth_nothing_and_names_decide(workspace: Workspace, tmp_path: Path) -> None:
    swapped = re.sub(r"(</?|xmlns:)(Persoon|Recht)(?=[:=])", lambda match: f"{match[1]}{match[2]}X", STAND)
    assert swapped != STAND
    (report,) = load_into(workspace, "brk", [written(tmp_path / "x8.xml", swapped)])
    (same,) = load_into(workspace, "brk", [written(tmp_path / "x8a.xml", STAND)])
    assert report.records == same.records


def test_x8_a_prefix_that_nobody_declared_is_refused(held: Held, tmp_path: Path) -> None:
    text = STAND.replace("<Persoon:statutaireNaam", "<Vreemd:statutaireNaam").replace(
        "</Persoon:statutaireNaam", "</Vreemd:statutaireNaam"
    )
    held.expects_refusal("brk", written(tmp_path / "x8.xml", text), NOT_WELL_FORMED)
    rootless = re.sub(r' xmlns:Stand="[^"]*"', "", STAND)
    held.expects_refusal("brk", written(tmp_path / "x8.xml", rootless), NOT_WELL_FORMED)


def test_x9_a_file_that_is_cut_off_anywhere_is_refused(held: Held, tmp_path: Path) -> None:
    for part in (0.3, 0.6, 0.9, 0.999):
        text = STAND[: int(len(STAND) * part)]
        held.expects_refusal("brk", written(tmp_path / "x9.xml", text), NOT_WELL_FORMED)


def test_x9_a_whole_file_with_fewer_rows_than_the_supplier_says_is_refused(held: Held, tmp_path: Path) -> None:
    owner = Right("72", holders=[Holder("82", Company("902", MARK))])
    path = tmp_path / "x9.xml"
    written(path, stand_text([OWNED, Obj("1230012470000", rights=[owner])], peildatum="2023-12-31"))
    held.expects_refusal("brk", path, "2 rows, where the supplier says 3", "--expect-rows", "3", names="brk 2023-12-31")

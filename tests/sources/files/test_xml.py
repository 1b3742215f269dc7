from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from ondermijning.demo.writers.brk.bulk import write_brk_stand
from ondermijning.errors import DeliveryError
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.door import Door
from ondermijning.sources.files.input_files import InputFile, input_files
from ondermijning.sources.files.xml import Element, XmlReader
from ondermijning.sources.loader import Scope
from tests.support.reading import Reading, pseudonym, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.rows import Outcome, Row

REPOSITORY = Path(__file__).resolve().parents[3]


def as_pairs(row: Row[Element]) -> Iterator[Outcome]:
    yield row.data.identity(), row.data.value("naam"), row.data.value("deel", "naam")


READER = XmlReader(
    format="toets",
    scope=Scope.FULL,
    root="Stand",
    row="Rij",
    header={"kop": lambda element: {element.value("wat") or "": element.value("is") or ""}},
    allowed=frozenset({"identificatie", "naam", "deel", "geheim", "verwijst", "DeelRef"}),
    pseudonymised=frozenset({"geheim"}),
    shape=as_pairs,
    subject=lambda row: row.header.get("Gebied", ""),
    date_in=lambda header: optional_date(header.get("Peildatum")),
    oldest_version="20210101",
)
HEAD = "<kop><wat>Peildatum</wat><is>2022-12-31</is></kop><kop><wat>Gebied</wat><is>0935</is></kop>"
ROW = "<Rij><identificatie domein='D'>1</identificatie><naam>Één</naam></Rij>"
FOUND = ("D:1", "Één", None)


def file_of(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> InputFile:
    path = tmp_path / "stand.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return input_files([path])[0]


def run(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> Reading:
    file = file_of(tmp_path, text, encoding)
    assert READER.recognises(file)
    result = Reading()
    read_file(READER, file, result)
    return result


def rows(tmp_path: Path, text: str | bytes, encoding: str = "utf-8") -> list[tuple[str | None, ...]]:
    return run(tmp_path, text, encoding).records


def only_row(tmp_path: Path, inside: str) -> Element:
    file = file_of(tmp_path, f"<Stand><Rij>{inside}</Rij></Stand>")
    (row,) = READER.rows(file, Door(READER.allowed, READER.pseudonymised, pseudonym))
    return row.data


class TestRecognising:
    @pytest.mark.parametrize(
        "text",
        [
            "<Stand/>",
            "<S:Stand xmlns:S='urn:x/v20211119'/>",
            "<?xml version='1.0'?>\n<Stand attr='1'>\n</Stand>",
            "<!-- <Ander> --><Stand/>",
            "<!-- a > b <Ander/> --><?pi <Ander/> ?>\n<Stand/>",
            "\ufeff<Stand/>",
        ],
    )
    def test_the_root_decides_whatever_its_prefix_and_what_stands_before_it(self, tmp_path: Path, text: str) -> None:
        assert READER.recognises(file_of(tmp_path, text))

    @pytest.mark.parametrize(
        "text",
        ["<Mutatie><Stand/></Mutatie>", "<Standaard/>", "<stand/>", "id;Stand", "", "{}", "<!-- <Stand/> -->", "<"],
    )
    def test_another_root_or_no_xml_is_not_of_this_format(self, tmp_path: Path, text: str) -> None:
        assert not READER.recognises(file_of(tmp_path, text))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
    def test_every_declared_encoding_gives_the_same_rows(self, tmp_path: Path, encoding: str) -> None:
        text = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?><Stand>{HEAD}{ROW}</Stand>"
        assert rows(tmp_path, text, encoding) == [FOUND]

    def test_the_file_states_its_reference_date_before_its_first_row(self, tmp_path: Path) -> None:
        file = file_of(tmp_path, f"<Stand>{HEAD}{ROW}{' ' * 100_000}<broken")
        assert READER.reference_date(file) == date(2022, 12, 31)
        assert READER.reference_date(file_of(tmp_path, f"<Stand>{ROW}</Stand>")) is None

    @pytest.mark.parametrize("day", ["2022-13-01", "morgen", "0000"])
    def test_a_reference_date_that_is_none_is_told_without_repeating_it(self, tmp_path: Path, day: str) -> None:
        file = file_of(tmp_path, f"<Stand>{HEAD.replace('2022-12-31', day)}{ROW}</Stand>")
        with pytest.raises(DeliveryError, match=r"stand\.xml: states a reference date .*--reference-date") as caught:
            READER.reference_date(file)
        assert day not in str(caught.value)

    @pytest.mark.parametrize("version", ["v20120201", "v20201231"])
    def test_an_older_schema_is_refused_with_both_versions(self, tmp_path: Path, version: str) -> None:
        file = file_of(tmp_path, f"<S:Stand xmlns:S='http://kadaster/stand/{version}'>{ROW}</S:Stand>")
        with pytest.raises(DeliveryError, match=rf"version {version[1:]}; toets begins at 20210101\. Ask"):
            READER.reference_date(file)
        with pytest.raises(DeliveryError, match="version"):
            read_file(READER, file, Reading())

    @pytest.mark.parametrize("namespace", ["urn:x/v20211119", "urn:x/v20990101", "urn:x", ""])
    def test_the_same_and_newer_schemas_are_matched_on_local_names(self, tmp_path: Path, namespace: str) -> None:
        assert rows(tmp_path, f"<Stand xmlns='{namespace}'>{HEAD}{ROW}</Stand>") == [FOUND]


class TestRows:
    @pytest.mark.parametrize(
        "text",
        [
            f"<Stand>{HEAD}<deel>{ROW}{ROW}{ROW}</deel></Stand>",
            f"<Stand>{HEAD}<deel>{ROW}</deel><deel>{ROW}</deel><deel>{ROW}</deel></Stand>",
            f"<Stand>{HEAD}{ROW}<deel>{ROW}<deel>{ROW}</deel></deel></Stand>",
        ],
    )
    def test_rows_may_stand_together_or_in_repeated_elements_and_are_counted_on(
        self, tmp_path: Path, text: str
    ) -> None:
        found = run(tmp_path, text)
        assert found.records == [FOUND] * 3
        assert found.positions == ["Rij[1]", "Rij[2]", "Rij[3]"]
        assert found.subjects == ["0935"] * 3

    def test_a_file_without_rows_has_none(self, tmp_path: Path) -> None:
        assert rows(tmp_path, f"<Stand>{HEAD}</Stand>") == []

    def test_text_is_stripped_and_nil_or_blank_is_absent(self, tmp_path: Path) -> None:
        row = only_row(
            tmp_path,
            "<naam>\n Een <!-- x -->&amp;<![CDATA[ <twee>]]> </naam><deel xmlns:x='urn:x' x:nil='true'/><geheim> </geheim>",
        )
        assert row.value("naam") == "Een & <twee>"
        assert row.value("deel") is None
        assert row.value("geheim") is None
        assert row.text is None

    @pytest.mark.parametrize("seed", range(60))
    def test_blanks_inside_a_text_stay_wherever_a_block_of_the_file_ends(self, tmp_path: Path, seed: int) -> None:
        chosen = random.Random(seed)
        pieces = (
            "a",
            " ",
            "\n ",
            "&#32;",
            "&#98;",
            "&amp;",
            "<![CDATA[ ]]>",
            "<![CDATA[c d]]>",
            "<!-- e -->",
            "<?f g?>",
        )
        text = "<naam>" + "".join(chosen.choices(pieces, k=12)) + "</naam>"
        block = 32 * 1024
        before = "<!--" + "x" * (block - len("<Stand><Rij><!---->") - chosen.randrange(len(text))) + "-->"
        whole = etree.fromstring(text, etree.XMLParser(remove_comments=True, remove_pis=True)).text or ""
        assert only_row(tmp_path, before + text).value("naam") == (whole.strip() or None)

    def test_elements_are_found_by_path_name_and_reference(self, tmp_path: Path) -> None:
        row = only_row(
            tmp_path,
            "<identificatie domein='D'>1</identificatie><deel><naam>a</naam></deel><deel><naam>b</naam></deel>"
            "<verwijst><DeelRef domein='D'>7</DeelRef><DeelRef>zonder</DeelRef></verwijst>"
            "<verwijst><DeelRef domein='D'>8</DeelRef></verwijst>",
        )
        assert row.identity() == "D:1"
        assert row.value("deel", "naam") == "a"
        assert [part.value("naam") for part in row.all("deel")] == ["a", "b"]
        assert row.references("verwijst") == ["D:7", "D:8"]
        assert (row.reference("verwijst"), row.reference("deel"), row.get("weg", "naam")) == ("D:7", None, None)

    def test_names_are_the_same_in_every_namespace_and_counted_together(self, tmp_path: Path) -> None:
        found = run(
            tmp_path,
            "<Stand xmlns:a='urn:a' xmlns:b='urn:b'><Rij><a:naam>een</a:naam><b:naam>twee</b:naam><a:ras/><b:ras/><ras/>"
            "<deel><a:naam>drie</a:naam></deel></Rij></Stand>",
        )
        assert (found.records, found.dropped) == ([(None, "een", "drie")], {"ras": 3})

    def test_the_door_alone_decides_what_is_replaced(self, tmp_path: Path) -> None:
        file = file_of(tmp_path, "<Stand><Rij><naam> 999993653 </naam><geheim>open</geheim></Rij></Stand>")
        (row,) = READER.rows(file, Door(READER.allowed, frozenset({"naam"}), pseudonym))
        assert (row.data.value("naam"), row.data.value("geheim")) == (pseudonym("999993653"), "open")

    def test_what_is_not_listed_is_counted_by_name_and_left_behind_with_all_below_it(self, tmp_path: Path) -> None:
        found = run(
            tmp_path,
            "<Stand><Rij><naam>a</naam><geslacht><naam>M</naam></geslacht><deel><ras>x</ras><ras/></deel></Rij></Stand>",
        )
        assert found.dropped == {"geslacht": 1, "ras": 2}
        assert found.records == [(None, "a", None)]

    def test_a_value_that_is_pseudonymised_never_arrives_as_it_was(self, tmp_path: Path) -> None:
        row = only_row(tmp_path, "<geheim>999993653</geheim><geheim>geen</geheim>")
        assert [part.text for part in row.all("geheim")] == [pseudonym("999993653"), None]
        assert row.value("geheim") != "999993653"


class TestHostileFiles:
    @pytest.mark.parametrize(
        "doctype",
        [
            "<!DOCTYPE Stand>",
            '<!DOCTYPE Stand [<!ENTITY a "b">]>',
            '<!DOCTYPE Stand SYSTEM "http://127.0.0.1:9/stand.dtd">',
            '<!DOCTYPE Stand [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE Stand [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>',
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_dtd_is_refused_before_anything_is_read(self, tmp_path: Path, doctype: str, encoding: str) -> None:
        text = f"<?xml version='1.0' encoding='{encoding}'?>{doctype}<Stand>{HEAD}<Rij><naam>&a;</naam></Rij></Stand>"
        file = file_of(tmp_path, text, encoding)
        assert READER.recognises(file)
        result = Reading()
        with pytest.raises(DeliveryError, match=r"has a DTD|no well-formed XML"):
            read_file(READER, file, result)
        assert result.records == []

    @pytest.mark.parametrize("place", ["<Rij><naam>&j;</naam></Rij>", "<Rij x='&j;'/>"])
    def test_entities_that_multiply_are_refused_at_once(self, tmp_path: Path, place: str) -> None:
        entities = "<!ENTITY a 'lol'>" + "".join(
            f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij", strict=True)
        )
        for root in ("<Stand>", "<Stand x='&j;'>"):
            with pytest.raises(DeliveryError, match=r"has a DTD|no well-formed XML"):
                run(tmp_path, f"<!DOCTYPE Stand [{entities}]>{root}{place}</Stand>")

    def test_an_entity_that_nobody_declared_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match="no well-formed XML"):
            run(tmp_path, "<Stand><Rij><naam>&xxe;</naam></Rij></Stand>")

    def test_a_file_that_is_cut_off_at_any_byte_is_refused(self, tmp_path: Path) -> None:
        text = f"<Stand>{HEAD}{ROW}</Stand>".encode()
        for place in range(len("<Stand>"), len(text)):
            with pytest.raises(DeliveryError, match="cut off or is no well-formed XML"):
                run(tmp_path, text[:place])

    @pytest.mark.parametrize(
        "text",
        [
            b"<Stand><Rij><naam>\xe9\xe9n</naam></Rij></Stand>",
            b"<?xml version='1.0' encoding='onbekend'?><Stand/>",
            b"<?xml version='1.0' encoding='utf-16'?><Stand/>",
            b"<Stand><Rij><naam>\x00</naam></Rij></Stand>",
            b"<Stand><Rij></Stand></Rij>",
            f"<Stand>{ROW}</Stand><Stand>{ROW}</Stand>".encode(),
            f"<Stand>{ROW}</Stand>tekst".encode(),
            b"<Stand>" + b"<deel>" * 10_000 + b"</deel>" * 10_000 + b"</Stand>",
            b"<Stand><Rij>" + b"<deel>" * 300 + b"</deel>" * 300 + b"</Rij></Stand>",
            b"<Stand><Rij><naam>" + b"a" * 11_000_000 + b"</naam></Rij></Stand>",
        ],
        ids=[
            "wrong encoding",
            "unknown encoding",
            "false encoding",
            "a NUL",
            "crossing tags",
            "second root",
            "text behind",
            "depth outside rows",
            "depth in a row",
            "endless text",
        ],
    )
    def test_what_no_register_sends_is_refused_with_the_line(self, tmp_path: Path, text: bytes) -> None:
        with pytest.raises(DeliveryError, match=r"stand\.xml, line \d+: is cut off or is no well-formed XML"):
            run(tmp_path, text)

    def test_the_deepest_row_that_is_allowed_is_read(self, tmp_path: Path) -> None:
        assert len(rows(tmp_path, "<Stand><Rij>" + "<deel>" * 64 + "</deel>" * 64 + "</Rij></Stand>")) == 1

    def test_an_error_repeats_nothing_that_the_file_holds(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError) as caught:
            run(tmp_path, "<Stand><Rij><naam>Aalbers</naam></Aalbers></Rij></Stand>")
        assert "Aalbers" not in str(caught.value)


class TestAnswersOfAService:
    """One row that may hold others like it, in an envelope that many services share."""

    BARE = replace(READER, root="Rij", opening={"Rij": "moment"}, header={})
    WRAPPED = replace(READER, root="Envelope", within="Stand")

    def read(self, tmp_path: Path, reader: XmlReader, text: str) -> list[Row[Element]]:
        return list(reader.rows(file_of(tmp_path, text), Door(reader.allowed, frozenset(), pseudonym)))

    def test_a_row_inside_a_row_is_part_of_it(self, tmp_path: Path) -> None:
        inside = "<deel><Rij><naam>binnen</naam></Rij><naam>deel</naam></deel>"
        nested = f"<Rij><naam>eerst</naam>{inside}<verwijst>laatst</verwijst></Rij>"
        found = self.read(tmp_path, READER, f"<Stand>{nested}{ROW}</Stand>")
        assert [(row.position, row.data.value("naam")) for row in found] == [("Rij[1]", "eerst"), ("Rij[2]", "Één")]
        assert (found[0].data.value("deel", "naam"), found[0].data.value("verwijst")) == ("deel", "laatst")

    def test_a_root_may_be_the_row_and_state_something_in_an_attribute(self, tmp_path: Path) -> None:
        (row,) = self.read(tmp_path, self.BARE, "<Rij moment='2024' ander='x'><naam>alleen</naam></Rij>")
        assert (row.data.value("naam"), row.header) == ("alleen", {"moment": "2024"})

    def test_an_attribute_that_is_not_there_is_not_in_the_header(self, tmp_path: Path) -> None:
        (row,) = self.read(tmp_path, self.BARE, "<Rij><naam>alleen</naam></Rij>")
        assert row.header == {}

    @pytest.mark.parametrize(
        ("inside", "known"),
        [("<Stand/>", True), (f"<kop>{'A' * 20_000}</kop><a:Stand xmlns:a='b'/>", True), ("<Ander/>", False)],
    )
    def test_an_envelope_is_recognised_by_what_it_holds(
        self,
        tmp_path: Path,
        inside: str,
        known: bool,  # noqa: FBT001
    ) -> None:
        assert self.WRAPPED.recognises(file_of(tmp_path, f"<Envelope>{inside}</Envelope>")) is known


# The high-water mark of the process itself: what getrusage says also counts the process that started this one.
MEASURE = """
import sys
from pathlib import Path
from tests.support.workspaces import demo_workspace, load_into
folder = Path(sys.argv[1])
(report,) = load_into(demo_workspace(folder), "brk", [folder / "stand.xml"])
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(report.rows, report.rejected, int(status["VmHWM"].split()[0]) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_memory_stays_flat_over_a_stand_of_60_megabytes(tmp_path: Path) -> None:
    snapshots = write_brk_stand(tmp_path / "stand.xml", megabytes=60, seed=1)
    assert (tmp_path / "stand.xml").stat().st_size >= 60 * 1024**2
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    rows_read, rejected, peak_in_megabytes = map(int, measured.stdout.split())
    assert (rows_read, rejected) == (snapshots, 0)
    assert peak_in_megabytes < 300

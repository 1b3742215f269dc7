from __future__ import annotations

import hashlib
import os
import socket
import stat
import struct
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.sources.files.input_files import InputFile, input_files

if TYPE_CHECKING:
    from collections.abc import Mapping

STAND = b"<Stand/>" * 100


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in members.items():
            archive.writestr(name, contents)
    return path


def contents(file: InputFile) -> bytes:
    with file.open() as stream:
        return stream.read()


def names(*paths: Path) -> list[str]:
    return [file.name for file in input_files(paths)]


def patched(path: Path, mark: bytes, offset: int, value: bytes) -> Path:
    """Overwrite bytes at an offset behind every occurrence of a mark."""
    data = bytearray(path.read_bytes())
    place = data.find(mark)
    while place >= 0:
        data[place + offset : place + offset + len(value)] = value
        place = data.find(mark, place + 1)
    path.write_bytes(data)
    return path


class TestFolders:
    def test_files_in_folders_come_in_order_of_name_without_hidden_ones(self, tmp_path: Path) -> None:
        for name in ("b.xml", "map/a.xml", "map/diep/c.xml", ".DS_Store", ".verborgen/d.xml", "map/.e.xml"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(STAND)
        assert names(tmp_path) == ["a.xml", "b.xml", "c.xml"]
        assert {file.size for file in input_files([tmp_path])} == {len(STAND)}

    def test_one_file_given_in_several_ways_counts_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "map").mkdir()
        (tmp_path / "map" / "a.xml").write_bytes(STAND)
        monkeypatch.chdir(tmp_path)
        given = [Path("map"), tmp_path / "map" / "a.xml", Path("map/../map/a.xml"), tmp_path]
        assert names(*given) == ["a.xml"]

    @pytest.mark.parametrize("backwards", [False, True])
    def test_files_of_one_name_are_told_apart_by_as_many_folders_as_it_takes(
        self, tmp_path: Path, *, backwards: bool
    ) -> None:
        places = ["deel1/x/stand.xml", "deel2/x/stand.xml", "deel2/y/stand.xml", "deel2/enig.xml"]
        for place in places:
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place).write_bytes(place.encode())
        given = [tmp_path / place for place in places]
        files = input_files(reversed(given) if backwards else given)
        assert {file.name: contents(file).decode() for file in files} == {
            "deel1/x/stand.xml": "deel1/x/stand.xml",
            "deel2/x/stand.xml": "deel2/x/stand.xml",
            "y/stand.xml": "deel2/y/stand.xml",
            "enig.xml": "deel2/enig.xml",
        }

    def test_a_folder_that_cannot_be_listed_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_folder: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(DeliveryError, match=r"cannot be read\. Check its rights"):
            input_files([tmp_path])


class TestKinds:
    def test_what_does_not_exist_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(DeliveryError, match=r"weg\.xml: does not exist"):
            input_files([tmp_path / "weg.xml"])

    @pytest.mark.parametrize("target", ["echt.xml", "weg.xml", "map"])
    @pytest.mark.parametrize("inside", [False, True])
    def test_a_link_is_never_followed(self, tmp_path: Path, target: str, *, inside: bool) -> None:
        (tmp_path / "echt.xml").write_bytes(STAND)
        (tmp_path / "map").mkdir()
        (tmp_path / "levering").mkdir()
        link = tmp_path / "levering" / "link.xml"
        link.symlink_to(tmp_path / target)
        with pytest.raises(DeliveryError, match=r"link\.xml: is a link"):
            input_files([link.parent if inside else link])

    def test_a_file_that_became_a_link_since_it_was_found_is_not_opened(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xml"
        path.write_bytes(STAND)
        (file,) = input_files([path])
        path.unlink()
        path.symlink_to(tmp_path / "b.xml")
        (tmp_path / "b.xml").write_bytes(STAND)
        for read in (file.open, file.head, file.sha256):
            with pytest.raises(DeliveryError, match=r"a\.xml: cannot be read"):
                read()

    def test_a_pipe_is_refused_without_waiting_for_a_writer(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pijp.xml")
        with pytest.raises(DeliveryError, match=r"pijp\.xml: is no ordinary file"):
            input_files([tmp_path])

    def test_a_socket_and_a_device_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("poort")
            for path in (Path("poort"), Path("/dev/null")):
                with pytest.raises(DeliveryError, match="is no ordinary file"):
                    input_files([path])


class TestZips:
    def test_members_are_read_as_they_were_put_in_and_nothing_is_unpacked(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "levering.zip", {"b/stand.xml": STAND, "a.xml": b"", "map/": b""})
        files = input_files([path])
        assert [file.name for file in files] == ["levering.zip!a.xml", "levering.zip!b/stand.xml"]
        assert [contents(file) for file in files] == [b"", STAND]
        assert [file.size for file in files] == [0, len(STAND)]
        assert files[1].head() == STAND
        assert [entry.name for entry in tmp_path.iterdir()] == ["levering.zip"]

    def test_a_member_has_the_hash_of_the_same_file_outside(self, tmp_path: Path) -> None:
        (tmp_path / "stand.xml").write_bytes(STAND)
        zipped(tmp_path / "levering.zip", {"stand.xml": STAND})
        plain, member = (input_files([tmp_path / name])[0] for name in ("stand.xml", "levering.zip"))
        assert plain.sha256() == member.sha256()

    def test_a_zip_is_known_by_what_it_is_and_not_by_its_name(self, tmp_path: Path) -> None:
        assert names(zipped(tmp_path / "levering.dat", {"a.xml": STAND})) == ["levering.dat!a.xml"]
        (tmp_path / "geen.zip").write_bytes(STAND)
        assert names(tmp_path / "geen.zip") == ["geen.zip"]

    def test_an_office_file_is_one_file_and_not_the_parts_it_is_zipped_from(self, tmp_path: Path) -> None:
        parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
        path = zipped(tmp_path / "register.xlsx", parts)
        (file,) = input_files([path])
        assert (file.name, contents(file)) == ("register.xlsx", path.read_bytes())
        assert names(zipped(tmp_path / "l.zip", {"register.xlsx": path.read_bytes()})) == ["l.zip!register.xlsx"]

    def test_the_parts_of_an_office_file_are_checked_as_other_members_are(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "bom.xlsx", {"[Content_Types].xml": b"<Types/>", "xl/a.xml": bytes(5_000_000)})
        with pytest.raises(DeliveryError, match="implausible size"):
            input_files([path])

    def test_zips_of_one_name_in_two_folders_are_told_apart(self, tmp_path: Path) -> None:
        for folder in ("een", "twee"):
            (tmp_path / folder).mkdir()
            zipped(tmp_path / folder / "l.zip", {"a.xml": STAND})
        assert names(tmp_path) == ["een/l.zip!a.xml", "twee/l.zip!a.xml"]

    @pytest.mark.parametrize("name", ["binnen.zip", "map/BINNEN.ZIP"])
    def test_a_zip_in_a_zip_is_read_as_well(self, tmp_path: Path, name: str) -> None:
        inner = zipped(tmp_path / "binnen.zip", {"a.xml": STAND, "b.xml": b"b"}).read_bytes()
        files = input_files([zipped(tmp_path / "buiten.zip", {name: inner, "c.xml": b"c"})])
        assert {file.name: contents(file) for file in files} == {
            f"buiten.zip!{name}!a.xml": STAND,
            f"buiten.zip!{name}!b.xml": b"b",
            "buiten.zip!c.xml": b"c",
        }
        assert {file.name: file.size for file in files}[f"buiten.zip!{name}!a.xml"] == len(STAND)

    @pytest.mark.parametrize("name", ["binnen.zip", "map/BINNEN.ZIP"])
    def test_a_zip_in_a_zip_in_a_zip_is_refused_with_what_to_do(self, tmp_path: Path, name: str) -> None:
        inner = zipped(tmp_path / "binnen.zip", {"a.xml": STAND}).read_bytes()
        middle = zipped(tmp_path / "midden.zip", {name: inner}).read_bytes()
        with pytest.raises(DeliveryError, match=r"zip in a zip in a zip\. Unpack the outer one first"):
            input_files([zipped(tmp_path / "buiten.zip", {"midden.zip": middle})])

    @pytest.mark.parametrize("name", ["../x.xml", "/etc/x.xml"])
    def test_a_zip_in_a_zip_is_checked_as_the_outer_one_is(self, tmp_path: Path, name: str) -> None:
        inner = zipped(tmp_path / "binnen.zip", {name: STAND}).read_bytes()
        with pytest.raises(DeliveryError, match="points outside the zip"):
            input_files([zipped(tmp_path / "buiten.zip", {"binnen.zip": inner})])

    @pytest.mark.parametrize("name", ["../x.xml", "a/../../x.xml", "/etc/x.xml", "..\\x.xml", "C:\\x.xml", "a/.."])
    def test_a_member_that_points_outside_is_refused(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(DeliveryError, match="points outside the zip"):
            input_files([zipped(tmp_path / "l.zip", {"goed.xml": STAND, name: STAND})])

    @pytest.mark.parametrize("name", ["a\x1b[2J.xml", "a\n.xml", "a\u202elmx"])
    def test_a_member_whose_name_would_speak_to_a_terminal_is_refused(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(DeliveryError, match="name that cannot be shown") as caught:
            input_files([zipped(tmp_path / "l.zip", {name: STAND})])
        assert str(caught.value).isprintable()

    def test_a_member_that_is_a_link_is_refused(self, tmp_path: Path) -> None:
        link = zipfile.ZipInfo("link.xml")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(tmp_path / "l.zip", "w") as archive:
            archive.writestr(link, "/etc/passwd")
        with pytest.raises(DeliveryError, match="zip member is a link"):
            input_files([tmp_path / "l.zip"])

    def test_two_members_of_one_name_are_refused(self, tmp_path: Path) -> None:
        with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "l.zip", "w") as archive:
            warnings.simplefilter("ignore", UserWarning)
            archive.writestr("a.xml", "een")
            archive.writestr("a.xml", "twee")
        with pytest.raises(DeliveryError, match="repeated members"):
            input_files([tmp_path / "l.zip"])


class TestDamage:
    def test_a_bomb_is_refused_before_it_is_unpacked(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "bom.zip", {"a.xml": bytes(5_000_000)})
        assert path.stat().st_size < 10_000
        with pytest.raises(DeliveryError, match="implausible size"):
            input_files([path])

    def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_said(self, tmp_path: Path) -> None:
        path = zipped(tmp_path / "bom.zip", {"a.xml": bytes(5_000_000)})
        (file,) = input_files([patched(path, b"PK\x01\x02", 24, struct.pack("<I", 1000))])
        assert file.size == 1000
        with pytest.raises(DeliveryError, match="cannot be read"):
            file.sha256()

    def test_a_bomb_packed_twice_is_refused_before_it_is_unpacked(self, tmp_path: Path) -> None:
        inner = zipped(tmp_path / "binnen.zip", {f"{place}.xml": bytes(100_000) for place in range(500)}).read_bytes()
        with pytest.raises(DeliveryError, match="implausible size"):
            input_files([zipped(tmp_path / "buiten.zip", {"binnen.zip": inner})])

    def test_an_encrypted_member_and_an_unknown_way_of_packing_are_told(self, tmp_path: Path) -> None:
        locked = patched(zipped(tmp_path / "slot.zip", {"a.xml": STAND}), b"PK\x01\x02", 8, b"\x01")
        strange = patched(zipped(tmp_path / "vreemd.zip", {"a.xml": STAND}), b"PK\x01\x02", 10, b"\x63")
        for path in (locked, strange):
            (file,) = input_files([path])
            with pytest.raises(DeliveryError, match=f"{path.name}!a.xml: cannot be read"):
                file.sha256()

    def test_a_zip_that_is_cut_off_at_any_byte_is_refused(self, tmp_path: Path) -> None:
        whole = zipped(tmp_path / "l.zip", MEMBERS).read_bytes()
        path = tmp_path / "af.zip"
        for place in range(4, len(whole)):
            path.write_bytes(whole[:place])
            with pytest.raises(DeliveryError, match="damaged zip"):
                input_files([path])

    def test_a_zip_in_a_zip_that_is_cut_off_or_is_none_is_refused(self, tmp_path: Path) -> None:
        whole = zipped(tmp_path / "l.zip", MEMBERS).read_bytes()
        for part in (whole[:-30], b"geen zip"):
            with pytest.raises(DeliveryError, match=r"buiten.zip!l.zip: is a damaged zip"):
                input_files([zipped(tmp_path / "buiten.zip", {"l.zip": part})])

    @pytest.mark.parametrize("depth", [1, 2])
    def test_damage_at_any_byte_is_refused_or_harms_nothing(self, tmp_path: Path, depth: int) -> None:
        whole = zipped(tmp_path / "l.zip", MEMBERS).read_bytes()
        if depth == 2:
            whole = zipped(tmp_path / "buiten.zip", {"l.zip": whole}).read_bytes()
        harmless = [place for place in range(len(whole)) if survives(tmp_path / "beschadigd.zip", whole, place)]
        assert 0 < len(harmless) < len(whole)


MEMBERS = {"a.xml": STAND, "b.xml": b"<Stand>einde</Stand>"}


def survives(path: Path, whole: bytes, place: int) -> bool:
    """Whether a zip with one byte changed is read at all; every member that is read must then be as it was put in."""
    path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
    try:
        files = input_files([path])
        hashes = {file.sha256() for file in files}
    except DeliveryError:
        return False
    assert hashes <= {hashlib.sha256(data).hexdigest() for data in MEMBERS.values()}, f"byte {place}"
    return True

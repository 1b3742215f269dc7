from __future__ import annotations

import hashlib
import hmac
import pickle
import re
import traceback
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.errors import WorkspaceError
from ondermijning.trust.pseudonym import Pseudonymiser

if TYPE_CHECKING:
    from pathlib import Path

BSN = "999993653"
OTHER = "999990019"
IBAN = "NL91ABNA0417164300"  # the example of the standard itself
KEY = b"0123456789abcdef0123456789abcdef"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return write_key(tmp_path / "sleutel", KEY)


def write_key(path: Path, key: bytes, mode: int = 0o600) -> Path:
    path.write_bytes(key)
    path.chmod(mode)
    return path


def test_it_is_the_hmac_of_the_nine_digits_under_the_key_with_its_version(key_file: Path) -> None:
    expected = hmac.new(KEY, b"ondermijning/bsn/v1/" + BSN.encode(), hashlib.sha256).hexdigest()
    assert Pseudonymiser(key_file)(BSN) == f"v1:{expected}"


def test_an_iban_has_a_pseudonym_under_a_label_of_its_own(key_file: Path) -> None:
    expected = hmac.new(KEY, b"ondermijning/iban/v1/" + IBAN.encode(), hashlib.sha256).hexdigest()
    assert Pseudonymiser(key_file)(IBAN) == f"v1:{expected}"


@pytest.mark.parametrize("text", ["NL91 ABNA 0417 1643 00", "nl91abna0417164300", f" {IBAN}\t"])
def test_one_iban_has_one_pseudonym_however_it_is_written(key_file: Path, text: str) -> None:
    assert Pseudonymiser(key_file)(text) == Pseudonymiser(key_file)(IBAN)


@pytest.mark.parametrize("text", ["NL92ABNA0417164300", "NL91ABNA041716430", "NL", "XX00", "ŉl91abna0417164300"])
def test_what_is_no_iban_has_no_pseudonym(key_file: Path, text: str) -> None:
    assert Pseudonymiser(key_file)(text) is None


def test_one_bsn_always_has_one_pseudonym_and_another_has_another(key_file: Path) -> None:
    pseudonymise = Pseudonymiser(key_file)
    assert pseudonymise(BSN) == pseudonymise(f" {BSN} ") == Pseudonymiser(key_file)(BSN)
    assert pseudonymise(BSN) != pseudonymise(OTHER)


def test_another_key_gives_other_pseudonyms(key_file: Path, tmp_path: Path) -> None:
    pseudonymise = Pseudonymiser(key_file)
    other = Pseudonymiser(write_key(tmp_path / "ander", KEY[:-1] + b"0"))  # one sign is enough
    numbers = (BSN, OTHER, "123456782", "111222333", IBAN)
    assert len({each(number) for each in (pseudonymise, other) for number in numbers}) == 2 * len(numbers)


@pytest.mark.parametrize(("text", "number"), [("12345672", "012345672"), ("111222333", "111222333")])
def test_a_bsn_that_lost_its_zero_or_repeats_its_digits_is_one(key_file: Path, text: str, number: str) -> None:
    assert Pseudonymiser(key_file)(text) == Pseudonymiser(key_file)(number) is not None


@pytest.mark.parametrize("text", ["", "000000000", "999993654", "9999936531", "jansen", "99999365x", "v1:" + "0" * 64])
def test_what_is_no_bsn_has_no_pseudonym(key_file: Path, text: str) -> None:
    assert Pseudonymiser(key_file)(text) is None


@given(text=st.text())
def test_any_text_gives_a_pseudonym_or_none(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    pseudonymise = Pseudonymiser(write_key(tmp_path_factory.mktemp("sleutel") / "sleutel", KEY))
    pseudonym = pseudonymise(text)
    assert pseudonym is None or re.fullmatch(r"v1:[0-9a-f]{64}", pseudonym)


@pytest.mark.parametrize(
    ("key", "mode", "message"),
    [
        (KEY[:31], 0o600, "fewer than 32 bytes"),
        (b"", 0o600, "fewer than 32 bytes"),
        (KEY, 0o640, "is not private"),
        (KEY, 0o644, "is not private"),
        (KEY, 0o602, "is not private"),
    ],
)
def test_a_weak_or_readable_key_is_refused(key_file: Path, key: bytes, mode: int, message: str) -> None:
    write_key(key_file, key, mode)
    with pytest.raises(WorkspaceError, match=message):
        Pseudonymiser(key_file)


def test_a_link_to_a_key_is_no_key(key_file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(key_file)
    with pytest.raises(WorkspaceError, match="links are refused"):
        Pseudonymiser(tmp_path / "link")


def test_without_a_key_there_is_no_pseudonym(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read"):
        Pseudonymiser(tmp_path / "weg")


def test_the_key_is_in_no_text_attribute_error_or_pickle(key_file: Path) -> None:
    pseudonymise = Pseudonymiser(key_file)
    held = [
        repr(pseudonymise),
        str(pseudonymise),
        *(repr(getattr(pseudonymise, name)) for name in pseudonymise.__slots__),
    ]
    assert KEY.decode() not in "".join(held)
    with pytest.raises(TypeError) as unpicklable:
        pickle.dumps(pseudonymise)
    write_key(key_file, KEY[:31])
    with pytest.raises(WorkspaceError) as short:
        Pseudonymiser(key_file)
    for caught in (unpicklable, short):
        assert KEY[:8].decode() not in "".join(traceback.format_exception(caught.value))

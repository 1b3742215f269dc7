"""A password goes to a safe address only, and comes from a file that only its owner can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import GraphError, WorkspaceError
from ondermijning.graph.server.access import check_address, read_password
from ondermijning.graph.server.store import Neo4jStore
from tests.support.neo4j_server import OURS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "wachtwoord"
    path.touch(mode=0o600)
    path.write_text("geheim-woord\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://127.0.0.1:7687",
        "bolt://localhost:7687",
        "neo4j://[::1]:7687",
        "bolt+s://graaf.example.org:7687",
        "neo4j+s://graaf.example.org",
    ],
)
def test_a_loopback_or_protected_address_is_accepted(uri: str) -> None:
    assert check_address(uri) == uri


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("bolt://graaf.example.org:7687", "not protected"),
        ("neo4j://10.0.0.5", "not protected"),
        ("bolt://127.0.0.1.example.org", "not protected"),
        ("bolt+ssc://graaf.example.org", "another form"),
        ("http://127.0.0.1:7474", "another form"),
        ("127.0.0.1:7687", "another form"),
        ("bolt://", "another form"),
        ("bolt://[::1", "cannot be read"),
        ("bolt://neo4j:geheim@127.0.0.1:7687", "holds a user or password"),
    ],
)
def test_any_other_address_is_refused_without_repeating_a_password(uri: str, reason: str) -> None:
    with pytest.raises(GraphError, match=reason) as refusal:
        check_address(uri)

    assert "geheim" not in str(refusal.value)


def test_the_password_is_read_without_its_line_end(password_file: Path) -> None:
    assert read_password(password_file) == "geheim-woord"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_a_password_file_that_others_can_read_is_refused(password_file: Path, mode: int) -> None:
    password_file.chmod(mode)

    with pytest.raises(WorkspaceError, match="is not private") as refusal:
        read_password(password_file)
    assert "geheim" not in str(refusal.value)


def test_a_missing_linked_or_empty_password_file_is_refused(password_file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(password_file)

    with pytest.raises(WorkspaceError, match="cannot be read"):
        read_password(tmp_path / "nergens")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        read_password(link)
    password_file.write_text("\n", encoding="utf-8")
    with pytest.raises(GraphError, match="is empty"):
        read_password(password_file)


def test_a_server_that_does_not_answer_is_an_error_with_advice(password_file: Path) -> None:
    with pytest.raises(GraphError, match="does not answer at bolt://") as refusal:
        Neo4jStore("bolt://127.0.0.1:1", "neo4j", password_file, OURS)

    assert refusal.value.advice
    assert "geheim" not in str(refusal.value)

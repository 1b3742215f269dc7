"""What must hold before a password leaves this machine: the address and the file that keeps the password."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.workspace.secret_files import read_secret

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = ("bolt", "neo4j")
_SECURE = ("bolt+s", "neo4j+s")


def check_address(uri: str) -> str:
    """The address of a server, if it is safe to send a password there.

    Args:
        uri: ``bolt+s://host:port`` or ``neo4j+s://…``; without ``+s`` for this machine only. A self-signed certificate
            (``+ssc``) proves nothing about the other side and is refused.

    Raises:
        GraphError: another form, a password inside the address, or an unprotected connection to another machine.
    """
    try:
        parts = urlsplit(uri)
        host = parts.hostname or ""
    except ValueError as problem:
        raise GraphError(say("the Neo4j address cannot be read."), advice=say("Write bolt+s://host:7687.")) from problem
    if "@" in parts.netloc:
        raise GraphError(say("the Neo4j address holds a user or password."), advice=say("Use the settings for these."))
    if parts.scheme not in (*_PLAIN, *_SECURE) or not host:
        raise GraphError(say("the Neo4j address has another form."), advice=say("Write bolt+s://host:7687."))
    if parts.scheme in _PLAIN and not _is_this_machine(host):
        raise GraphError(
            say("the connection to another machine is not protected."),
            where=host,
            advice=say("Write {scheme}+s://{host}.", scheme=parts.scheme, host=host),
        )
    return uri


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_password(path: Path) -> str:
    """The password in a file that only its owner can read.

    Args:
        path: a plain file of mode 0600; a newline at its end is no part of the password.

    Raises:
        WorkspaceError: there is no such file, or others can reach it.
        GraphError: it is empty or no text.
    """
    try:
        password = read_secret(path).decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise GraphError(say("the password file is no text."), where=path.name) from None
    if not password:
        raise GraphError(say("the password file is empty."), where=path.name)
    return password

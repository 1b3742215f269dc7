"""Brings the Dutch catalogue up to date with the texts in the code: ``python docs/catalogue.py``; ``make docs`` runs it.

Texts come from three places: calls of ``say``, ``plural`` and ``deferred``; the help of every command; and what click itself says.
A translation stays with its English text; what is new stands in the catalogue without one, and a test names it.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ondermijning.cli import cli
from ondermijning.cli.shared.spoken import SpokenGroup
from ondermijning.language import CATALOGUES, DOMAIN, DUTCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parents[1]
PO = CATALOGUES / DUTCH / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")
_OURS = {"say": (1,), "deferred": (1,), "plural": (2, 3)}
_CLICKS = {"_": (1,), "gettext": (1,), "ngettext": (1, 2)}
_HEADER = """\
# Wat een medewerker op het scherm leest, in het Nederlands: kort, met "u", zonder jargon.
#
# Woorden die overal hetzelfde zijn:
#   delivery levering · workspace werkmap · register register · signal signaal · rule regel
#   hit treffer · graph graaf · load inlezen · refuse weigeren · withdraw intrekken
#   reference date peildatum · case zaak · settings instellingen · party partij
#   mention vermelding · link koppeling · judgement oordeel · object object · deed akte
#   retention term bewaartermijn · key sleutel · ledger grootboek · audit log auditlog
#   note notitie · snooze laten rusten · dispute betwisting · sample steekproef
#   mapping mapping · remark opmerking · run run · backup back-up · edge relatie · node knoop
# Namen van opdrachten, opties, kolommen en codes blijven zoals ze zijn.
"""

Text = str | tuple[str, str]


def texts() -> dict[Text, list[str]]:
    """Every text that is to be translated → the files that say it, in the order of the code."""
    found: dict[Text, list[str]] = {}
    for place, text in (*_in_code(), *_in_help(), *_in_click()):
        places = found.setdefault(text, [])
        if place not in places:
            places.append(place)
    return found


def _in_code() -> Iterator[tuple[str, Text]]:
    for folder in ("ondermijning", "loaders"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.name != "language.py":
                yield from _extracted(path, str(path.relative_to(ROOT)), _OURS)


def _in_click() -> Iterator[tuple[str, Text]]:
    """What click says, as it is installed."""
    for path in sorted(Path(inspect.getfile(click)).parent.glob("*.py")):
        yield from _extracted(path, f"click/{path.name}", _CLICKS)


def _extracted(path: Path, place: str, keywords: dict[str, tuple[int, ...]]) -> Iterator[tuple[str, Text]]:
    for _, text, _, _ in extract_from_file("python", path, keywords=keywords):
        if isinstance(text, str) and text:
            yield place, text
        elif isinstance(text, tuple):
            yield place, (text[0], text[1])


def _in_help() -> Iterator[tuple[str, Text]]:
    for name, command in _commands("ondermijning", cli):
        if command.help:
            yield name, inspect.cleandoc(command.help).partition("\f")[0]
        if isinstance(command, SpokenGroup):
            yield from ((name, line) for line in command.lines.values())
        yield from ((name, each.help) for each in command.params if isinstance(each, click.Option) and each.help)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            if found := command.get_command(context, each):
                yield from _commands(f"{name} {each}", found)


def written() -> Catalog:
    """The catalogue as it is in the repository."""
    with PO.open(encoding="utf-8") as file:
        return read_po(file, locale=DUTCH, domain=DOMAIN, abort_invalid=True)


def renewed(before: Catalog) -> Catalog:
    """The catalogue of the texts that are in the code now, with the translations that there were."""
    catalogue = Catalog(
        locale=DUTCH,
        domain=DOMAIN,
        project=DOMAIN,
        header_comment=_HEADER.rstrip(),
        fuzzy=False,
        creation_date=before.creation_date,
        revision_date=before.creation_date,
        last_translator=DOMAIN,
        language_team=DUTCH,
        msgid_bugs_address="-",
        version="-",
    )
    for text, places in texts().items():
        old = before.get(text[0] if isinstance(text, tuple) else text)
        string = old.string if old is not None and old.id == text else ""
        catalogue.add(text, string or ("" if isinstance(text, str) else ("", "")), [(place, 0) for place in places])
    return catalogue


def translated(message: Message) -> tuple[str, ...]:
    """The translations of a text, one for each number; empty where one of them is missing."""
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return strings if all(strings) else ()


def main() -> None:
    """Write both forms of the catalogue, and tell how many texts have no translation yet."""
    catalogue = renewed(written() if PO.exists() else Catalog(locale=DUTCH))
    with PO.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False)
    with MO.open("wb") as file:
        write_mo(file, catalogue)
    waiting = [each.id for each in catalogue if each.id and not translated(each)]
    sys.stderr.write(f"{len(catalogue)} texts, {len(waiting)} without a translation\n")


if __name__ == "__main__":
    main()

"""What a fictitious city delivers, made poorer in one way at a time: what each register and each number is worth.

An ablation changes a folder of deliveries and nothing else, so that it serves any city with a key of stories.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from ondermijning.demo.answers import SCHEME, STORIES_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

WHOLE = "alles"
_YEAR = timedelta(days=365)
_DIRTIER = 25  # of every hundred typed names, how many get one more slip
# Names that somebody typed, by folder; a register that knows its own names is not in it.
_TYPED = {
    "vergunningen": ("aanvrager_naam", "houder_naam", "leidinggevende_namen"),
    "subsidies": ("AANVRAGER", "aanvrager"),
    "subsidies_intern": ("aanvrager",),
    "gebeurtenissen": ("partij_naam",),
    "transacties": ("verkoper", "koper"),
}
_NUMBERS = {
    "vergunningen": ("aanvrager_id", "houder_id", "leidinggevende_ids"),
    "subsidies_intern": ("kvk_nummer", "iban"),
    "gebeurtenissen": ("kvk_nummer",),
}
_KEYS = {
    "vergunningen": ("zaaknummer", "Vergunning"),
    "subsidies": ("DOSSIERNUMMER", "Subsidie"),
    "subsidies_intern": ("dossiernummer", "Subsidie"),
}
# The first column dates a line, and a line of later is not there yet; what is dated later in the others is still empty.
_DATED = {
    "vergunningen": ("datum_aanvraag", "datum_besluit", "geldig_van"),
    "subsidies_intern": ("datum_aanvraag", "datum_verlening"),
    "gebeurtenissen": ("datum",),
    "transacties": ("datum",),
    "bewoning": ("peildatum",),
    "woz": ("ingangsdatum",),
    "insolventies": ("datum_uitspraak", "datum_einde"),
}
_OFFICE = re.compile(r"<heeft>.*?</heeft>", re.DOTALL)
_BEGUN = re.compile(r"<datumAanvang>(\d{8})</datumAanvang>")
_ENDED = re.compile(r"<datumEinde>(\d{8})</datumEinde>")
_ENDING = re.compile(
    r"<ontbinding>.*?</ontbinding>|<liquidatie>.*?</liquidatie>|<datumUitschrijving>\d{8}</datumUitschrijving>",
    re.DOTALL,
)

Line = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ablation:
    """One way of being poorer.

    Args:
        name: as a table calls it, in Dutch.
        change: does it to a folder of deliveries that is asked of on a day.
    """

    name: str
    change: Callable[[Path, date], None]


def without(*registers: str) -> Callable[[Path, date], None]:
    """Registers that were not asked for."""

    def change(folder: Path, _: date) -> None:
        for register in registers:
            shutil.rmtree(folder / register, ignore_errors=True)

    return change


def one_stand(folder: Path, _: date) -> None:
    """The land registry as it is on one day: no earlier stand, no changes, no list of earlier sales."""
    stands = _stands(folder)
    for each in [*stands[:-1], folder / "brk" / "mutaties", folder / "transacties"]:
        shutil.rmtree(each, ignore_errors=True)


def permits_without_numbers(folder: Path, _: date) -> None:
    """Who asks for a permit is known by name only."""
    _rewrite(folder, "vergunningen", lambda line: line | _blank(line, _NUMBERS["vergunningen"]))


def dirtier_names(folder: Path, _: date) -> None:
    """A quarter of the names that somebody typed have one slip more."""
    for register, columns in _TYPED.items():
        _rewrite(folder, register, partial(_slipped, columns))


def a_year_old(folder: Path, on: date) -> None:
    """Every register as it was a year before it is asked of."""
    known = on - _YEAR
    for stand in [each for each in _stands(folder) if each.name > known.isoformat()]:
        shutil.rmtree(stand)
    shutil.rmtree(folder / "brk" / "mutaties", ignore_errors=True)
    for register, columns in _DATED.items():
        _rewrite(folder, register, partial(_known, columns, known.isoformat()))
    for path in sorted((folder / "kik").glob("*")):
        path.write_text("".join(_answers_known(path.read_text(encoding="utf-8"), known)), encoding="utf-8")
    for path in sorted((folder / "hr").glob("*")):
        _entry_known(path, f"{known:%Y%m%d}")
    for path in sorted((folder / "kvk").glob("*")):
        _profile_known(path, f"{known:%Y%m%d}")


def half_hidden(folder: Path, _: date) -> None:
    """Half of the schemes take more care: nominees in place of directors, and at the counter a name with a slip and no number."""
    hidden: dict[str, set[str]] = {}
    for entry in json.loads((folder / STORIES_FILE).read_text(encoding="utf-8")):
        if entry["soort"] == SCHEME and _drawn(entry["id"]) < 50:
            for label, names in entry["objecten"].items():
                hidden.setdefault(label, set()).update(names)
    companies = {name.removeprefix("KVK:") for name in hidden.get("Bedrijf", ())}
    for number in companies:
        (folder / "hr" / f"{number}.xml").unlink(missing_ok=True)
    for register, (key, label) in _KEYS.items():
        cases = hidden.get(label, set())
        _rewrite(folder, register, partial(_shy, register, (key, cases), companies))


ABLATIONS = (
    Ablation(WHOLE, lambda _, __: None),
    Ablation("zonder hr", without("hr")),
    Ablation("zonder kik", without("kik")),
    Ablation("één stand", one_stand),
    Ablation("vergunningen zonder nummers", permits_without_numbers),
    Ablation("namen vuiler", dirtier_names),
    Ablation("registers een jaar oud", a_year_old),
    Ablation("helft beter verborgen", half_hidden),
)


def _stands(folder: Path) -> list[Path]:
    return sorted(each for each in (folder / "brk").iterdir() if each.is_dir() and each.name[:2] == "20")


def _rewrite(folder: Path, register: str, change: Callable[[Line], Line | None]) -> None:
    """Every CSV of a register with each line changed or left out; a list that is left without lines is not delivered."""
    for path in sorted((folder / register).glob("*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), delimiter=";")
        columns, lines = list(reader.fieldnames or ()), [*filter(None, map(change, reader))]
        if not lines:
            path.unlink()
            continue
        out = io.StringIO()
        writer = csv.DictWriter(out, columns, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
        path.write_text(out.getvalue(), encoding="utf-8")


def _blank(line: Line, columns: Iterable[str]) -> Line:
    return {column: "" for column in columns if column in line}


def _drawn(text: str) -> int:
    """A number below 100 that hangs on the text alone."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 100


def _slipped(columns: Iterable[str], line: Line, share: int = _DIRTIER) -> Line:
    key = ";".join(line.values())
    return {
        **line,
        **{
            c: _slip(line[c])
            for c in columns
            if line.get(c) and not line[c].startswith("(") and _drawn(key + c) < share
        },
    }


def _slip(name: str) -> str:
    """Two letters changed about, one lost or one doubled, within the longest word."""
    word = max(name.split(), key=len)
    kind, place = _drawn(name) % 3, 1 + _drawn(name + "?") % max(1, len(word) - 2)
    broken = (
        word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
    )[kind]
    return name.replace(word, broken, 1)


def _shy(register: str, about: tuple[str, set[str]], companies: set[str], line: Line) -> Line:
    """A line about a hidden scheme, or any other as it is."""
    (key, cases), numbers = about, _NUMBERS.get(register, ())
    if line.get(key) not in cases and not any(line.get(column) in companies for column in numbers):
        return line
    return _slipped(_TYPED[register], line | _blank(line, numbers), share=100)


def _known(columns: tuple[str, ...], day: str, line: Line) -> Line | None:
    """A line as it was on a day; None before it was there."""
    if (line.get(columns[0]) or "") > day:
        return None
    return line | {column: "" for column in columns[1:] if (line.get(column) or "") > day}


def _answers_known(text: str, known: date) -> Iterator[str]:
    """Answers about mortgages without those of later deeds; one answer on a line, or a list of them."""
    answers = (
        json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.splitlines() if line]
    )
    for answer in answers:
        product = answer.get("geleverdProduct", {}).get("product", {})
        told = product.get("met", {})
        late = set(_late_parts(told, known.isoformat()))
        for kind in ("zekerheidsstellingen", "beslagen"):
            if kind in told:
                told[kind] = [each for each in told[kind] if each.get("isGebaseerdOp", {}).get("lokaalID") not in late]
        for name, moment in product.items():
            if "tijdstip" in name.casefold() and str(moment) > known.isoformat():
                product[name] = f"{known}T05:00:00+01:00"
        yield json.dumps(answer, ensure_ascii=False) + "\n"


def _late_parts(told: dict[str, Any], day: str) -> Iterator[str]:
    for deed in told.get("stukken", ()):
        if deed.get("tijdstipAanbieding", {}).get("datum", "") > day:
            yield from (part["lokaalID"] for part in deed.get("omvat", ()))


def _entry_known(path: Path, day: str) -> None:
    """A message of the trade register without what began or ended later; of a company that began later there is none."""
    text = path.read_text(encoding="utf-8")
    begun = _BEGUN.search(text)
    if begun and begun[1] > day:
        path.unlink()
        return
    if any(ended > day for ended in _ENDED.findall(text)):
        text = _ENDING.sub("", text)
    text = _OFFICE.sub(lambda office: "" if (_BEGUN.search(office[0]) or ["", "0"])[1] > day else office[0], text)
    path.write_text(_ENDED.sub(lambda ended: "" if ended[1] > day else ended[0], text), encoding="utf-8")


def _profile_known(path: Path, day: str) -> None:
    profile = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(profile, dict) and profile.get("kvkNummer"):
        span = profile.get("materieleRegistratie") or {}
        if str(span.get("datumAanvang") or "") > day:
            path.unlink()
        elif str(span.get("datumEinde") or "") > day:
            del span["datumEinde"]
            path.write_text(json.dumps(profile, ensure_ascii=False), encoding="utf-8")

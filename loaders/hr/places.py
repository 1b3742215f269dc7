"""Where companies and branches are in messages of the HR Dataservice, and what they do there under which names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import records_other as other
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import bag_id, postcode, vestigingsnummer
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import Outcome, Reject, RowRejected

from .entry import NOBODY, Entry
from .values import is_yes, key, registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.xml import Element

_ADDRESSES = {"bezoekLocatie": "bezoekadres", "postLocatie": "correspondentieadres"}


def main_activity(activities: list[Element]) -> str | None:
    """The SBI code of the activity that is said to be the main one."""
    mains = (activity for activity in activities if is_yes(activity, "isHoofdactiviteit", Faults()))
    return next((clean(activity.value("sbiCode", "code")) for activity in mains), None)


def activities(found: list[Element], kvk: str, number: str, faults: Faults) -> Iterator[Outcome]:
    """What a company or branch does."""
    for activity in found:
        code = clean(activity.value("sbiCode", "code"))
        main = bool(is_yes(activity, "isHoofdactiviteit", faults))
        yield (
            other.SbiActiviteit(kvk, number, code, main) if code else Reject("sbiActiviteit/sbiCode", say("is missing"))
        )


def trade_names(holder: Element, kvk: str, number: str, faults: Faults) -> Iterator[Outcome]:
    """The names that a company or branch trades under."""
    for entry in (entry for relation in holder.all("handeltOnder") for entry in relation.all("handelsnaam")):
        name = clean(entry.value("naam"))
        order = faults.read("handelsnaam/volgorde", whole_number, entry.value("volgorde"))
        yield other.Handelsnaam(kvk, number, name, order) if name else Reject("handelsnaam/naam", say("is missing"))


def branches(entry: Entry, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """Every branch once; a broken one does not take the company with it."""
    seen: set[str] = set()
    for found, main in entry.branches():
        try:
            number = key(found, "vestigingsnummer", vestigingsnummer)
        except RowRejected as refusal:
            yield Reject(f"vestiging/{refusal.field}", refusal.reason)
            continue
        if number not in seen:
            seen.add(number)
            yield from branch(found, (kvk, number), faults, main=main)


def branch(given: Element, keys: tuple[str, str], faults: Faults, *, main: bool) -> Iterator[Outcome]:
    """A branch with its names, activities and addresses.

    Args:
        given: its element.
        keys: numbers of the company and of the branch.
        faults: receives what was wrong.
        main: it is the main branch.
    """
    kvk, number = keys
    does = [found for group in given.all("activiteiten") for found in group.all("sbiActiviteit")]
    yield other.Vestiging(
        vestigingsnummer=number,
        kvk=kvk,
        naam=clean(given.value("eersteHandelsnaam") or given.value("naamgeving", "naam")),
        hoofdvestiging=main,
        sbi=main_activity(does),
        geregistreerd_op=None,
        **registered(given, faults),
    )
    yield from trade_names(given, *keys, faults)
    yield from activities(does, *keys, faults)
    yield from addresses([given], *keys, faults)


def addresses(holders: list[Element], kvk: str, number: str, faults: Faults) -> Iterator[Outcome]:
    """For either kind of address the first holder that has one."""
    for name, kind in _ADDRESSES.items():
        found = next((holder.all(name)[0] for holder in holders if holder.all(name)), None)
        if found is not None:
            yield _address(found, (kvk, number, kind), faults)


def _address(location: Element, keys: tuple[str, str, str], faults: Faults) -> other.VestigingAdres:
    """One address of a company or branch."""
    return other.VestigingAdres(
        *keys,
        afgeschermd=_shielded(location, faults),
        nummeraanduiding_id=_bag_number(location.get("adres", "binnenlandsAdres") or NOBODY, faults),
        **_parts(location, faults),
    )


def whereabouts(location: Element, faults: Faults) -> dict[str, Any]:
    """The parts of an address without its BAG id; nothing when it is shielded."""
    return {} if _shielded(location, faults) else _parts(location, faults)


def _parts(location: Element, faults: Faults) -> dict[str, Any]:
    """Street to country; abroad the register gives two lines instead of parts."""
    home, abroad = (location.get("adres", name) or NOBODY for name in ("binnenlandsAdres", "buitenlandsAdres"))
    box = home.value("postbusnummer") is not None
    code = "".join(home.value("postcode", half) or "" for half in ("cijfercombinatie", "lettercombinatie"))
    return {
        "straat": "Postbus" if box else clean(home.value("straatnaam") or abroad.value("straatHuisnummer")),
        "huisnummer": None if box else faults.read("huisnummer", house_number, home.value("huisnummer")),
        "toevoeging": addition(home.value("huisletter"), home.value("huisnummerToevoeging")),
        "postcode": faults.read("postcode", postcode, code),
        "woonplaats": clean(home.value("plaats") or abroad.value("postcodeWoonplaats")),
        "land": clean(abroad.value("land", "omschrijving")),
    }


def _shielded(location: Element, faults: Faults) -> bool:
    """Whether the address is shielded; when the answer cannot be read, it is."""
    given = location.value("afgeschermd", "code")
    return given is not None and is_yes(location, "afgeschermd", faults) is not False


def _bag_number(address: Element, faults: Faults) -> str | None:
    """The BAG address; messages exist in which it has changed places with the id of what stands there."""
    swapped = Faults().read("bagId", _number_id, address.value("bagId", "identificatieAdresseerbaarObject"))
    given = address.value("bagId", "identificatieNummeraanduiding")
    return swapped or faults.read("identificatieNummeraanduiding", _number_id, given)


def _number_id(text: str) -> str:
    return bag_id(text, "20")

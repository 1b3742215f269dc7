"""Change messages of the days after the last stand: each joins what the stand shows, and brings what its deed says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from lxml import etree

from ondermijning.demo.city.timeline import STANDS
from tests.demo.reading import first, snapshots

if TYPE_CHECKING:
    from tests.demo.conftest import Written


@pytest.fixture(scope="module")
def messages(written: Written) -> list[Any]:
    with ZipFile(written.folder / "brk" / "mutaties" / "mutaties.zip") as pack:
        return [etree.fromstring(pack.read(name)) for name in pack.namelist()]


def _reference(snapshot: Any) -> tuple[str | None, str | None]:
    thing = next(each for each in snapshot if each.tag.endswith(("}Perceel", "}Appartementsrecht")))
    return first(thing, "identificatie"), first(snapshot, "referentie")


def _state(message: Any, side: str) -> Any:
    return message.find(f"{{*}}{side}/{{*}}KadastraalObjectSnapshot")


def test_every_message_is_of_a_day_after_the_last_stand(messages: list[Any]) -> None:
    days = [first(message, "brkDatum") or "" for message in messages]
    assert days == sorted(days)
    assert min(days) > STANDS[-1].isoformat()
    assert {first(message, "volgnummerKadastraalObjectDatum") for message in messages} == {"1"}


def test_a_message_replaces_the_state_that_the_last_stand_shows(written: Written, messages: list[Any]) -> None:
    stand = {_reference(each) for each in snapshots(written.folder / "brk" / STANDS[-1].isoformat() / "stand.xml")}
    replaced = {_reference(was) for message in messages if (was := _state(message, "was")) is not None}
    brought = {_reference(now) for message in messages if (now := _state(message, "wordt")) is not None}
    assert replaced <= stand
    assert not brought & stand
    assert len(replaced) >= 5


def test_objects_change_come_and_go(messages: list[Any]) -> None:
    kinds = {(_state(each, "was") is not None, _state(each, "wordt") is not None) for each in messages}
    assert kinds == {(True, True), (True, False), (False, True)}
    codes = {first(message, "aardStukdeel/code") for message in messages}
    assert codes == {"606", "696", "558"}


def test_a_sale_ends_the_note_that_the_stand_shows_and_an_agreement_begins_one(messages: list[Any]) -> None:
    for message in messages:
        code, was, now = first(message, "aardStukdeel/code"), _state(message, "was"), _state(message, "wordt")
        if code in ("606", "696"):
            noted = [side.find("{*}Aantekening") is not None for side in (was, now)]
            assert noted == ([True, False] if code == "606" else [False, True])
            holders = [
                {each.text for each in side.iterfind("{*}Tenaamstelling/{*}tenNameVan/*")} for side in (was, now)
            ]
            assert (holders[0] == holders[1]) == (code == "696")


def test_new_parcels_come_from_the_one_that_ended_and_keep_its_size_and_holders(messages: list[Any]) -> None:
    cut = [each for each in messages if first(each, "aardStukdeel/code") == "558"]
    (gone,) = (was for each in cut if (was := _state(each, "was")) is not None)
    new = [_state(each, "wordt") for each in cut if _state(each, "wordt") is not None]
    sizes = [int(first(each, "Perceel/kadastraleGrootte/waarde") or 0) for each in new]
    assert sum(sizes) == int(first(gone, "Perceel/kadastraleGrootte/waarde") or 0)
    for each in new:
        assert first(each, "Perceel/ontstaanUitOZ/OnroerendeZaakFiliatie/betreftOZ/PerceelRef") == _reference(gone)[0]
        assert first(each, "Tenaamstelling/tenNameVan/NatuurlijkPersoonRef") == first(
            gone, "Tenaamstelling/tenNameVan/NatuurlijkPersoonRef"
        )

"""Under another key nobody has the pseudonym that they had: what was read before is read anew, or nothing is added to it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from ondermijning import pipeline
from ondermijning.errors import DeliveryError
from ondermijning.settings import read_settings
from ondermijning.sources.deliveries import manifests
from ondermijning.sources.delivery import LoadOptions, LoadReport
from ondermijning.sources.inbox import parcels, unseen
from ondermijning.trust.pseudonym import Pseudonymiser, pseudonymiser
from tests.support.stands import Deed, Holder, Obj, Person, Right, stand
from tests.support.workspaces import demo_workspace, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

HOLDER = Holder("81", Person("977654321", "Blijvers", "Anna", bsn="999993653"), deeds=[Deed("51", date="2015-03-01")])
HOUSE = Obj("12300001170000", "MTT00 C 1", [Right("71", holders=[HOLDER])])


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace with one stand in it; the next lies beside it."""
    workspace = demo_workspace(tmp_path)
    for day in ("2022-06-30", "2022-12-31"):
        stand(tmp_path / "inbox" / "brk" / f"{day}.xml", [HOUSE], peildatum=day)
    load(workspace, "2022-06-30")
    return workspace


def load(workspace: Workspace, day: str) -> LoadReport:
    settings, files = read_settings(workspace), [workspace.root.parent / "inbox" / "brk" / f"{day}.xml"]
    keyed = pseudonymiser(settings, workspace)
    (report,) = pipeline.load(workspace, shipped_loaders()["brk"], files, keyed, LoadOptions())
    return report


def new_key(workspace: Workspace) -> None:
    workspace.hmac_key_path.write_bytes(b"een andere sleutel van 32 bytes!")


def pseudonyms(workspace: Workspace) -> set[str]:
    return {person["bsn_hmac"] for person in state_of(workspace)["NatuurlijkPersoon"]}


def test_a_key_is_known_by_a_word_that_is_no_part_of_it(place: Workspace, tmp_path: Path) -> None:
    key_id = Pseudonymiser(place.hmac_key_path).key_id
    assert [manifest["key_id"] for _, manifest in manifests(place)] == [key_id]
    assert key_id not in place.hmac_key_path.read_bytes().hex()
    shutil.copy(place.hmac_key_path, tmp_path / "kopie")
    assert Pseudonymiser(tmp_path / "kopie").key_id == key_id
    new_key(place)
    assert Pseudonymiser(place.hmac_key_path).key_id != key_id


def test_a_delivery_under_another_key_is_refused_and_the_state_stays(place: Workspace) -> None:
    before = pseudonyms(place)
    new_key(place)
    with pytest.raises(DeliveryError, match="another than that of 1 delivery before"):
        load(place, "2022-12-31")
    assert (pseudonyms(place), len(manifests(place))) == (before, 1)


def test_the_same_files_are_read_anew_and_then_others_come_in(place: Workspace) -> None:
    before = pseudonyms(place)
    new_key(place)
    assert not load(place, "2022-06-30").already_known
    assert not pseudonyms(place) & before
    load(place, "2022-12-31")
    assert (len(manifests(place)), len(pseudonyms(place))) == (2, 1)
    assert load(place, "2022-06-30").already_known


def test_the_inbox_takes_what_was_read_under_another_key_for_new(place: Workspace) -> None:
    (parcel,) = parcels(place.root.parent / "inbox")

    def waiting() -> int:
        key_id = pseudonymiser(read_settings(place), place).key_id
        return sum(map(len, unseen(place, shipped_loaders()["brk"], parcel, key_id).groups))

    assert waiting() == 1
    new_key(place)
    assert waiting() == 2


def test_a_delivery_of_which_nobody_wrote_the_key_is_left_as_it_is(place: Workspace) -> None:
    ((folder, manifest),) = manifests(place)
    del manifest["key_id"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    new_key(place)
    assert load(place, "2022-06-30").already_known
    load(place, "2022-12-31")

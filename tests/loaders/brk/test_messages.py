from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import records_brk as brk
from ondermijning.sources.rows import Part
from tests.support.brk_house import FIRM, HOUSE, TEXT, changed, only, run
from tests.support.stands import (
    Holder,
    Obj,
    Right,
    message_text,
)
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from pathlib import Path


NEXT = Obj(HOUSE.id, reference="R-next", rights=[Right("71", holders=[Holder("83", FIRM)])])


class TestMessage:
    def test_a_message_gives_the_state_after_and_both_references(self, tmp_path: Path) -> None:
        found = run(tmp_path, message_text("2022-03-01", 2, HOUSE, NEXT, why="606"))
        told = only(found, brk.Mutatiebericht)
        assert told == (
            "NL.IMKAD.KadastraalObject:1230012370000",
            date(2022, 3, 1),
            2,
            "R-1230012370000",
            "R-next",
            "606",
            "aard van het stukdeel",
        )
        assert [n.tenaamstelling_id[-2:] for n in found.of(brk.Tenaamstelling)] == ["83"]
        assert found.of(brk.NatuurlijkPersoon) == []
        assert found.subjects == [Part("", told.object_id)]

    def test_a_new_object_has_no_state_before_and_one_that_is_gone_none_after(self, tmp_path: Path) -> None:
        new = run(tmp_path, message_text("2022-03-01", 1, None, HOUSE))
        gone = run(tmp_path, message_text("2022-03-01", 1, HOUSE, None))
        assert only(new, brk.Mutatiebericht)[3:5] == (None, "R-1230012370000")
        assert only(gone, brk.Mutatiebericht)[3:5] == ("R-1230012370000", None)
        assert len(gone.records) == 1

    def test_of_two_references_the_first_counts(self, tmp_path: Path) -> None:
        text = message_text("2022-03-01", 1, None, HOUSE).replace(
            "</Snapshot:referentie>", "</Snapshot:referentie><Snapshot:referentie>OLD</Snapshot:referentie>"
        )
        assert only(run(tmp_path, text), brk.Mutatiebericht).referentie_wordt == "R-1230012370000"

    @pytest.mark.parametrize(
        ("old", "new", "field"),
        [
            ("brkDatum>2022-03-01<", "brkDatum><", "brkDatum"),
            ("volgnummerKadastraalObjectDatum>1<", "volgnummerKadastraalObjectDatum><", "volgnummer"),
            ("volgnummerKadastraalObjectDatum>1<", "volgnummerKadastraalObjectDatum>een<", "Mutatie"),
            ("volgnummerKadastraalObjectDatum>1<", "volgnummerKadastraalObjectDatum>1000000<", "volgnummer"),
            ("referentie>R-1230012370000<", "referentie><", "was/referentie"),
            ("referentie>R-next<", "referentie><", "wordt/referentie"),
            ("Mutatie:was>", "Mutatie:wat>", None),
        ],
    )
    def test_a_message_that_cannot_be_placed_is_refused_whole(
        self, tmp_path: Path, old: str, new: str, field: str | None
    ) -> None:
        found = run(tmp_path, changed(old, new, message_text("2022-03-01", 1, HOUSE, NEXT)))
        assert [reject.field for reject in found.rejects] == ([field] if field else [])
        assert (found.records == []) is (field is not None)

    def test_states_of_two_objects_or_of_none_are_refused(self, tmp_path: Path) -> None:
        for before, after in ((HOUSE, Obj("2")), (None, None)):
            found = run(tmp_path, message_text("2022-03-01", 1, before, after))
            assert (found.records, len(found.rejects)) == ([], 1)

    def test_a_message_whose_state_holds_no_whole_object_is_refused_and_changes_nothing(self, tmp_path: Path) -> None:
        workspace = demo_workspace(tmp_path)
        (tmp_path / "m.xml").write_text(message_text("2022-03-01", 1, HOUSE, NEXT).replace("sectie>C<", "sectie>J<"))
        with pytest.raises(DeliveryError, match="1 of 1 rows refused"):
            load_into(workspace, "brk", [tmp_path / "m.xml"])
        assert state_of(workspace) == {}

    def test_a_day_that_does_not_exist_is_refused_with_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "m.xml").write_text(message_text("2022-02-30", 1, None, HOUSE))
        with pytest.raises(DeliveryError, match=r"m\.xml: states a reference date that is a day that does not exist"):
            load_into(demo_workspace(tmp_path), "brk", [tmp_path / "m.xml"])

    def test_stands_and_messages_in_one_folder_are_deliveries_of_their_own(self, tmp_path: Path) -> None:
        folder = tmp_path / "in"
        folder.mkdir()
        (folder / "stand.xml").write_text(TEXT)
        (folder / "mutatie.xml").write_text(message_text("2022-12-31", 1, HOUSE, NEXT))
        workspace = demo_workspace(tmp_path)
        reports = load_into(workspace, "brk", [folder])
        assert sorted((report.scope, report.rows) for report in reports) == [("volledig", 1), ("wijziging", 1)]
        open_namings = [n["persoon_id"][-3:] for n in state_of(workspace)["Tenaamstelling"] if not n["_gezien_tot"]]
        assert open_namings == ["902"]

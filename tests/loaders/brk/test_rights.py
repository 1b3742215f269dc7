from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model import records_brk as brk
from ondermijning.sources.rows import Reject, Remark
from tests.support.brk_house import ANNA, DEED, FIRM, TEXT, changed, only, run
from tests.support.markup import markup, nil, reference
from tests.support.stands import (
    Company,
    Holder,
    Note,
    Obj,
    Restriction,
    Right,
    Split,
    stand_text,
)

if TYPE_CHECKING:
    from pathlib import Path


class TestRights:
    def test_a_share_that_is_held_together_is_shown_whole_with_each_and_told_apart(self, tmp_path: Path) -> None:
        holders = [
            Holder("81", ANNA, (1, 2), joint="j"),
            Holder("82", FIRM, (1, 2), joint="j"),
            Holder("83", FIRM, (1, 2)),
        ]
        found = run(tmp_path, stand_text([Obj("1", rights=[Right("71", holders=holders)])]))
        assert {(n.teller, n.noemer) for n in found.of(brk.Tenaamstelling)} == {(1, 2)}
        assert [joint[1:] for joint in found.of(brk.GezamenlijkAandeel)] == [
            ("NL.IMKAD.Tenaamstelling:81", 1, 2),
            ("NL.IMKAD.Tenaamstelling:82", 1, 2),
        ]

    def test_partners_hold_for_the_partnership_that_their_namings_refer_to(self, tmp_path: Path) -> None:
        firm = Company("908", "Fictie en Proef", form="14")
        holders = [Holder("81", ANNA, (1, 2)), Holder("82", firm, (1, 2))]
        involved = markup(
            "Recht:betrokkenSamenwerkingsverband",
            reference("Persoon-ref:NietNatuurlijkPersoonRef", "NL.IMKAD.Persoon", "908"),
        )
        text = stand_text([Obj("1", rights=[Right("71", holders=holders)])])
        found = run(tmp_path, text.replace("<Recht:tenNameVan>", f"{involved}<Recht:tenNameVan>", 1))
        assert [naming.namens for naming in found.of(brk.Tenaamstelling)] == ["Fictie en Proef", None]

    def test_a_naming_of_a_joint_share_that_is_nowhere_is_refused(self, tmp_path: Path) -> None:
        holders = [Holder("81", ANNA, (1, 2), joint="j")]
        text = stand_text([Obj("1", rights=[Right("71", holders=holders)])])
        found = run(tmp_path, changed(">j</Recht:identificatie>", ">k</Recht:identificatie>", text))
        assert found.rejects == [Reject("Tenaamstelling/geldtVoor", "the share that is held together is missing")]
        assert found.of(brk.Tenaamstelling) == []

    def test_a_split_says_what_it_split_what_it_made_and_who_manages_it(self, tmp_path: Path) -> None:
        owners = Company("909", "VvE Voorbeeldstraat", form="21")
        ground = Obj("1", rights=[Right("71", split_by="s1")], splits=[Split("s1", owners)])
        flat = Obj("2", "MTT00 C 123 A1", [Right("72", made_by="s1")], splits=[Split("s1", owners)])
        found = run(tmp_path, stand_text([ground, flat]))
        assert [(s.recht_id[-2:], s.rol) for s in found.of(brk.SplitsingRecht)] == [
            ("71", "betrokken_bij"),
            ("72", "ontstaan_uit"),
        ]
        assert {s.vve_persoon_id for s in found.of(brk.Splitsing)} == {"NL.IMKAD.Persoon:909"}

    def test_a_ground_rent_is_due_for_a_right(self, tmp_path: Path) -> None:
        rights = [Right("71", burdened_by=["72"]), Right("72", "3", on_object=False, canon=1_250)]
        canon = only(run(tmp_path, stand_text([Obj("1", rights=rights)])), brk.Erfpachtcanon)
        assert canon[1:] == ("NL.IMKAD.ZakelijkRecht:72", "Jaarlijks bedrag", 1_250, False)

    def test_a_restriction_names_the_body_that_decides_on_it(self, tmp_path: Path) -> None:
        city = Company("910", "Gemeente Voorbeeld", form="10")
        found = run(tmp_path, stand_text([Obj("1", restrictions=[Restriction("r1", authority=city)])]))
        assert only(found, brk.PubliekrechtelijkeBeperking)[2:] == ("XA", "Gemeentewet", date(2022, 1, 1), None)
        assert only(found, brk.BevoegdGezag)[1] == "NL.IMKAD.Persoon:910"

    def test_a_note_may_stand_on_a_naming_and_rests_on_a_deed_part(self, tmp_path: Path) -> None:
        thing = Obj(
            "1", rights=[Right("71", holders=[Holder("81", ANNA)])], notes=[Note("n", deed=DEED, naming_id="81")]
        )
        note = only(run(tmp_path, stand_text([thing])), brk.Aantekening)
        assert (note.object_id, note.tenaamstelling_id, note.recht_id, note.stukdeel_id) == (
            None,
            "NL.IMKAD.Tenaamstelling:81",
            None,
            "NL.IMKAD.Stukdeel:551",
        )

    def test_the_partnership_in_whose_name_it_was_acquired_is_kept_in_words(self, tmp_path: Path) -> None:
        words = "<Recht:verkregenNamensSamenwerkingsverband><Typen:code>1</Typen:code><Typen:waarde>Maatschap</Typen:waarde>"
        text = TEXT.replace("<Recht:van>", f"{words}</Recht:verkregenNamensSamenwerkingsverband><Recht:van>", 1)
        assert [n.namens for n in run(tmp_path, text).of(brk.Tenaamstelling)] == ["Maatschap", None]

    def test_partners_are_left_at_the_door(self, tmp_path: Path) -> None:
        partner = markup(
            "Recht:betrokkenPartner", reference("Persoon-ref:NatuurlijkPersoonRef", "NL.IMKAD.Persoon", "77")
        )
        text = TEXT.replace("<Recht:van>", f"{partner}<Recht:van>", 1)
        found = run(tmp_path, text)
        assert found.dropped["betrokkenPartner"] == 1
        assert "NL.IMKAD.Persoon:77" not in repr(found.records)


ABSENT = [
    ("<Typen:som>250000</Typen:som>", "OnroerendeZaak:bedrag", "Perceel/bedrag", "nil (waardeOnbekend)"),
    ("Aalbers", "KIMBRPPersoon:geslachtsnaam", "NatuurlijkPersoon/geslachtsnaam", "nil"),
    ("1980-02-01", "KIMBRPPersoon:geboortedatum", "NatuurlijkPersoon/geboortedatum", "nil"),
    ("Voorbeeld B.V.", "Persoon:statutaireNaam", "NietNatuurlijkPersoon/statutaireNaam", "nil (waardeOnbekend)"),
    ("12", "KIMBAGAdres:huisnummer", "ObjectlocatieBinnenland/huisnummer", "nil (waardeOnbekend)"),
]


class TestNil:
    @pytest.mark.parametrize(("inside", "name", "field", "reason"), ABSENT)
    def test_a_value_that_matters_and_is_nil_is_a_remark_with_the_reason_of_the_register(
        self, tmp_path: Path, inside: str, name: str, field: str, reason: str
    ) -> None:
        whole = re.compile(rf"<{name}>.*?</{name}>", re.DOTALL)
        assert inside in whole.search(TEXT)[0]  # type: ignore[index]
        found = run(tmp_path, whole.sub(nil(name), TEXT))
        assert found.remarks == [Remark(field, reason)]
        assert found.rejects == []

    def test_a_reason_that_no_register_writes_is_not_repeated(self, tmp_path: Path) -> None:
        text = re.sub(r"<Persoon:statutaireNaam>.*?</Persoon:statutaireNaam>", nil("Persoon:statutaireNaam"), TEXT)
        found = run(tmp_path, text.replace("waardeOnbekend", "mevrouw Aalbers weet het"))
        assert found.remarks == [Remark("NietNatuurlijkPersoon/statutaireNaam", "nil")]

    def test_other_values_may_be_nil_in_silence(self, tmp_path: Path) -> None:
        text = TEXT.replace("<KIMBRPPersoon:bsn>999993653</KIMBRPPersoon:bsn>", nil("KIMBRPPersoon:bsn"))
        assert run(tmp_path, text).remarks == []

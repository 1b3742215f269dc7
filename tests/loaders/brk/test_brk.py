from __future__ import annotations

import contextlib
import random
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import records_brk as brk
from ondermijning.sources.rows import Part, Reject, Remark
from tests.support.brk_house import FIRM, HOUSE, LOADER, TEXT, changed, only, run
from tests.support.reading import read
from tests.support.stands import (
    Deed,
    Holder,
    Obj,
    Right,
    message_text,
    snapshot,
    stand_text,
)
from tests.support.workspaces import demo_workspace, load_into

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any


class TestOneSnapshot:
    def test_an_object_with_its_price_size_and_origin(self, tmp_path: Path) -> None:
        found = run(tmp_path, TEXT)
        assert only(found, brk.KadastraalObject) == (
            "NL.IMKAD.KadastraalObject:1230012370000",
            "perceel",
            "MTT00 C 123",
            210,
            None,
            None,
            250_000,
            2022,
            False,
            date(1990, 1, 1),
            date(2022, 3, 1),
            "R-1230012370000",
        )
        assert only(found, brk.Filiatie)[1:] == ("NL.IMKAD.KadastraalObject:1230012270000", "20")
        assert found.subjects == [Part("0935", "NL.IMKAD.KadastraalObject:1230012370000")]
        assert (found.rejects, found.remarks) == ([], [])

    def test_an_apartment_right_is_known_by_its_element(self, tmp_path: Path) -> None:
        found = only(run(tmp_path, stand_text([Obj("1", "MTT00 C 123 A4")])), brk.KadastraalObject)
        assert (found.soort, found.aanduiding) == ("appartementsrecht", "MTT00 C 123 A4")

    def test_holders_with_their_shares_and_the_deeds_they_rest_on(self, tmp_path: Path) -> None:
        found = run(tmp_path, TEXT)
        assert [
            (n.tenaamstelling_id[-2:], n.persoon_id[-3:], n.teller, n.noemer) for n in found.of(brk.Tenaamstelling)
        ] == [
            ("81", "901", 1, 3),
            ("82", "902", 2, 3),
        ]
        assert {part.stukdeel_id for part in found.of(brk.TenaamstellingStukdeel)} == {"NL.IMKAD.Stukdeel:551"}
        part = only(found, brk.Stukdeel)
        assert (part.aard_code, part.transactiesom_euro) == ("606", 250_000)
        assert only(found, brk.Stuk) == (part.stuk_id, None, None, None, None, date(2022, 3, 1))

    def test_a_person_with_a_pseudonym_a_birth_date_and_a_home(self, tmp_path: Path) -> None:
        person = only(run(tmp_path, TEXT), brk.NatuurlijkPersoon)
        assert person.bsn_hmac.startswith("hmac:")
        assert (person.voornamen, person.voorvoegsel, person.geslachtsnaam) == ("Anna", "van der", "Aalbers")
        assert (person.geboortedatum, person.geboortedatum_precisie) == (date(1980, 2, 1), "dag")
        assert (person.overleden, person.afgeschermd, person.woonadres_id) == (False, False, "NL.IMKAD.AdresLocatie:A1")

    @pytest.mark.parametrize(
        ("written", "day", "precision"),
        [
            ("19800201", date(1980, 2, 1), "dag"),
            ("1980-02", date(1980, 2, 1), "maand"),
            ("19800000", date(1980, 1, 1), "jaar"),
        ],
    )
    def test_a_birth_date_may_be_known_in_part(self, tmp_path: Path, written: str, day: date, precision: str) -> None:
        person = only(run(tmp_path, changed("1980-02-01", written)), brk.NatuurlijkPersoon)
        assert (person.geboortedatum, person.geboortedatum_precisie) == (day, precision)

    def test_a_company_with_its_numbers(self, tmp_path: Path) -> None:
        firm = only(run(tmp_path, TEXT), brk.NietNatuurlijkPersoon)
        assert (firm.naam, firm.rechtsvorm_code, firm.rsin, firm.kvk) == (
            "Voorbeeld B.V.",
            "2",
            "999990019",
            "99000011",
        )

    def test_an_address_is_linked_to_the_object_and_to_the_bag(self, tmp_path: Path) -> None:
        found = run(tmp_path, TEXT)
        address = only(found, brk.AdresLocatie)
        assert (address.nummeraanduiding_id, address.postcode, address.huisnummer) == ("0935200000000001", "6211AB", 12)
        assert only(found, brk.BagObject) == ("0935010000000001", "verblijfsobject", address.adres_id)
        assert only(found, brk.ObjectLocatie) == (
            "NL.IMKAD.KadastraalObject:1230012370000",
            address.adres_id,
            "ADM_GEO",
        )

    def test_a_note_names_its_parties_and_its_end(self, tmp_path: Path) -> None:
        found = run(tmp_path, TEXT)
        note = only(found, brk.Aantekening)
        assert (note.aard_code, note.einddatum, note.object_id[-13:]) == ("7", date(2023, 1, 1), "1230012370000")
        assert only(found, brk.AantekeningPersoon) == (note.aantekening_id, "NL.IMKAD.Persoon:902")

    def test_a_right_that_burdens_another_has_no_object_of_its_own(self, tmp_path: Path) -> None:
        rights = [Right("71", burdened_by=["72"]), Right("72", "3", on_object=False)]
        found = run(tmp_path, stand_text([Obj("1", rights=rights)]))
        assert [(r.aard_code, r.object_id) for r in found.of(brk.ZakelijkRecht)] == [
            ("2", "NL.IMKAD.KadastraalObject:1"),
            ("3", None),
        ]
        assert only(found, brk.Belasting) == ("NL.IMKAD.ZakelijkRecht:71", "NL.IMKAD.ZakelijkRecht:72")

    def test_parts_of_one_deed_know_it_and_a_bare_register_deed_is_one_too(self, tmp_path: Path) -> None:
        deeds = [Deed("551", "606", deed_id="D"), Deed("552", None, deed_id="D")]
        text = stand_text([Obj("1", rights=[Right("71", holders=[Holder("81", FIRM, deeds=deeds)])])])
        for name in ("TerInschrijvingAangebodenStuk", "Kadasterstuk"):
            found = run(tmp_path, changed("TerInschrijvingAangebodenStuk", name, text))
            assert {part.stuk_id for part in found.of(brk.Stukdeel)} == {"NL.IMKAD.TIAStuk:D"}
            assert [part.aard_code for part in found.of(brk.Stukdeel)] == ["606", None]
            assert only(found, brk.Stuk).stuk_id == "NL.IMKAD.TIAStuk:D"

    def test_moorings_and_addresses_abroad_or_in_a_box_are_read_as_what_they_are(self, tmp_path: Path) -> None:
        extra = (
            "<Adres:ObjectlocatieBuitenland><Adres:identificatie domein='NL.IMKAD.AdresLocatie'>B</Adres:identificatie>"
            "<Adres:adres>Musterweg 5</Adres:adres><Adres:woonplaats>Aachen</Adres:woonplaats>"
            "<Adres:land><Typen:code>6029</Typen:code></Adres:land></Adres:ObjectlocatieBuitenland>"
            "<Adres:PostbusLocatie><Adres:identificatie domein='NL.IMKAD.AdresLocatie'>P</Adres:identificatie>"
            "<Adres:postbusnummer>30018</Adres:postbusnummer><Adres:postcode>6200 RA</Adres:postcode></Adres:PostbusLocatie>"
            "<KIMBAGAdres:Ligplaats><KIMBAGAdres:identificatie>0935020000000001</KIMBAGAdres:identificatie></KIMBAGAdres:Ligplaats>"
        )
        found = run(tmp_path, stand_text([Obj("1", extra=extra)]))
        abroad, box = found.of(brk.AdresLocatie)
        assert (abroad.soort, abroad.straat, abroad.woonplaats, abroad.land) == (
            "buitenland",
            "Musterweg 5",
            "Aachen",
            "6029",
        )
        assert (box.soort, box.straat, box.huisnummer, box.postcode) == ("postbus", "Postbus", 30018, "6200RA")
        assert only(found, brk.BagObject) == ("0935020000000001", "ligplaats", None)


TOWNS = {
    "MTT00": "Maastricht",
    "ABY00": "Amby",
    "HEE03": "Heer",
    "BHR01": "Borgharen",
    "ITR00": "Itteren",
    "PTR00": "Sint Pieter",
    "VHV03": "Oud-Vroenhoven",
}


def test_all_cadastral_municipalities_of_the_city_are_read(tmp_path: Path) -> None:
    objects = [Obj(f"{place}230012370000", f"{code} A 12") for place, code in enumerate(TOWNS, 1)]
    found = run(tmp_path, stand_text(objects))
    assert [thing.aanduiding for thing in found.of(brk.KadastraalObject)] == [f"{code} A 12" for code in TOWNS]
    assert len({thing.object_id for thing in found.of(brk.KadastraalObject)}) == 7


class TestSecrecy:
    @pytest.mark.parametrize(
        ("answer", "secret"),
        [
            ("true", True),
            ("1", True),
            ("TRUE", True),
            ("misschien", True),
            ("false", False),
            ("0", False),
            ("", False),
        ],
    )
    @pytest.mark.parametrize("name", ["KIMBRPPersoon:indicatieGeheim", "Persoon:indicatieAfschermingPersoonsgegevens"])
    def test_secrecy_is_honoured_and_when_the_answer_cannot_be_read_too(
        self, tmp_path: Path, name: str, answer: str, *, secret: bool
    ) -> None:
        found = run(tmp_path, changed(f"<{name}>false<", f"<{name}>{answer}<"))
        assert only(found, brk.NatuurlijkPersoon).afgeschermd is secret


BROKEN_VALUES = [
    ("<OnroerendeZaak:waarde>210<", "<OnroerendeZaak:waarde>2x<", brk.KadastraalObject, "grootte_m2"),
    ("<OnroerendeZaak:waarde>210<", f"<OnroerendeZaak:waarde>{'9' * 30}<", brk.KadastraalObject, "grootte_m2"),
    ("koopjaar>2022<", "koopjaar>MMXX<", brk.KadastraalObject, "koopjaar"),
    ("<Typen:datum>1990-01-01<", "<Typen:datum>1990-31-01<", brk.KadastraalObject, "ontstaan_op"),
    ("toestandsdatum>2022-03-01<", "toestandsdatum>ooit<", brk.KadastraalObject, "toestandsdatum"),
    ("indicatieMeerObjecten>false<", "indicatieMeerObjecten>soms<", brk.KadastraalObject, "meer_objecten"),
    ("<Typen:som>250000<", "<Typen:som>veel<", brk.Stukdeel, "transactiesom_euro"),
    ("<Typen:code>EUR<", "<Typen:code>NLG<", brk.Stukdeel, "transactiesom_euro"),
    ("<Typen:code>EUR<", "<Typen:code>NLG<", brk.KadastraalObject, "koopsom_euro"),
    ("<Typen:datum>2022-03-01<", "<Typen:datum>2022-02-30<", brk.Stuk, "aangeboden_op"),
    ("1980-02-01", "00000000", brk.NatuurlijkPersoon, "geboortedatum"),
    ("indicatieOverleden>false<", "indicatieOverleden>?<", brk.NatuurlijkPersoon, "overleden"),
    (">999990019<", ">99999<", brk.NietNatuurlijkPersoon, "rsin"),
    (">99000011<", ">99000011A<", brk.NietNatuurlijkPersoon, "kvk"),
    (">6211AB<", ">6211<", brk.AdresLocatie, "postcode"),
    ("huisnummer>12<", "huisnummer>12A<", brk.AdresLocatie, "huisnummer"),
    (">0935200000000001<", ">0935010000000001<", brk.AdresLocatie, "nummeraanduiding_id"),
    ("einddatum>2023-01-01<", "einddatum>binnenkort<", brk.Aantekening, "einddatum"),
]


class TestBrokenRows:
    @pytest.mark.parametrize(("old", "new", "kind", "field"), BROKEN_VALUES)
    def test_a_value_that_a_record_can_do_without_is_left_out_with_a_remark(
        self, tmp_path: Path, old: str, new: str, kind: type[Any], field: str
    ) -> None:
        found, whole = run(tmp_path, changed(old, new)), run(tmp_path, TEXT)
        assert getattr(only(found, kind), field) is None
        assert found.rejects == []
        assert found.kinds() == whole.kinds()
        assert found.remarks != []
        value = new.strip("<>").rpartition(">")[2]
        assert [remark for remark in found.remarks if value in remark.reason] == []

    def test_a_check_digit_that_fails_is_a_remark_and_the_number_is_kept(self, tmp_path: Path) -> None:
        found = run(tmp_path, changed(">999990019<", ">999990018<"))
        assert only(found, brk.NietNatuurlijkPersoon).rsin == "999990018"
        assert found.remarks == [Remark("NietNatuurlijkPersoon/rsin", "has a check digit that fails")]

    @pytest.mark.parametrize(
        ("old", "new", "lost"),
        [
            ('domein="NL.IMKAD.Stukdeel">551</Stuk:identificatie>', ">551</Stuk:identificatie>", {"Stukdeel": 1}),
            (">0935010000000001<", ">0935200000000001<", {"BagObject": 1}),
            ('domein="NL.IMKAD.Aantekening"', "", {"Aantekening": 1, "AantekeningPersoon": 1}),
        ],
    )
    def test_a_part_without_its_key_is_refused_alone(
        self, tmp_path: Path, old: str, new: str, lost: dict[str, int]
    ) -> None:
        found, whole = run(tmp_path, changed(old, new)), run(tmp_path, TEXT)
        missing = {kind: count - found.kinds().get(kind, 0) for kind, count in whole.kinds().items()}
        assert {kind: count for kind, count in missing.items() if count} == lost
        assert len(found.rejects) == 1
        assert len(found.subjects) == 1

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Recht:teller>1<", "Recht:teller>0<"),
            ("Recht:teller>1<", "Recht:teller>4<"),
            ("Recht:teller>1<", "Recht:teller>half<"),
            ("Persoon-ref:NatuurlijkPersoonRef", "Persoon-ref:Iets"),
            ("OnroerendeZaak:Perceel>", "OnroerendeZaak:Iets>"),
            (
                'domein="NL.IMKAD.KadastraalObject">1230012370000</KadastraalObject:id',
                ">1230012370000</KadastraalObject:id",
            ),
            ("sectie>C<", "sectie>J<"),
            ("perceelnummer>123<", "perceelnummer><"),
            (">MTT00<", ">Maastricht<"),
        ],
    )
    def test_a_snapshot_without_a_whole_object_is_refused_whole_and_the_others_are_read(
        self, tmp_path: Path, old: str, new: str
    ) -> None:
        text = changed(old, new, stand_text([HOUSE]))
        good = stand_text([Obj("9", "MTT00 D 9")]).partition("<Stand:stand>")[2].partition("</Stand:stand>")[0]
        found = run(tmp_path, text.replace("</Stand:stand>", f"{good}</Stand:stand>"))
        assert found.kinds() == {"KadastraalObject": 1}
        assert found.refused_at == ["KadastraalObjectSnapshot[1]"]
        assert [type(reject) for reject in found.rejects] == [Reject]

    def test_a_stand_that_is_changed_at_any_byte_is_refused_or_read_but_never_breaks_the_program(
        self, tmp_path: Path
    ) -> None:
        whole, rng = TEXT.encode(), random.Random(1)
        begin = whole.index(b"<Stand:stand>")
        for _ in range(300):
            place = rng.randrange(begin, len(whole))
            text = whole[:place] + bytes([rng.randrange(256)]) + whole[place + rng.randrange(2) :]
            (tmp_path / "stand.xml").write_bytes(text)
            with contextlib.suppress(DeliveryError):
                read(LOADER, tmp_path / "stand.xml")


class TestVersions:
    @pytest.mark.parametrize("text", [TEXT, message_text("2022-03-01", 1, None, HOUSE)])
    def test_brk_1_is_refused_with_what_to_ask_for(self, tmp_path: Path, text: str) -> None:
        old = re.sub(r"product-(stand|mutatie)/v20211119", r"product-\1/v20120201", text)
        (tmp_path / "oud.xml").write_text(old)
        with pytest.raises(
            DeliveryError, match=r"oud\.xml: is written in schema version 20120201; BRK Levering 2\.0 .*Ask for"
        ):
            load_into(demo_workspace(tmp_path), "brk", [tmp_path / "oud.xml"])

    @pytest.mark.parametrize("options", [{}, {"reference_date": date(2022, 3, 1)}])
    def test_a_snapshot_cut_out_of_its_delivery_is_refused_with_what_to_load(
        self, tmp_path: Path, options: dict[str, Any]
    ) -> None:
        inside = TEXT[TEXT.index("<Stand:Stand ") + len("<Stand:Stand ") : TEXT.index(">", TEXT.index("<Stand:Stand "))]
        loose = snapshot(HOUSE).replace(
            "<Snapshot:KadastraalObjectSnapshot", f"<Snapshot:KadastraalObjectSnapshot {inside}"
        )
        (tmp_path / "los.xml").write_text(loose)
        with pytest.raises(DeliveryError, match=r"los\.xml: is a snapshot cut out of its delivery: .*Load the stand"):
            load_into(demo_workspace(tmp_path), "brk", [tmp_path / "los.xml"], **options)

    def test_a_stand_of_an_area_speaks_for_that_area(self, tmp_path: Path) -> None:
        found = run(tmp_path, changed("Gemeentenummer", "Gebiednummer"))
        assert found.subjects == [Part("0935", "NL.IMKAD.KadastraalObject:1230012370000")]

    @pytest.mark.parametrize("per_stand", [1, 2, None])
    def test_snapshots_may_stand_in_one_stand_or_in_several(self, tmp_path: Path, per_stand: int | None) -> None:
        objects = [Obj(str(number), f"MTT00 C {number}") for number in range(1, 6)]
        found = run(tmp_path, stand_text(objects, per_stand=per_stand))
        assert [record.aanduiding for record in found.of(brk.KadastraalObject)] == [f"MTT00 C {n}" for n in range(1, 6)]
        assert found.positions == [f"KadastraalObjectSnapshot[{n}]" for n in range(1, 6)]

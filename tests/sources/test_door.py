from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import is_forbidden
from ondermijning.sources.door import Door
from ondermijning.trust.pseudonym import Pseudonymiser
from tests.support.stands import Address, Company, Deed, Holder, Note, Obj, Person, Right, stand, stand_text
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.workspace import Workspace

MARK = "MERKTEKEN"
BSNS = ("999993653", "999990019", "999991231", "999992776")
PERSONAL = (
    "nationaliteit",
    "geboorteplaats",
    "geboorteland",
    "geslacht",
    "geslachtsaanduiding",
    "aanduidingNaamgebruik",
    "burgerlijkeStaatTenTijdeVanVerkrijging",
    "verblijfstitel",
    "etniciteit",
    "godsdienst",
)
UNLISTED = ("telefoonnummer", "email", "toelichtingBewaarder", "heeftPartnerschap")

HOME = Address("A1", bag="0935200000000001")
ANNA = Person("901", "Aalbers", "Anna", "van der", bsn=BSNS[0], born="1980-02-01", address=HOME)
HOUSE = Obj(
    "1230012370000",
    koopsom=250_000,
    bag=[("0935010000000001", HOME)],
    origins=["1230012270000"],
    rights=[
        Right("71", holders=[Holder("81", ANNA, (1, 2), [Deed("551", price=250_000)]), Holder("82", Company("902"))])
    ],
    notes=[Note("n1", parties=[ANNA], end="2023-01-01")],
)


class TestDoor:
    def test_only_listed_names_pass_and_the_others_are_counted_by_name(self) -> None:
        door = Door(frozenset({"naam"}), frozenset(), str)
        names = ["naam", "Naam", "geslacht", "geslacht", "kleur", "nationaliteit"]
        assert [door.admits(name) for name in names] == [True, False, False, False, False, False]
        assert door.forbidden() == {"geslacht": 2, "nationaliteit": 1}
        assert door.unlisted() == {"Naam": 1, "kleur": 1}

    def test_a_name_that_may_be_a_value_is_counted_and_not_told(self) -> None:
        door = Door(frozenset(), frozenset(), str)
        told = ["jaar 2023-2024", "01.04.10", "percentage_huishoudens_onder_of_rond_sociaal_minimum"]
        untold = [BSNS[0], f"geslacht {BSNS[0]}", "1234.56.782", "x" * 200]
        assert [door.admits(name) for name in (*told, *untold)] == [False] * 7
        assert door.forbidden() == {"01.04.10": 1, "(naam niet getoond)": 1}
        assert door.unlisted() == {told[0]: 1, told[2]: 1, "(naam niet getoond)": 3}

    def test_a_pseudonymised_name_gives_its_pseudonym_and_no_other_name_does(self) -> None:
        door = Door(frozenset({"bsn", "naam"}), frozenset({"bsn"}), lambda text: f"<{text}>")
        assert (door.value("bsn", "1"), door.value("naam", "1")) == ("<1>", "1")

    def test_what_is_no_bsn_becomes_nothing_rather_than_itself(self, tmp_path: Path) -> None:
        pseudonymise = Pseudonymiser(demo_workspace(tmp_path).hmac_key_path)
        door = Door(frozenset({"bsn"}), frozenset({"bsn"}), pseudonymise)
        assert [door.value("bsn", text) for text in ("123456788", "Aalbers", "")] == [None] * 3
        assert door.value("bsn", BSNS[0]) == pseudonymise(BSNS[0]) != BSNS[0]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def marked(text: str, names: tuple[str, ...]) -> str:
    """The same stand with an element of every name, holding a mark, at the end of every element."""
    planted = "".join(f"<Typen:{name} {name}='{MARK}'>{MARK}</Typen:{name}>" for name in names)
    return re.sub(r"(?=</)", planted, text)


def everything_in(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Name and contents of every file: its bytes, and for Parquet also what its columns say."""
    for path in sorted(path for path in workspace.root.rglob("*") if path.is_file()):
        yield str(path), path.read_bytes().decode("latin-1")
        if path.suffix == ".parquet":
            yield str(path), json.dumps(pq.read_table(path).to_pylist(), default=str, ensure_ascii=False)


def assert_nowhere(workspace: Workspace, *secrets: str) -> None:
    files = list(everything_in(workspace))
    assert len(files) >= 5
    for name, contents in files:
        assert [secret for secret in secrets if secret in contents] == [], name


class TestForbiddenNames:
    def test_the_names_of_this_test_are_what_they_say(self) -> None:
        assert all(is_forbidden(name) for name in PERSONAL)
        assert not any(is_forbidden(name) for name in UNLISTED)

    @pytest.mark.parametrize(
        "name",
        [
            "01.04.10",
            "1.4.10",
            "04.05.10",
            "GBA 04.63.10",
            "51.04.10",
            "02.02.10",
            "03.03.10",
            "01.03.20",
            "08.14.10",
            "brp_08.14.20",
            "010410",
            "voornamenOuder",
            "geslachtsnaamOuder",
            "redenBeeindigingNationaliteit",
            "europeesPersoonsnummer",
            "landVestiging",
            "verblijfstitelcode",
            "indicatieGezagMinderjarige",
            "woonstaat",
            "NATIONALITEIT",
            "nationalitéit",
            "ｎａｔｉｏｎａｌｉｔｅｉｔ",
            "geslacht\u200b",
            "gesl\u0430cht",
            "n\u0131aam",
            "ras",
            "seksuele gerichtheid",
            "vakbondslid",
            "westerse_migratieachtergrond",
            "medische gegevens",
            "placeOfBirth",
        ],
    )
    def test_every_way_to_name_a_forbidden_attribute_is_known(self, name: str) -> None:
        assert is_forbidden(name)

    @pytest.mark.parametrize(
        "name",
        [
            "01.01.20",
            "01.02.40",
            "01.03.10",
            "08.11.60",
            "adres",
            "terrasvergunning",
            "straat",
            "woz_verhouding",
            "010203",
            "gezondheidszorgfunctie",
            "Coördinaat",
            "geslachtsnaam",
            "verkrijgende_rechtspersoon",
            "jaar 2024",
        ],
    )
    def test_a_name_that_only_resembles_one_is_not(self, name: str) -> None:
        assert not is_forbidden(name)

    def test_a_stand_full_of_forbidden_values_gives_the_state_of_the_clean_one(self, tmp_path: Path) -> None:
        clean, dirty = demo_workspace(tmp_path / "schoon"), demo_workspace(tmp_path / "vuil")
        text = stand_text([HOUSE])
        (tmp_path / "schoon.xml").write_text(text, encoding="utf-8")
        (tmp_path / "vuil.xml").write_text(marked(text, PERSONAL + UNLISTED), encoding="utf-8")
        load_into(clean, "brk", [tmp_path / "schoon.xml"])
        (report,) = load_into(dirty, "brk", [tmp_path / "vuil.xml"])
        elements = text.partition("KadastraalObjectSnapshot>")[2].rpartition("</Stand:stand>")[0].count("</")
        assert report.dropped_forbidden == dict.fromkeys(sorted(PERSONAL), elements)
        assert report.dropped_unlisted == dict.fromkeys(sorted(UNLISTED), elements)
        assert_nowhere(dirty, MARK)
        assert without_key(state_of(dirty), "vuil.xml") == without_key(state_of(clean), "schoon.xml")

    def test_columns_and_keys_are_stopped_as_well(self, tmp_path: Path, workspace: Workspace) -> None:
        (tmp_path / "woz.csv").write_text(
            f"wozobjectnummer;waardepeildatum;vastgestelde_waarde;Geslacht;telefoon\n093500000012;2022-01-01;287000;{MARK};{MARK}\n"
        )
        profile = {
            "kvkNummer": "99000011",
            "naam": "Voorbeeld",
            "sbiActiviteiten": [],
            "nationaliteit": MARK,
            "_embedded": {"eigenaar": {"rsin": "999990019", "geslacht": {"naam": MARK}, "email": MARK}},
        }
        (tmp_path / "kvk.json").write_text(json.dumps(profile))
        (woz,) = load_into(workspace, "woz", [tmp_path / "woz.csv"])
        (kvk,) = load_into(workspace, "kvk", [tmp_path / "kvk.json"])
        assert (woz.dropped_forbidden, woz.dropped_unlisted) == ({"geslacht": 1}, {"telefoon": 1})
        assert (kvk.dropped_forbidden, kvk.dropped_unlisted) == ({"geslacht": 1, "nationaliteit": 1}, {"email": 1})
        assert_nowhere(workspace, MARK)


def without_key(state: dict[str, list[dict[str, object]]], file: str) -> dict[str, list[dict[str, object]]]:
    """A state without the origins and the pseudonyms, which differ between workspaces by their key."""
    apart = {"_levering", "_bestand", "bsn_hmac"}
    assert all(row["_bestand"] == file for rows in state.values() for row in rows)
    return {kind: [{k: v for k, v in row.items() if k not in apart} for row in rows] for kind, rows in state.items()}


class TestCitizenNumbers:
    def test_a_bsn_stands_nowhere_in_the_workspace_and_its_pseudonym_does(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        people = [Person(f"90{place}", f"Naam{place}", bsn=number) for place, number in enumerate(BSNS[:2])]
        rights = [Right("71", holders=[Holder(f"8{person.id}", person, (1, 2)) for person in people])]
        load_into(workspace, "brk", [stand(tmp_path / "stand.xml", [Obj("1230012370000", rights=rights)])])
        (tmp_path / "woz.csv").write_text(
            "wozobjectnummer;waardepeildatum;vastgestelde_waarde;eigenaar_type;eigenaar_id;gebruiker_type;gebruiker_id\n"
            f"093500000012;2022-01-01;287000;natuurlijk_persoon;{BSNS[0]};onbekend;{BSNS[2]}\n"
        )
        load_into(workspace, "woz", [tmp_path / "woz.csv"])
        (tmp_path / "woz.json").write_text(json.dumps(woz_answer(BSNS[3])))
        load_into(workspace, "woz", [tmp_path / "woz.json"])
        state = state_of(workspace)
        pseudonymise = Pseudonymiser(workspace.hmac_key_path)
        assert {row["bsn_hmac"] for row in state["NatuurlijkPersoon"]} == {pseudonymise(bsn) for bsn in BSNS[:2]}
        woz = {row["bsn_hmac"] for row in state["WozBelanghebbende"]}
        assert woz == {pseudonymise(bsn) for bsn in (BSNS[0], BSNS[3])}
        assert_nowhere(workspace, *BSNS, *(number.lstrip("9") for number in BSNS))

    def test_a_bsn_that_fails_its_check_leaves_the_person_without_one(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        right = Right("71", holders=[Holder("81", Person("901", bsn="999993654"))])
        load_into(workspace, "brk", [stand(tmp_path / "stand.xml", [Obj("1230012370000", rights=[right])])])
        (person,) = state_of(workspace)["NatuurlijkPersoon"]
        assert person["bsn_hmac"] is None
        assert_nowhere(workspace, "999993654")

    def test_two_workspaces_give_one_person_two_pseudonyms(self, tmp_path: Path) -> None:
        path = stand(tmp_path / "stand.xml", [HOUSE])
        found = []
        for name in ("een", "twee"):
            workspace = demo_workspace(tmp_path / name)
            load_into(workspace, "brk", [path])
            found.append(state_of(workspace)["NatuurlijkPersoon"][0]["bsn_hmac"])
        assert found[0] != found[1]


def woz_answer(bsn: str) -> dict[str, object]:
    owner = {"type": "natuurlijk_persoon", "burgerservicenummer": bsn}
    return {"identificatie": "093500000013", "waarden": [], "belanghebbendeEigenaar": owner}


class TestRefusals:
    def test_numbers_of_citizens_where_names_of_columns_belong_stand_nowhere(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        header = f"wozobjectnummer;waardepeildatum;vastgestelde_waarde;{BSNS[0]};Bakker {BSNS[1]}"
        (tmp_path / "woz.csv").write_text(f"{header}\n093500000012;2022-01-01;287000;x;x\n", encoding="utf-8")
        (report,) = load_into(workspace, "woz", [tmp_path / "woz.csv"])
        assert report.dropped_unlisted == {"(naam niet getoond)": 2}
        assert_nowhere(workspace, *BSNS)

    def test_rejects_errors_and_reports_hold_places_and_reasons_but_no_values(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        text = stand_text([HOUSE])
        for good, bad in (("<OnroerendeZaak:sectie>C", f"<OnroerendeZaak:sectie>{MARK}"), (BSNS[0], MARK)):
            assert good in text
            text = text.replace(good, bad)
        (tmp_path / "stand.xml").write_text(text, encoding="utf-8")
        with pytest.raises(DeliveryError) as caught:
            load_into(workspace, "brk", [tmp_path / "stand.xml"])
        assert MARK not in str(caught.value)
        (path,) = workspace.rejects.rglob("*.csv")
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter=";"))
        assert [(row["bestand"], row["positie"]) for row in rows] == [("stand.xml", "KadastraalObjectSnapshot[1]")]
        assert_nowhere(workspace, MARK)

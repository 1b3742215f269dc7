from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import records_brk as brk
from ondermijning.sources.gaps import gaps
from ondermijning.sources.rows import Part
from tests.support.reading import Reading, read
from tests.support.samples import sample
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

LOADER = shipped_loaders()["brk"]
pytestmark = pytest.mark.samples


class Facts(NamedTuple):
    """What the description of a sample says is in it; ids without their domain."""

    snapshot: tuple[Any, ...]  # object, soort, aanduiding, m², koopsom, koopjaar, meer objecten, toestandsdatum
    counts: dict[str, int]
    rights: list[tuple[str, str, str | None]]  # id, aard, object
    namings: list[tuple[str, str, str, int, int, list[str]]]  # id, right, person, share, deed parts
    companies: list[tuple[str, str, str, str, str]]  # id, name, form, RSIN, KVK
    people: list[tuple[str, bool]]  # id, secret
    parts: list[tuple[str, str | None, int | None]]  # id, aard, price
    bag: tuple[str, ...] = ()
    restrictions: tuple[tuple[str, str], ...] = ()
    origins: tuple[tuple[str, str], ...] = ()  # aard, object
    notes: tuple[tuple[str, str, date | None], ...] = ()
    burdens: tuple[tuple[str, str], ...] = ()
    nil: tuple[tuple[str, str], ...] = ()  # values that matter and are absent, with the reason


_HIDDEN = (
    ("ObjectlocatieBinnenland/huisnummer", "nil (nietGeautoriseerd)"),
    ("ObjectlocatieBinnenland/openbareRuimteNaam", "nil (nietGeautoriseerd)"),
)
_UNKNOWN = (
    ("ObjectlocatieBinnenland/huisnummer", "nil (waardeOnbekend)"),
    ("ObjectlocatieBinnenland/openbareRuimteNaam", "nil (waardeOnbekend)"),
)
SAMPLES = {
    "stand-appre-1.afgeleid.xml": Facts(
        ("53761288010001", "appartementsrecht", "ASN00 I 12880 A1", None, None, None, None, date(2022, 11, 9)),
        {"AdresLocatie": 3, "Stuk": 2, "Splitsing": 1, "ObjectLocatie": 1},
        [("50229191", "2", "53761288010001")],
        [("50083814", "50229191", "57731721", 1, 1, ["AKR1.10844642"])],
        [("58178524", "Vereniging Van Eigenaren Esstraat 47-49", "21", "821288623", "01163452")],
        [("57731721", False)],
        [("1022503352", "403", None), ("AKR1.10844642", None, None)],
        bag=("0106010000005591",),
        nil=(*_HIDDEN, *_UNKNOWN),
    ),
    "stand-perceel-1.xml": Facts(
        ("50247970000", "perceel", "ADB00 E 2479", 152, 180_000, 2017, False, date(2021, 6, 10)),
        {"AdresLocatie": 2, "Stuk": 1, "Splitsing": 0, "ObjectLocatie": 0},
        [("120259679", "2", "50247970000")],
        [("120045870", "120259679", "133914028", 1, 1, ["AKR1.100000011467529"])],
        [("133914028", "Stichting Woongoed Zeeuws-Vlaanderen", "11", "002595849", "21013149")],
        [],
        [("AKR1.100000011467529", "001", 180_000)],
    ),
    "stand-perceel-3.afgeleid.xml": Facts(
        ("89760037170000", "perceel", "ASN00 AD 371", 8970, 190_275, 2022, False, date(2022, 11, 9)),
        {"AdresLocatie": 4, "Stuk": 2, "Splitsing": 0, "ObjectLocatie": 1},
        [("1002029531", "2", "89760037170000")],
        [("1013458164", "1002029531", "585298800", 1, 1, ["500006627578"])],
        [("58150230", "Provincie Drenthe", "10", "001587924", "01179514")],
        [("585298800", False)],
        [("34095599", "512", None), ("500006627578", "606", 190_275)],
        bag=("0106010000007278",),
        restrictions=(("179573", "WBA"),),
        origins=(("20", "89760000570000"),),
        nil=_HIDDEN,
    ),
    "stand-perceel-6.xml": Facts(
        ("53810161070000", "perceel", "ASN00 O 1610", 9920, None, None, None, date(2022, 1, 25)),
        {"AdresLocatie": 3, "Stuk": 3, "Splitsing": 0, "ObjectLocatie": 0},
        [("50040786", "2", "53810161070000"), ("50412226", "3", None)],
        [
            ("50086643", "50412226", "261367778", 1, 1, ["AKR1.100000003209536"]),
            ("50086644", "50040786", "58148858", 1, 1, ["AKR1.100000003209530"]),
        ],
        [
            ("58148858", "Gemeente Assen", "10", "001587936", "50788590"),
            ("261367778", "Circuit van Drenthe Holding B.V.", "2", "805633418", "04052580"),
        ],
        [],
        [
            ("AKR1.10729881", None, None),
            ("AKR1.100000003209429", "063", None),
            ("AKR1.100000003209530", "002", None),
            ("AKR1.100000003209536", "007", None),
        ],
        origins=(("20", "53810148570000"),),
        notes=(("50002675", "67", None), ("50171378", "21", date(2061, 4, 14))),
        burdens=(("50040786", "50412226"),),
    ),
    "mutatie-5230168170000-1.xml": Facts(
        ("5230168170000", "perceel", "ABG00 C 1681", 940, None, None, None, date(2020, 12, 1)),
        {"AdresLocatie": 1, "Stuk": 2, "Splitsing": 0, "ObjectLocatie": 0},
        [("1001274173", "2", "5230168170000")],
        [("1007585455", "1001274173", "70538962", 1, 1, ["1018080241", "1018231900"])],
        [("70538962", "Stichting Woonservice Meander", "11", "002522937", "18115871")],
        [],
        [("1018080241", "403", None), ("1018231900", "403", None)],
        origins=(("19", "5230142470000"), ("19", "5230161370000")),
    ),
    "mutatie-ABG00F1856-20211102-1.afgeleid.xml": Facts(
        ("5260185670000", "perceel", "ABG00 F 1856", 580, None, 1993, True, date(2021, 11, 2)),
        {"AdresLocatie": 2, "Stuk": 2, "Splitsing": 0, "ObjectLocatie": 0},
        [("60425647", "2", "5260185670000")],
        [("60100627", "60425647", "428846935", 1, 1, ["AKR1.100000006278456"])],
        [("576906883", "Recreatiepark 't Werdje Vastgoed B.V.", "2", "863127575", "84192577")],
        [("428846935", True)],
        [("500004823178", "651", None), ("AKR1.100000006278456", "001", None)],
        notes=(("1003433653", "7", date(2022, 5, 2)),),
        nil=(("Perceel/bedrag", "nil (waardeOnbekend)"), *_HIDDEN),
    ),
}
# Day, place on that day, reference before and after, code of the legal fact.
MESSAGES = {
    "mutatie-5230168170000-1.xml": (date(2020, 12, 1), 1, None, "4C1BE50DE10-78689625", "559"),
    "mutatie-ABG00F1856-20211102-1.afgeleid.xml": (
        date(2021, 11, 2),
        1,
        "4C8BB7F9170-78778E91",
        "4C8BB7F9170-7877B1B9",
        "564",
    ),
    "vervallen-5230168170000-2.xml": (date(2020, 12, 1), 2, "4C1BE50DE10-78689625", None, "558"),
}
STANDS = [name for name in SAMPLES if name not in MESSAGES]
every_state = pytest.mark.parametrize("name", SAMPLES)
every_file = pytest.mark.parametrize("name", [*STANDS, *MESSAGES])


def local(number: str | None) -> str | None:
    """The id without its domain."""
    return number and number.rpartition(":")[2]


def facts_of(found: Reading) -> Facts:
    (thing,) = found.of(brk.KadastraalObject)
    parts: dict[str, list[str]] = {naming.tenaamstelling_id: [] for naming in found.of(brk.Tenaamstelling)}
    for link in found.of(brk.TenaamstellingStukdeel):
        parts[link.tenaamstelling_id].append(str(local(link.stukdeel_id)))
    return Facts(
        (
            local(thing.object_id),
            thing.soort,
            thing.aanduiding,
            thing.grootte_m2,
            thing.koopsom_euro,
            thing.koopjaar,
            thing.meer_objecten,
            thing.toestandsdatum,
        ),
        {kind: found.kinds().get(kind, 0) for kind in ("AdresLocatie", "Stuk", "Splitsing", "ObjectLocatie")},
        [(str(local(r.recht_id)), str(r.aard_code), local(r.object_id)) for r in found.of(brk.ZakelijkRecht)],
        [
            (
                str(local(n.tenaamstelling_id)),
                str(local(n.recht_id)),
                str(local(n.persoon_id)),
                n.teller,
                n.noemer,
                parts[n.tenaamstelling_id],
            )
            for n in found.of(brk.Tenaamstelling)
        ],
        [
            (str(local(c.persoon_id)), str(c.naam), str(c.rechtsvorm_code), str(c.rsin), str(c.kvk))
            for c in found.of(brk.NietNatuurlijkPersoon)
        ],
        [(str(local(p.persoon_id)), p.afgeschermd) for p in found.of(brk.NatuurlijkPersoon)],
        [(str(local(s.stukdeel_id)), s.aard_code, s.transactiesom_euro) for s in found.of(brk.Stukdeel)],
        tuple(b.bag_id for b in found.of(brk.BagObject)),
        tuple((str(local(b.beperking_id)), str(b.grondslag_code)) for b in found.of(brk.PubliekrechtelijkeBeperking)),
        tuple((str(f.aard_code), str(local(f.uit_object_id))) for f in found.of(brk.Filiatie)),
        tuple((str(local(a.aantekening_id)), str(a.aard_code), a.einddatum) for a in found.of(brk.Aantekening)),
        tuple((str(local(b.recht_id)), str(local(b.belast_met))) for b in found.of(brk.Belasting)),
        tuple((remark.field, remark.reason) for remark in found.remarks),
    )


@every_state
def test_every_real_state_gives_exactly_what_is_in_it(name: str) -> None:
    found = read(LOADER, sample("brk", "levering", name))
    assert facts_of(found) == SAMPLES[name]
    assert found.rejects == []


@every_state
def test_every_reference_in_a_real_state_leads_to_something_in_it(name: str) -> None:
    found = read(LOADER, sample("brk", "levering", name))
    people = {person.persoon_id for person in found.of(brk.NatuurlijkPersoon)}
    people |= {company.persoon_id for company in found.of(brk.NietNatuurlijkPersoon)}
    addresses = {address.adres_id for address in found.of(brk.AdresLocatie)}
    deeds = {deed.stuk_id for deed in found.of(brk.Stuk)}
    parts = {part.stukdeel_id for part in found.of(brk.Stukdeel)}
    assert {naming.persoon_id for naming in found.of(brk.Tenaamstelling)} <= people
    assert {note.persoon_id for note in found.of(brk.AantekeningPersoon)} <= people
    assert {body.persoon_id for body in found.of(brk.BevoegdGezag)} <= people
    assert {split.vve_persoon_id for split in found.of(brk.Splitsing)} <= people
    assert {part.stuk_id for part in found.of(brk.Stukdeel)} == deeds
    assert {note.stukdeel_id for note in found.of(brk.Aantekening)} <= parts
    assert {b.adres_id for b in found.of(brk.BagObject)} <= addresses
    assert {p.woonadres_id for p in found.of(brk.NatuurlijkPersoon)} <= addresses


@pytest.mark.parametrize("name", MESSAGES)
def test_a_real_message_says_which_state_it_replaces_and_which_it_brings(name: str) -> None:
    found = read(LOADER, sample("brk", "levering", name))
    (told,) = found.of(brk.Mutatiebericht)
    assert told[1:6] == MESSAGES[name]
    assert found.subjects == [Part("", told.object_id)]
    assert (len(found.records) == 1) is (told.referentie_wordt is None)


def test_rights_say_more_than_who_holds_them() -> None:
    found = read(LOADER, sample("brk", "levering"))
    (canon,) = found.of(brk.Erfpachtcanon)
    assert (local(canon.canon_id), local(canon.recht_id), canon.soort, canon.jaarlijks_euro, canon.meer_objecten) == (
        "50000061",
        "50412226",
        "Jaarlijks bedrag",
        50_000,
        False,
    )
    (split,) = found.of(brk.SplitsingRecht)
    assert (local(split.splitsing_id), local(split.recht_id), split.rol) == ("50000355", "50229191", "ontstaan_uit")
    (body,) = found.of(brk.BevoegdGezag)
    assert (local(body.beperking_id), local(body.persoon_id)) == ("179573", "58150230")
    buyer = found.of(brk.AantekeningPersoon)
    assert [(local(b.aantekening_id), local(b.persoon_id)) for b in buyer] == [("1003433653", "576906883")]
    on = {
        local(n.aantekening_id): (local(n.tenaamstelling_id), local(n.stukdeel_id)) for n in found.of(brk.Aantekening)
    }
    assert on == {
        "50002675": (None, "AKR1.10729881"),
        "50171378": ("50086643", "AKR1.100000003209429"),
        "1003433653": ("60100627", "500004823178"),
    }


def test_all_together_are_a_delivery_per_day_and_scope_and_the_object_that_lapsed_is_gone(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    reports = load_into(workspace, "brk", [sample("brk", "levering")])
    assert [(str(report.reference_date), report.scope, report.rows, report.rejected) for report in reports] == [
        ("2020-12-01", "wijziging", 2, 0),
        ("2021-06-17", "volledig", 1, 0),
        ("2021-11-02", "wijziging", 1, 0),
        ("2022-11-15", "volledig", 3, 0),
    ]
    assert [report.skipped for report in reports] == [[], [], [], []]
    state = state_of(workspace)
    objects = {row["aanduiding"]: row["_gezien_tot"] for row in state["KadastraalObject"]}
    gone = {"ABG00 C 1681": date(2020, 12, 1)}
    assert objects == {fact.snapshot[2]: gone.get(fact.snapshot[2]) for fact in SAMPLES.values()}
    assert len(state["Tenaamstelling"]) == sum(len(fact.namings) for fact in SAMPLES.values())
    assert len(state["Stukdeel"]) == sum(len(fact.parts) for fact in SAMPLES.values())
    assert len(state["NietNatuurlijkPersoon"]) == sum(len(fact.companies) for fact in SAMPLES.values())
    assert gaps(workspace) == []


def test_attributes_that_may_never_be_stored_are_counted_and_gone_and_partners_stay_outside(tmp_path: Path) -> None:
    reports = load_into(demo_workspace(tmp_path), "brk", [sample("brk", "levering")])
    forbidden = [report.dropped_forbidden for report in reports]
    assert forbidden == [
        {},
        {},
        {"aanduidingNaamgebruik": 3, "burgerlijkeStaatTenTijdeVanVerkrijging": 2, "geboorteland": 3, "geslacht": 3},
        {"aanduidingNaamgebruik": 2, "burgerlijkeStaatTenTijdeVanVerkrijging": 2, "geslacht": 2},
    ]
    assert [report.dropped_unlisted.get("heeftPartnerschap", 0) for report in reports] == [0, 0, 3, 1]


@pytest.mark.parametrize(
    "parts",
    [
        ("brk", "akten", "gestapeld_recht.xml"),
        ("brk", "suwinet", "kadasterdossier_persoonsinfo.xml"),
        ("brk", "kadastralekaart", "perceel_v5.gml"),
    ],
)
def test_what_looks_alike_is_refused_as_unknown(tmp_path: Path, parts: tuple[str, ...]) -> None:
    with pytest.raises(DeliveryError, match=rf"{parts[-1]}: nothing here is in a format of brk"):
        load_into(demo_workspace(tmp_path), "brk", [sample(*parts)])


@every_file
def test_a_real_file_that_is_cut_off_anywhere_is_refused_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    workspace = demo_workspace(tmp_path)
    whole = sample("brk", "levering", name).read_bytes().rstrip()
    for place in [*range(0, len(whole), len(whole) // 25), len(whole) - 1]:
        (tmp_path / "half.xml").write_bytes(whole[:place])
        with pytest.raises(DeliveryError, match=r"half\.xml"):
            load_into(workspace, "brk", [tmp_path / "half.xml"])
    assert state_of(workspace) == {}

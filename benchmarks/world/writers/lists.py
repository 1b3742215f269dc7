"""Lists of the municipality and of others, as CSV: permits, grants, events, counts, sales, values, addresses and the like."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.world.life import INDEX, TODAY, Company, Place
from benchmarks.world.population import DWELLINGS
from benchmarks.world.writers import ids
from benchmarks.world.writers.brk import holder
from benchmarks.world.writers.wear import drawn, initials, numbered, postcode, street_line, typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.world.life import City, Grant, Party, Permit

_FUNCTIONS = (
    "woonfunctie",
    "bijeenkomstfunctie",
    "industriefunctie",
    "kantoorfunctie",
    "logiesfunctie",
    "winkelfunctie",
)
_FUNCTION = {
    "woning": "woonfunctie",
    "appartement": "woonfunctie",
    "winkel": "winkelfunctie",
    "horeca": "bijeenkomstfunctie",
    "kantoor": "kantoorfunctie",
    "bedrijf": "industriefunctie",
}
_KIND = {True: "niet_natuurlijk_persoon", False: "natuurlijk_persoon"}
_SOLD_SINCE = date(2014, 1, 1)
_COUNTED = (date(2024, 1, 1), date(2024, 7, 1), date(2025, 1, 1), date(2025, 7, 1), TODAY)
_VALUED = range(2020, 2025)


def write_lists(folder: Path, city: City) -> None:
    """All of them, each in the folder of its register."""
    _bag(folder / "bag", city)
    _woz(folder / "woz", city)
    _permits(folder / "vergunningen", city)
    _grants(folder / "subsidies_intern", city)
    _events(folder / "gebeurtenissen", city)
    _counts(folder / "bewoning", city)
    _sales(folder / "transacties", city)
    _corporations(folder / "corporatiebezit", city)
    _bankruptcies(folder / "insolventies", city)
    quarters = [
        (f"{year}K{quarter}", INDEX[year] + quarter - 2)
        for year in INDEX
        if year <= TODAY.year
        for quarter in range(1, 5)
    ]
    _csv(folder / "prijsindex" / "prijsindex.csv", ("kwartaal", "index"), quarters)
    _exceptions(folder / "uitzonderingen.csv", city)


def named_in_values(place: Place) -> list[tuple[str, Party, bool]]:
    """Role, party and whether by number, as the tax office has it for a place."""
    owners = place.owners()
    if not owners:
        return []
    owner = owners[0]
    return [("Eigenaar", owner, drawn("woz", place.number, "owner").random() < 0.7)]


def _csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _bag(folder: Path, city: City) -> None:
    columns = (
        "openbareruimtenaam", "openbareruimte_id", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "nummeraanduiding_id",
        "woonplaats", "woonplaatscode", "gemeentecode", "nevenadres", "adresseerbaarobject_status", "opp_adresseerbaarobject_m2",
        "adresseerbaarobject_id", "x", "y", *_FUNCTIONS, "aantal_pand_relaties_dit_vbo", "pand_id", "pandstatus", "bouwjaar",
    )  # fmt: skip
    rows = (
        (
            each.street.name, f"{ids.MUNICIPALITY}30{each.street.number:010d}", each.house, each.addition, "", each.postcode,
            ids.address(each), "Maastricht", "3560", ids.MUNICIPALITY, 0, "Verblijfsobject in gebruik", each.m2, ids.dwelling(each),
            176_000 + each.street.number * 9, 317_000 + each.house * 7, *(int(_FUNCTION[each.use] == name) for name in _FUNCTIONS),
            1, ids.building(each), "Pand in gebruik", each.built,
        )
        for each in city.places
    )  # fmt: skip
    _csv(folder / "bagadresplus.csv", columns, rows)


def _woz(folder: Path, city: City) -> None:
    folder.mkdir(parents=True)
    found = [_valued(place, city) for place in city.places]
    text = json.dumps({"_embedded": {"wozObjecten": found}}, ensure_ascii=False)
    (folder / "wozobjecten.json").write_text(text + "\n", encoding="utf-8")


def _valued(place: Place, city: City) -> dict[str, Any]:
    rng = drawn("value", place.number)
    bias = rng.gauss(1, 0.06)
    told: dict[str, Any] = {
        "identificatie": ids.valued(place),
        "aanduiding": {"nummeraanduidingIdentificatie": ids.address(place)},
        "adresseerbaarObjectIdentificaties": [ids.dwelling(place)],
        "kadastraalOnroerendeZaken": [{"identificatie": ids.parcel(place)}],
        "grondoppervlakte": place.m2,
        "waarden": [
            {
                "vastgesteldeWaarde": int(round(place.worth * INDEX[year] / INDEX[2024] * bias, -3)),
                "waardepeildatum": f"{year}-01-01",
                "ingangsdatum": f"{year + 1}-01-01",
                "beschikkingsStatussen": ["beschikking_genomen"],
            }
            for year in _VALUED
        ],
    }
    for role, party, known in named_in_values(place):
        told[f"belanghebbende{role}"] = _interested(party, known=known)
    if place in city.users:
        told["belanghebbendeGebruiker"] = _interested(city.users[place], known=False)
    return told


def _interested(party: Party, *, known: bool) -> dict[str, Any]:
    named = holder(party)
    if isinstance(named, Company):
        numbers = {"rsin": named.rsin} if named.rsin else {"kvkNummer": named.kvk}
        return {"type": _KIND[True], "naam": named.name, **({k: v for k, v in numbers.items() if v} if known else {})}
    name = " ".join(filter(None, (initials(named), named.infix, named.surname)))
    return {"type": _KIND[False], "naam": name, **({"burgerservicenummer": named.bsn} if known and named.bsn else {})}


def _permits(folder: Path, city: City) -> None:
    columns = (
        "zaaknummer", "soort", "activiteit", "status", "besluit", "datum_aanvraag", "datum_besluit", "geldig_van", "geldig_tot", "bouwsom",
        "aantal_eenheden", "adres", "postcode", "woonplaats", "bag_id", "kadastraalobject_id", "aanvrager_type", "aanvrager_id",
        "aanvrager_naam", "aanvrager_postcode", "aanvrager_huisnummer", "leidinggevende_ids", "leidinggevende_namen",
    )  # fmt: skip
    _csv(folder / "zaken.csv", columns, (_case(each) for each in city.permits if each.asked <= TODAY))


def applicant(case: Permit) -> Party:
    """Who stands in the file: for an owner's affairs the man himself, for those of a café his business."""
    return case.applicant if case.kind == "exploitatie horeca" else holder(case.applicant)


def _case(case: Permit) -> tuple[Any, ...]:
    who, named, key = case.applicant, applicant(case), case.number
    where = who.seat if isinstance(who, Company) else who.home
    writes = where if isinstance(where, Place) and case.named != "naam" else None
    number = (numbered(named, key) or numbered(holder(named), key)) if case.named == "nummer" else ""
    managers = [(numbered(each, key, share=0.5), typed(each, key)) for each in case.managers]
    valid = case.decided if case.decision == "verleend" else None
    return (
        key, case.kind, case.activity, "afgehandeld" if case.decided else "in behandeling", case.decision, case.asked, case.decided or "",
        valid or "", case.until or "", case.cost or "", case.units or "", street_line(case.place, key), postcode(case.place, key), "Maastricht",
        ids.address(case.place) if drawn("case", key).random() < 0.35 else "", "", _KIND[isinstance(named, Company)], number, typed(named, key),
        writes.postcode if writes else "", writes.house if writes else "", "|".join(a for a, _ in managers) if managers else "",
        "|".join(b for _, b in managers),
    )  # fmt: skip


def _grants(folder: Path, city: City) -> None:
    columns = (
        "dossiernummer", "aanvrager", "kvk_nummer", "iban", "regeling", "subsidiejaar", "datum_aanvraag", "datum_verlening",
        "bedrag_aangevraagd", "bedrag_verleend", "bedrag_vastgesteld", "status", "activiteit_adres", "activiteit_postcode",
        "activiteit_bag_id",
    )  # fmt: skip
    _csv(folder / "subsidies.csv", columns, (_granted(each) for each in city.grants if each.asked <= TODAY))


def _granted(grant: Grant) -> tuple[Any, ...]:
    who, where = grant.grantee, grant.place
    number = who.kvk if isinstance(who, Company) and grant.numbered else ""
    given = grant.granted <= TODAY
    line = (street_line(where, grant.number), postcode(where, grant.number), "") if where else ("", "", "")
    return (
        grant.number, typed(who, grant.number), number, grant.iban, grant.scheme, grant.asked.year, grant.asked, grant.granted if given else "",
        f"{grant.amount * 1.1:.2f}", f"{grant.amount:.2f}" if given else "", "", "verleend" if given else "aangevraagd", *line,
    )  # fmt: skip


def _events(folder: Path, city: City) -> None:
    columns = (
        "gebeurtenis_id",
        "soort",
        "datum",
        "adres",
        "postcode",
        "huisnummer",
        "toevoeging",
        "bag_id",
        "partij_naam",
        "kvk_nummer",
    )
    rows = (
        (
            e.number, e.kind, e.on, street_line(e.place, e.number), postcode(e.place, e.number), e.place.house, e.place.addition, "",
            typed(e.party, e.number) if e.party else "", e.party.kvk if isinstance(e.party, Company) and e.numbered else "",
        )
        for e in city.events if e.on <= TODAY
    )  # fmt: skip
    _csv(folder / "gebeurtenissen.csv", columns, rows)


def _counts(folder: Path, city: City) -> None:
    columns = ("bag_id", "peildatum", "aantal_ingeschreven", "aantal_volwassenen", "aantal_huishoudens")
    by_place: dict[Place, list[Any]] = {}
    for count in sorted(city.counts, key=lambda each: each.since):
        by_place.setdefault(count.place, []).append(count)
    rows = []
    for place in city.places:
        if place.use not in DWELLINGS:
            continue
        for day in _COUNTED:
            known = [each for each in by_place.get(place, []) if each.since <= day]
            told = (known[-1].people, known[-1].adults, known[-1].households) if known else (2, 2, 1)
            rows.append((ids.dwelling(place), day, *told))
    _csv(folder / "bewoning.csv", columns, rows)


def _sales(folder: Path, city: City) -> None:
    columns = (
        "kadastraalobject_id", "datum", "soort", "koopsom_euro", "aantal_objecten", "verkoper", "verkoper_kvk", "koper", "koper_kvk", "stuk",
    )  # fmt: skip
    rows = []
    for deed in city.deeds:
        if not _SOLD_SINCE <= deed.on <= TODAY:
            continue
        volume, entry = ids.register_entry(deed.number)
        kind = {"inbreng": "overdracht"}.get(deed.kind, deed.kind)
        for place in deed.places:
            sellers: list[Party | None] = [*deed.sellers] or [None]
            for seller in sellers:
                for buyer in deed.buyers:
                    sold, bought = _in_list(seller, deed.number), _in_list(buyer, deed.number)
                    rows.append(
                        (
                            ids.parcel(place),
                            deed.on,
                            kind,
                            deed.price or "",
                            len(deed.places),
                            *sold,
                            *bought,
                            f"Hyp4 {volume}/{entry}",
                        )
                    )
    _csv(folder / "koopsommen.csv", columns, rows)


def _in_list(party: Party | None, deed: int) -> tuple[str, str]:
    """Name and number of a party in a list of sales: initials and surname, companies now and then without number."""
    if party is None:
        return "", ""
    named = holder(party)
    if isinstance(named, Company):
        return named.name, named.kvk if drawn("list", named.number, deed).random() < 0.8 else ""
    return " ".join(filter(None, (initials(named), named.infix, named.surname))), ""


def _corporations(folder: Path, city: City) -> None:
    columns = ("bag_id", "corporatie", "kvk_nummer", "peildatum")
    rows = (
        (ids.dwelling(place), owner.name, owner.kvk, TODAY)
        for place in city.places
        for owner in place.owners()
        if isinstance(owner, Company) and owner.sbi == "68204"
    )
    _csv(folder / "corporatiebezit.csv", columns, rows)


def _bankruptcies(folder: Path, city: City) -> None:
    columns = (
        "insolventienummer",
        "soort",
        "naam",
        "kvk_nummer",
        "rechtbank",
        "datum_uitspraak",
        "datum_einde",
        "reden",
    )
    gone = [each for each in city.companies if each.reason == "faillissement" and each.ended and each.kvk]
    rows = [
        (
            f"F.03/{each.ended:%y}/{each.number % 900 + 10}",
            "F",
            each.name,
            each.kvk,
            "Limburg",
            each.ended - timedelta(150),
            each.ended,
            "",
        )
        for each in gone
        if each.ended
    ]
    if rows:
        _csv(folder / "insolventies.csv", columns, rows)


def _exceptions(path: Path, city: City) -> None:
    """Whom the municipality keeps out: itself, corporations and banks."""
    kinds = {"8411": "overheid", "68204": "woningcorporatie", "6419": "bank"}
    rows = (
        (each.kvk, each.rsin, each.name, kinds[each.sbi], each.founded, "", "lijst van de gemeente")
        for each in city.companies
        if each.sbi in kinds and each.kvk
    )
    _csv(path, ("kvk", "rsin", "naam", "reden", "sinds", "tot", "bron"), rows)

"""Writes one snapshot of the land registry: an object with all that speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tests.support.markup import Markup, amount, coded, markup, nil, reference
from tests.support.stand_things import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.support.stand_things import Address, Company, Deed, Holder, Note, Obj, Restriction, Right, Split

OBJECT, RIGHT, NAMING = "NL.IMKAD.KadastraalObject", "NL.IMKAD.ZakelijkRecht", "NL.IMKAD.Tenaamstelling"
PARTY, ADDRESS, NOTE = "NL.IMKAD.Persoon", "NL.IMKAD.AdresLocatie", "NL.IMKAD.Aantekening"
DEED, PART = "NL.IMKAD.TIAStuk", "NL.IMKAD.Stukdeel"
SPLIT, JOINT, CANON = "NL.IMKAD.AppartementsrechtSplitsing", "NL.IMKAD.GezamenlijkAandeel", "NL.IMKAD.Erfpachtcanon"
RESTRICTION = "NL.IMKAD.PubliekrechtelijkeBeperking"

T = TypeVar("T")


def snapshot(thing: Obj) -> str:
    """One snapshot, as it stands in a ``stand``."""
    holders = [holder for right in thing.rights for holder in right.holders]
    parties = _once(_parties(thing, holders))
    homes = [party.address for party in parties if party.address is not None]
    deeds = _once([*(d for holder in holders for d in holder.deeds), *(note.deed for note in thing.notes if note.deed)])
    return markup(
        "Snapshot:KadastraalObjectSnapshot",
        markup("Snapshot:referentie", thing.reference or f"R-{thing.id}"),
        markup("Snapshot:toestandsdatum", thing.state_date),
        _object(thing),
        Markup(thing.extra),
        *(_location(thing, address) for _, address in thing.bag),
        *(_right(thing, right) for right in thing.rights),
        *(_canon(right, right.canon) for right in thing.rights if right.canon is not None),
        *map(_split, thing.splits),
        *_joint_shares(holders),
        *(_naming(right, holder) for right in thing.rights for holder in right.holders),
        *(_note(thing, note) for note in thing.notes),
        *(_restriction(thing, restriction) for restriction in thing.restrictions),
        *map(_party, parties),
        *map(_address, _once([*homes, *(address for _, address in thing.bag)])),
        *(_verblijfsobject(number, address) for number, address in thing.bag),
        *_deeds(deeds),
        *map(_part, deeds),
    )


def _parties(thing: Obj, holders: Sequence[Holder]) -> Iterator[Person | Company]:
    yield from (holder.party for holder in holders)
    yield from (party for note in thing.notes for party in note.parties)
    yield from (split.owners for split in thing.splits if split.owners)
    yield from (restriction.authority for restriction in thing.restrictions if restriction.authority)


def _once(things: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(things))


def _identified(domain: str, number: str, prefix: str) -> str:
    return markup(f"{prefix}:identificatie", number, domein=domain)


def _object_reference(thing: Obj) -> str:
    return reference(f"OnroerendeZaak-ref:{thing.kind}Ref", OBJECT, thing.id)


def _party_reference(party: Person | Company) -> str:
    kind = "NatuurlijkPersoon" if isinstance(party, Person) else "NietNatuurlijkPersoon"
    return reference(f"Persoon-ref:{kind}Ref", PARTY, party.id)


def _address_reference(address: Address) -> str:
    return reference("Adres-ref:ObjectlocatieBinnenlandRef", ADDRESS, address.id)


def _moment(name: str, day: str | None) -> str:
    return markup(name, markup("Typen:datum", day), markup("Typen:tijd", "09:00:00")) if day else nil(name)


def _object(thing: Obj) -> str:
    town, section, parcel, *apartment = thing.designation.split()
    zaak = "OnroerendeZaak"
    return markup(
        f"{zaak}:{thing.kind}",
        _identified(OBJECT, thing.id, "KadastraalObject"),
        markup(
            f"{zaak}:kadastraleAanduiding",
            coded(f"{zaak}:akrKadastraleGemeenteCode", "581", town),
            markup(f"{zaak}:sectie", section),
            markup(f"{zaak}:perceelnummer", parcel),
            *(markup(f"{zaak}:appartementsrechtVolgnummer", part[1:]) for part in apartment),
        ),
        _koopsom(thing),
        _moment(f"{zaak}:tijdstipOntstaanObject", thing.born_on),
        *(_origin(origin) for origin in thing.origins),
        markup(f"{zaak}:kadastraleGrootte", markup(f"{zaak}:waarde", str(thing.size))) if thing.size else "",
    )


def _koopsom(thing: Obj) -> str:
    if thing.koopsom is None:
        return ""
    return markup(
        "OnroerendeZaak:koopsom",
        markup(
            "OnroerendeZaak:TypeKoopsom",
            amount("OnroerendeZaak:bedrag", thing.koopsom),
            markup("OnroerendeZaak:koopjaar", str(thing.koopjaar)),
            markup("OnroerendeZaak:indicatieMeerObjecten", str(thing.more_objects).lower()),
        ),
    )


def _origin(object_id: str) -> str:
    return markup(
        "OnroerendeZaak:ontstaanUitOZ",
        markup(
            "OnroerendeZaak:OnroerendeZaakFiliatie",
            coded("OnroerendeZaak:aard", "20", "Splitsen perceel"),
            markup("OnroerendeZaak:betreftOZ", reference("OnroerendeZaak-ref:PerceelRef", OBJECT, object_id)),
        ),
    )


def _location(thing: Obj, address: Address) -> str:
    return markup(
        "KadastraalObject:LocatieKadastraalObject",
        coded("KadastraalObject:koppelingswijze", "ADM_GEO", "administratiefgeometrisch"),
        markup("KadastraalObject:heeft", _object_reference(thing)),
        markup("KadastraalObject:betreft", _address_reference(address)),
    )


def _right(thing: Obj, right: Right) -> str:
    burdens = (reference("Recht-ref:ZakelijkRechtRef", RIGHT, number) for number in right.burdened_by)
    return markup(
        "Recht:ZakelijkRecht",
        _identified(RIGHT, right.id, "Recht"),
        coded("Recht:aard", right.aard, "aard van het recht"),
        *(markup("Recht:isBelastMet", burden) for burden in burdens),
        markup("Recht:rustOp", _object_reference(thing)) if right.on_object else "",
        *(
            markup(f"Recht:{name}", reference("Recht-ref:HoofdsplitsingRef", SPLIT, number))
            for name, number in (("isOntstaanUit", right.made_by), ("isBetrokkenBij", right.split_by))
            if number
        ),
    )


def _canon(right: Right, euro: int) -> str:
    return markup(
        "Recht:Erfpachtcanon",
        _identified(CANON, f"canon-{right.id}", "Recht"),
        coded("Recht:soort", "4", "Jaarlijks bedrag"),
        markup(
            "Recht:jaarlijksBedrag", amount("Recht:bedrag", euro), markup("Recht:betreftMeerOnroerendeZaken", "false")
        ),
        markup("Recht:betreft", reference("Recht-ref:ZakelijkRechtRef", RIGHT, right.id)),
    )


def _split(split: Split) -> str:
    owners = (
        markup("Recht:heeftVerenigingVanEigenaren", _party_reference(owner)) for owner in (split.owners,) if owner
    )
    return markup("Recht:Hoofdsplitsing", _identified(SPLIT, split.id, "Recht"), *owners)


def _joint_shares(holders: Sequence[Holder]) -> Iterator[str]:
    for number, share in _once((holder.joint, holder.share) for holder in holders if holder.joint):
        yield markup("Recht:GezamenlijkAandeel", _identified(JOINT, number, "Recht"), _share(share))


def _share(share: tuple[int, int]) -> str:
    numerator, denominator = share
    return markup("Recht:aandeel", markup("Recht:teller", str(numerator)), markup("Recht:noemer", str(denominator)))


def _naming(right: Right, holder: Holder) -> str:
    parts = (reference("Stuk-ref:StukdeelRef", PART, deed.part_id) for deed in holder.deeds)
    return markup(
        "Recht:Tenaamstelling",
        _identified(NAMING, holder.naming_id, "Recht"),
        markup("Recht:geldtVoor", reference("Recht-ref:GezamenlijkAandeelRef", JOINT, holder.joint))
        if holder.joint
        else _share(holder.share),
        markup("Recht:van", reference("Recht-ref:ZakelijkRechtRef", RIGHT, right.id)),
        *(markup("Recht:isGebaseerdOp", part) for part in parts),
        markup("Recht:tenNameVan", _party_reference(holder.party)),
    )


def _note(thing: Obj, note: Note) -> str:
    return markup(
        "Recht:Aantekening",
        _identified(NOTE, note.id, "Recht"),
        coded("Recht:aard", note.aard, "aard van de aantekening"),
        markup("Recht:einddatum", note.end) if note.end else "",
        _noted(thing, note),
        markup("Recht:isGebaseerdOp", reference("Stuk-ref:StukdeelRef", PART, note.deed.part_id)) if note.deed else "",
        *(markup("Recht:betrokkenPersoon", _party_reference(party)) for party in note.parties),
    )


def _noted(thing: Obj, note: Note) -> str:
    if note.naming_id:
        return markup("Recht:aantekeningRecht", reference("Recht-ref:TenaamstellingRef", NAMING, note.naming_id))
    return markup("Recht:aantekeningKadastraalObject", _object_reference(thing))


def _restriction(thing: Obj, held: Restriction) -> Markup:
    law = "PubliekrechtelijkeBeperking"
    inside = markup(f"{law}:OnroerendeZaakBeperking", markup(f"{law}:beperkt", _object_reference(thing)))
    written = markup(
        f"{law}:{law}",
        _identified(RESTRICTION, held.id, law),
        coded(f"{law}:grondslag", held.code, held.words),
        markup(f"{law}:datumInWerking", held.since),
        markup(f"{law}:datumBeeindiging", held.until) if held.until else "",
        markup(f"{law}:leidtTot", inside),
    )
    managed = markup(f"{law}:beheert", reference(f"{law}-ref:{law}Ref", RESTRICTION, held.id))
    bodies = (markup(f"{law}:is", _party_reference(body)) for body in (held.authority,) if body)
    return Markup(written + "".join(markup(f"{law}:BevoegdGezag", managed, body) for body in bodies))


def _party(party: Person | Company) -> str:
    return _person(party) if isinstance(party, Person) else _company(party)


def _home(party: Person | Company) -> str:
    return markup("Persoon:woonlocatie", _address_reference(party.address)) if party.address else ""


def _person(person: Person) -> str:
    brp = "KIMBRPPersoon"
    names = {"geslachtsnaam": person.surname, "voornamen": person.given, "voorvoegselsgeslachtsnaam": person.prefix}
    born = markup(f"{brp}:Geboorte", markup(f"{brp}:geboortedatum", markup("Typen:datum", person.born or "")))
    known = markup(
        f"{brp}:GeregistreerdPersoon",
        markup(f"{brp}:bsn", person.bsn) if person.bsn else nil(f"{brp}:bsn"),
        markup(
            f"{brp}:naam", markup(f"{brp}:Naam", *(markup(f"{brp}:{key}", text) for key, text in names.items() if text))
        ),
        markup(f"{brp}:geboorte", born) if person.born else "",
        markup(f"{brp}:indicatieGeheim", str(person.secret).lower()),
        Markup(person.extra),
    )
    return markup(
        "Persoon:NatuurlijkPersoon",
        _identified(PARTY, person.id, "Persoon"),
        _home(person),
        markup("Persoon:indicatieOverleden", str(person.dead).lower()),
        markup("Persoon:indicatieAfschermingPersoonsgegevens", "false"),
        markup("Persoon:betreft", known),
    )


def _company(company: Company) -> str:
    numbers = {"rsin": company.rsin, "kvkNummer": company.kvk}
    known = [markup(f"KIMNHRRechtspersoon:{name}", value) for name, value in numbers.items() if value]
    return markup(
        "Persoon:NietNatuurlijkPersoon",
        _identified(PARTY, company.id, "Persoon"),
        _home(company),
        markup("Persoon:statutaireNaam", company.name),
        coded("Persoon:rechtsvorm", company.form, "rechtsvorm"),
        markup("Persoon:statutaireZetel", "MAASTRICHT"),
        markup("Persoon:betreft", markup("KIMNHRRechtspersoon:Rechtspersoon", *known)) if known else "",
    )


def _address(address: Address) -> str:
    bag = "KIMBAGAdres"
    town = markup(f"{bag}:Woonplaats", markup(f"{bag}:woonplaatsNaam", address.town))
    street = markup(
        f"{bag}:OpenbareRuimte",
        markup(f"{bag}:openbareRuimteNaam", address.street),
        markup(f"{bag}:gerelateerdeWoonplaats", town),
    )
    number = markup(
        f"{bag}:Nummeraanduiding",
        markup(f"{bag}:identificatie", address.bag) if address.bag else nil(f"{bag}:identificatie"),
        markup(f"{bag}:huisnummer", address.number),
        markup(f"{bag}:postcode", address.postcode),
        markup(f"{bag}:gerelateerdeOpenbareRuimte", street),
    )
    return markup(
        "Adres:ObjectlocatieBinnenland",
        _identified(ADDRESS, address.id, "Adres"),
        markup("Adres:adresgegevens", number),
    )


def _verblijfsobject(number: str, address: Address) -> str:
    return markup(
        "KIMBAGAdres:Verblijfsobject",
        markup("KIMBAGAdres:hoofdadres", _address_reference(address)),
        markup("KIMBAGAdres:identificatie", number),
    )


def _deeds(parts: Sequence[Deed]) -> Iterator[str]:
    for deed_id in _once(part.deed for part in parts):
        inside = [part for part in parts if part.deed == deed_id]
        yield markup(
            "Stuk:TerInschrijvingAangebodenStuk",
            markup("Stuk:omvat", *(reference("Stuk-ref:StukdeelRef", PART, part.part_id) for part in inside)),
            _identified(DEED, deed_id, "Stuk"),
            _moment("Stuk:tijdstipAanbieding", inside[0].date),
        )


def _part(part: Deed) -> str:
    return markup(
        "Stuk:Stukdeel",
        _identified(PART, part.part_id, "Stuk"),
        coded("Stuk:aard", part.aard, part.words),
        amount("Stuk:bedragTransactiesomLevering", part.price, part.currency) if part.price is not None else "",
    )

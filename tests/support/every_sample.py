"""The table of all sample deliveries: what each must give when it is loaded by itself, or why no loader may take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support import plain_places as places
from tests.support.samples import sample

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Form:
    """A format of a loader.

    Args:
        loader: its id.
        format: as the loader names it.
        places: where the record kinds stand that a plain reading can count.
    """

    loader: str
    format: str
    places: places.Places


@dataclass(frozen=True, slots=True)
class Counted:
    """What a file must give.

    Args:
        form: its format.
        rows: how many there are; none may be refused.
        remarks: how many.
        kinds: records per kind.
    """

    form: Form
    rows: int
    remarks: int
    kinds: dict[str, int]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no loader may take a file.

    Args:
        reason: for people.
    """

    reason: str


@dataclass(frozen=True)
class NothingFound:
    """An answer that says that nothing was found, in a form that interfaces share: whoever answers about single things takes it.

    Args:
        asked: the loader whose register was asked.
    """

    asked: str


def counted(form: Form, rows: int = 1, /, remarks: int = 0, **kinds: int) -> Counted:
    """A line of the table; one row and no remarks where it does not say otherwise."""
    return Counted(form, rows, remarks, kinds)


STAND = Form("brk", "BRK Levering 2.0 XML, stand", places.BRK)
CHANGE = Form("brk", "BRK Levering 2.0 XML, mutatie", places.BRK)
OWNERS = Form("kik", "KIK-inzage v6 JSON", places.KIK_OWNERS)
MORTGAGES = Form("kik", "KIK-inzage v6 JSON", places.KIK_MORTGAGES)
ASKED = Form("kik", "BRK-Bevragen 2.0.0 JSON", places.BEVRAGEN)
EXTRACT = Form("bag", "BAG 2.0 Extract", places.BAG_EXTRACT)
TOWNS = Form("bag", "BAG GEM-WPL-RELATIE", places.BAG_EXTRACT)
BAGADRES = Form("bag", "CSV bagadres", places.BAGADRES)
BAGADRESPLUS = Form("bag", "CSV bagadresplus", places.BAGADRESPLUS)
ADDRESSES = Form("bag", "BAG API Individuele Bevragingen 2 (adressen)", places.BAG_API)
KVK = Form("kvk", "KVK API: Basisprofiel, Vestigingsprofiel en Naamgeving v1, Zoeken v1 en v2", places.KVK)
HR_AMSTERDAM = Form("kvk", "data.amsterdam.nl, hr_kvk v2", places.HR_AMSTERDAM)
HR = Form("hr", "HR Dataservice 3.0 XML, SOAP-antwoord", places.HR)
WOZ = Form("woz", "WOZ-bevragen 1.0.0", places.WOZ)
GRANTS = Form("subsidies", "JSON subsidieregister", places.GRANTS)
GRANTS_CSV = Form("subsidies", "CSV subsidieregister (oude namen)", {})
DECOS = Form("vergunningen", "JSON Decos JOIN", places.DECOS)
POWERBROWSER = Form("vergunningen", "JSON PowerBrowser", places.POWERBROWSER)
LEASE = Form("erfpacht", "JSON erfpachtdossier", places.LEASE)
LEASES = Form("erfpacht", "JSON erfpachtdossiers, lijst", places.LEASES)
NOTICES = Form("sru", "JSON bekendmakingen per maand", places.NOTICES)
NOTICE = Form("sru", "SRU 2.0 gzd, één record", {})
METADATA = Form("sru", "metadata_gegevens", {})

CODES = Refused("a code list: what the engine needs of it stands in the engine")
PERSONS = Refused("persons: only on a case, never in bulk")
DEED = Refused("the text of a deed: parties, and no register")
MAP = Refused("borders of parcels: nothing about who holds them")
OWNERSHIP = Refused("statements for exchange: no register of the Netherlands")
DESCRIPTION = Refused("tells about the files beside it")
TEXT = Refused("the text of a notice, in which people are named")
OF_A_CASE = Refused("one part of a case that it does not name")

SAMPLES: dict[str, Counted | Refused | NothingFound] = {
    "PROVENANCE.md": DESCRIPTION,
    "bag/api/addresses.json": counted(
        ADDRESSES, 5, BagNummeraanduiding=5, BagOpenbareRuimte=1, BagVerblijfsobject=5, BagVerblijfsobjectPand=5, BagWoonplaats=1,
    ),
    "bag/csv/bagadres.csv": counted(
        BAGADRES, 99, remarks=99, BagVerblijfsobject=95, BagNevenadres=4, BagNummeraanduiding=99
    ),
    "bag/csv/bagadresplus.csv": counted(
        BAGADRESPLUS, 99, BagNummeraanduiding=99, BagNevenadres=4, BagVerblijfsobject=99 - 4, BagVerblijfsobjectPand=87,
        BagPand=36, BagOpenbareRuimte=4, BagWoonplaats=1,
    ),
    "bag/extract20/0221LIG15092020-000001.xml": counted(EXTRACT, 2, BagVerblijfsobject=2),
    # Two occurrences stand in it twice and say different things; two objects have two that are open.
    "bag/extract20/0221NUM15092020-000001.xml": counted(EXTRACT, 15, remarks=2 + 2, BagNummeraanduiding=15 - 2),
    "bag/extract20/0221OPR15092020-000001.xml": counted(EXTRACT, 201, BagOpenbareRuimte=201),
    "bag/extract20/0221PND15092020-000001.xml": counted(EXTRACT, 6, BagPand=6),
    "bag/extract20/0221PND15092020.zip": counted(EXTRACT, 13_098, BagPand=13_098),
    "bag/extract20/0221STA15092020-000001.xml": counted(EXTRACT, 2, BagVerblijfsobject=2, BagNevenadres=2),
    "bag/extract20/0221VBO15092020-000001.xml": counted(
        EXTRACT, 5, BagVerblijfsobject=5, BagVerblijfsobjectPand=5, BagNevenadres=2,
    ),
    "bag/extract20/0221WPL15092020-000001.xml": counted(EXTRACT, 1, BagWoonplaats=1),
    "bag/extract20/GEM-WPL-RELATIE-08052020.zip": counted(TOWNS, 8_172, BagGemeenteWoonplaats=8_172),
    "bag/extract20/GEM-WPL-RELATIE-15092020-000001.xml": counted(TOWNS, 35, BagGemeenteWoonplaats=35),
    "bag/extract20/Leveringsdocument-BAG-Extract.xml": DESCRIPTION,
    "bods/01-direct-ownership.expected.md": DESCRIPTION,
    "bods/01-direct-ownership.json": OWNERSHIP,
    "bods/10-circular-ownership.expected.md": DESCRIPTION,
    "bods/10-circular-ownership.json": OWNERSHIP,
    "brk/akten/gestapeld_recht.xml": DEED,
    "brk/bevragen/koz_zoek_7361EW_21.json": counted(ASKED, KadastraalObject=1, ObjectLocatie=1, AdresLocatie=1),
    "brk/bevragen/koz_zoek_leeg.json": counted(ASKED, remarks=1),
    "brk/bevragen/zakelijkgerechtigden_404.json": NothingFound(asked="kik"),
    "brk/bevragen/zakelijkgerechtigden_76870482570000.json": counted(
        ASKED, GerechtigdenAntwoord=1, ZakelijkRecht=2, Belasting=1, Erfpachtcanon=1, Tenaamstelling=3,
        TenaamstellingStukdeel=3, NatuurlijkPersoon=2, NietNatuurlijkPersoon=1,
    ),
    "brk/kadastralekaart/perceel_v5.gml": MAP,
    "brk/kik/eigenaarsinformatie_persoon.json": counted(
        OWNERS, KadastraalObject=2, ObjectLocatie=1, AdresLocatie=2, BagObject=1, ZakelijkRecht=2, Splitsing=1,
        SplitsingRecht=2, Tenaamstelling=1, TenaamstellingStukdeel=1, NatuurlijkPersoon=2, NietNatuurlijkPersoon=1, Stuk=2,
        Stukdeel=3,
    ),
    "brk/kik/eigendomsinformatie_locatie_niet_gevonden.json": counted(OWNERS, remarks=1),
    "brk/kik/eigendomsinformatie_zundert_t1560.json": counted(
        OWNERS, GerechtigdenAntwoord=1, KadastraalObject=1, ObjectLocatie=1, AdresLocatie=4, BagObject=1, ZakelijkRecht=1,
        Tenaamstelling=2, TenaamstellingStukdeel=2, Aantekening=2, AantekeningPersoon=1, NatuurlijkPersoon=3, Stuk=6,
        Stukdeel=6,
    ),
    "brk/kik/hypotheekinformatie_zundert_t1560.json": counted(
        MORTGAGES, HypotheekAntwoord=1, BeslagAntwoord=1, Zekerheidsstelling=2, ZekerheidsstellingObject=3,
        ZekerheidsstellingPartij=2, NietNatuurlijkPersoon=2, AdresLocatie=5,
    ),
    "brk/kik/kadastralekaart_fout_kiki0902.json": counted(OWNERS, remarks=1),
    "brk/kik/objectlijstpersoon.json": counted(
        OWNERS, KadastraalObject=1, ObjectLocatie=1, AdresLocatie=1, NatuurlijkPersoon=1,
    ),
    "brk/levering/mutatie-5230168170000-1.xml": counted(
        CHANGE, Mutatiebericht=1, KadastraalObject=1, Filiatie=2, AdresLocatie=1, ZakelijkRecht=1, Tenaamstelling=1,
        TenaamstellingStukdeel=2, NietNatuurlijkPersoon=1, Stuk=2, Stukdeel=2,
    ),
    "brk/levering/mutatie-ABG00F1856-20211102-1.afgeleid.xml": counted(
        CHANGE, remarks=3, Mutatiebericht=1, KadastraalObject=1, AdresLocatie=2, ZakelijkRecht=1, Tenaamstelling=1,
        TenaamstellingStukdeel=1, Aantekening=1, AantekeningPersoon=1, NatuurlijkPersoon=1, NietNatuurlijkPersoon=1, Stuk=2,
        Stukdeel=2,
    ),
    "brk/levering/stand-appre-1.afgeleid.xml": counted(
        STAND, remarks=4, KadastraalObject=1, ObjectLocatie=1, AdresLocatie=3, BagObject=1, ZakelijkRecht=1, Splitsing=1,
        SplitsingRecht=1, Tenaamstelling=1, TenaamstellingStukdeel=1, NatuurlijkPersoon=1, NietNatuurlijkPersoon=1, Stuk=2,
        Stukdeel=2,
    ),
    "brk/levering/stand-perceel-1.xml": counted(
        STAND, KadastraalObject=1, AdresLocatie=2, ZakelijkRecht=1, Tenaamstelling=1, TenaamstellingStukdeel=1,
        NietNatuurlijkPersoon=1, Stuk=1, Stukdeel=1,
    ),
    "brk/levering/stand-perceel-3.afgeleid.xml": counted(
        STAND, remarks=2, KadastraalObject=1, Filiatie=1, ObjectLocatie=1, AdresLocatie=4, BagObject=1, ZakelijkRecht=1,
        Tenaamstelling=1, TenaamstellingStukdeel=1, PubliekrechtelijkeBeperking=1, BevoegdGezag=1, NatuurlijkPersoon=1,
        NietNatuurlijkPersoon=1, Stuk=2, Stukdeel=2,
    ),
    "brk/levering/stand-perceel-6.xml": counted(
        STAND, KadastraalObject=1, Filiatie=1, AdresLocatie=3, ZakelijkRecht=2, Belasting=1, Erfpachtcanon=1,
        Tenaamstelling=2, TenaamstellingStukdeel=2, Aantekening=2, NietNatuurlijkPersoon=2, Stuk=3, Stukdeel=4,
    ),
    "brk/levering/vervallen-5230168170000-2.xml": counted(CHANGE, Mutatiebericht=1),  # a lapsed object only was
    "brk/suwinet/kadasterdossier_persoonsinfo.xml": PERSONS,
    "brp/20220502_testset_persoonslijsten_gba-v.csv": PERSONS,
    "brp/bewoning_testdata.json": PERSONS,
    "brp/personen_999993847_v1.3.json": PERSONS,
    "brp/personen_999993847_v2.1.json": PERSONS,
    "brp/personen_v2_children.json": PERSONS,
    "brp/personen_v2_iconnect.json": PERSONS,
    "brp/personen_v2_leeg.json": PERSONS,
    "brp/stuf_bg_family_members.xml": PERSONS,
    "codelists/brp/tabel33_gemeententabel.csv": CODES,
    "codelists/brp/tabel34_landentabel.csv": CODES,
    "codelists/brp/tabel56_verblijfstiteltabel.csv": CODES,
    "codelists/cbs/gemeentelijke-indeling.csv": CODES,
    "codelists/kadaster/BRPLand.xml": CODES,
    "codelists/kadaster/aardaantekening-kadastraalobject.xml": CODES,
    "codelists/kadaster/burgerlijkestaat-nieuw.xml": CODES,
    "codelists/kadaster/burgerlijkestaat.xml": CODES,
    "codelists/kadaster/kadastralegemeente_backend.xml": CODES,
    "codelists/kadaster/kadastralegemeente_frontend.xml": CODES,
    "codelists/kadaster/land-kodes.xml": CODES,
    "codelists/kadaster/nnp-kodes.xml": CODES,
    "codelists/kadaster/object-belemmering-kodes_levering.xml": CODES,
    "codelists/kadaster/reeks-kodes.xml": CODES,
    "codelists/kadaster/soorthypotheek.xml": CODES,
    "codelists/kadaster/soortovereenkomst.xml": CODES,
    "codelists/kadaster/soortregister.xml": CODES,
    "codelists/kadaster/wetbeperking.xml": CODES,
    "codelists/kadaster/wetbeperkingonherroepelijk.xml": CODES,
    "codelists/kadaster/woonplaats.xml": CODES,
    "codelists/kadaster/zakelijk-recht-kodes-aa-variant.xml": CODES,
    "codelists/kadaster/zakelijk-recht-kodes_aa.xml": CODES,
    "codelists/kvk/manual_sbicodes.csv": CODES,
    "codelists/kvk/sbi_code.json": CODES,
    "codelists/kvk/sbi_mks_vs_cbs_2017.csv": CODES,
    "kvk/api/basisprofiel_68750110_bv.json": counted(
        KVK, Inschrijving=1, Handelsnaam=1, SbiActiviteit=1, Vestiging=1, VestigingAdres=2,
    ),
    "kvk/api/basisprofiel_69599084_eenmanszaak.json": counted(
        KVK, Inschrijving=1, Handelsnaam=8, SbiActiviteit=3, Vestiging=1, VestigingAdres=1,
    ),
    "kvk/api/basisprofiel_69599084_oud_links.json": counted(
        KVK, Inschrijving=1, Handelsnaam=4, SbiActiviteit=3, Vestiging=1, VestigingAdres=1,
    ),
    "kvk/api/basisprofiel_90000749_vve.json": counted(KVK, Inschrijving=1, SbiActiviteit=1, VestigingAdres=1),
    "kvk/api/vestigingsprofiel_000038509504.json": counted(KVK, Handelsnaam=4, SbiActiviteit=3, Vestiging=1, VestigingAdres=1),
    "kvk/api/zoeken_404.json": counted(KVK, remarks=1),
    "kvk/api/zoeken_v1_68727720.json": counted(KVK, 2, Zoekresultaat=2),
    "kvk/api/zoeken_v1_69599084.json": counted(KVK, 2, Zoekresultaat=2),
    "kvk/api/zoeken_v1_90004760.json": counted(KVK, 1, Zoekresultaat=1),
    "kvk/api/zoeken_v2_68750110_drie_soorten.json": counted(KVK, 3, Zoekresultaat=3),
    "kvk/api/zoeken_v2_69599084.json": counted(KVK, 2, Zoekresultaat=2),
    "kvk/hr_amsterdam/maatschappelijkeactiviteiten.json": counted(
        HR_AMSTERDAM, Inschrijving=1, Handelsnaam=11, SbiActiviteit=11, VestigingAdres=2,
    ),
    "kvk/hr_amsterdam/vestigingen.json": counted(HR_AMSTERDAM, 8, Vestiging=8, SbiActiviteit=8, VestigingAdres=8),
    "kvk/hr_dataservice/01037917.afgeleid.xml": counted(
        HR, Inschrijving=1, Handelsnaam=1, SbiActiviteit=4, Vestiging=2, VestigingAdres=6, Functievervulling=5, Jaarstuk=1,
        Zetelgegeven=1,
    ),
    # Nine cases tell of health and are not kept; one number stands twice.
    "permits/decos/zaken.json": counted(DECOS, 45, remarks=9 + 1 + 1, Vergunningzaak=45 - 9 - 1),
    "permits/erfpacht/dossierinfo.json": counted(LEASE, Erfpachtdossier=1, ErfpachtdossierObject=1),
    "permits/erfpacht/dossiers.json": counted(LEASES, 15, Erfpachtvermelding=15),
    "permits/powerbrowser/zaak_adres.json": OF_A_CASE,
    "permits/powerbrowser/zaak_status.json": OF_A_CASE,
    "permits/powerbrowser/zaken.json": counted(POWERBROWSER, 19, Vergunningzaak=19),
    "sru/maastricht-2024-05.selectie.json": counted(NOTICES, 15, remarks=1, Bekendmaking=15),
    "sru/metadata_gmb-2024-216934.xml": counted(METADATA, Bekendmaking=1),
    "sru/publicatie_gmb-2017-100002.xml": TEXT,
    "sru/publicatie_gmb-2024-216934.html.zip": TEXT,
    "sru/record_gmb-2023-174296.xml": counted(NOTICE, Bekendmaking=1),
    "subsidies/amsterdam-subsidies-2016.json": counted(GRANTS, 2_691, Subsidieverlening=2_691),
    "subsidies/amsterdam_register_export_kop.csv": counted(GRANTS_CSV, 2, Subsidieverlening=2),
    "woz/kenmerken_testobjecten.csv": Refused("tells which fields the test objects have, and no value of them"),
    "woz/wozobject_051800027395_5.json": counted(WOZ, WozObject=1, WozWaarde=3),
    "woz/wozobject_051800027395_7.json": counted(WOZ, WozObject=1, WozWaarde=3),
    "woz/wozobject_223108272100_9.json": counted(WOZ, WozObject=1, WozWaarde=2),
    "woz/wozobject_800000014669_3.json": counted(WOZ, WozObject=1, WozWaarde=4),
    "woz/wozobject_800000823525_1.json": counted(WOZ, WozObject=1, WozWaarde=6),
    "woz/wozobjecten_belanghebbenden.json": counted(WOZ, 3, WozObject=3, WozBelanghebbende=3),
}  # fmt: skip


def samples_of(loader: str) -> list[Path]:
    """The files that a loader reads."""
    lines = ((name, line) for name, line in SAMPLES.items() if isinstance(line, Counted))
    return [sample(name) for name, line in lines if line.form.loader == loader]

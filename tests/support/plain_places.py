"""Where each record kind stands in the files of a format, for the plain reading: an XPath per kind."""

from __future__ import annotations

Places = dict[str, str]

STATE = "(/Stand/stand|/Mutatie/wordt)/KadastraalObjectSnapshot"  # what holds after the message
BRK: Places = {
    "KadastraalObject": f"{STATE}/*[self::Perceel or self::Appartementsrecht]",
    "ObjectLocatie": f"{STATE}/LocatieKadastraalObject",
    "AdresLocatie": f"{STATE}/*[self::ObjectlocatieBinnenland or self::PostbusLocatie]",
    "BagObject": f"{STATE}/Verblijfsobject",
    "Filiatie": f"{STATE}/*/ontstaanUitOZ/OnroerendeZaakFiliatie",
    "ZakelijkRecht": f"{STATE}/ZakelijkRecht",
    "Belasting": f"{STATE}/ZakelijkRecht/isBelastMet/ZakelijkRechtRef",
    "Erfpachtcanon": f"{STATE}/Erfpachtcanon",
    "Splitsing": f"{STATE}/Hoofdsplitsing",
    "SplitsingRecht": f"{STATE}/ZakelijkRecht/isOntstaanUit/HoofdsplitsingRef",
    "Tenaamstelling": f"{STATE}/Tenaamstelling",
    "TenaamstellingStukdeel": f"{STATE}/Tenaamstelling/isGebaseerdOp/StukdeelRef",
    "Aantekening": f"{STATE}/Aantekening",
    "AantekeningPersoon": f"{STATE}/Aantekening/betrokkenPersoon/*",
    "PubliekrechtelijkeBeperking": f"{STATE}/PubliekrechtelijkeBeperking",
    "BevoegdGezag": f"{STATE}/BevoegdGezag",
    "NatuurlijkPersoon": f"{STATE}/NatuurlijkPersoon",
    "NietNatuurlijkPersoon": f"{STATE}/NietNatuurlijkPersoon",
    "Stuk": f"{STATE}/TerInschrijvingAangebodenStuk",
    "Stukdeel": f"{STATE}/Stukdeel",
    "Mutatiebericht": "/Mutatie",
}
KIK_OWNERS: Places = {
    "KadastraalObject": "//met/onroerendeZaken",
    "ObjectLocatie": "//met/locatieKadastraalObjecten",
    "AdresLocatie": "//met/adresLocaties",
    "BagObject": "//met/verblijfsobjecten",
    "ZakelijkRecht": "//met/zakelijkRechten",
    "Splitsing": "//met/appartementsrechtSplitsingen",
    "SplitsingRecht": "//met/zakelijkRechten/*[self::isOntstaanUit or self::isBetrokkenBij]",
    "Tenaamstelling": "//met/tenaamstellingen",
    "TenaamstellingStukdeel": "//met/tenaamstellingen/isGebaseerdOp",
    "Aantekening": "//met/aantekeningen",
    "AantekeningPersoon": "//met/aantekeningen/betrokkenPersoon",
    "NatuurlijkPersoon": "//met/personen[type = 'NatuurlijkPersoon']",
    "NietNatuurlijkPersoon": "//met/personen[type = 'NietNatuurlijkPersoon']",
    "Stuk": "//met/stukken",
    "Stukdeel": "//met/stukdelen",
}
KIK_MORTGAGES: Places = {
    "AdresLocatie": "//met/adresLocaties",
    "NietNatuurlijkPersoon": "//met/personen",
    "Zekerheidsstelling": "//met/zekerheidsstellingen",
    "ZekerheidsstellingObject": "//met/zekerheidsstellingen/rustOpObject|//met/overigBetrokkenKadastraalObjecten",
    "ZekerheidsstellingPartij": "//met/zekerheidsstellingen/heeft",
}
BEVRAGEN: Places = {
    "KadastraalObject": "//kadastraalOnroerendeZaken",
    "AdresLocatie": "//kadastraalOnroerendeZaken/adressen",
    "ObjectLocatie": "//kadastraalOnroerendeZaken/adressen",
    "Tenaamstelling": "//zakelijkGerechtigden/tenaamstelling",
    "TenaamstellingStukdeel": "//tenaamstelling/isGebaseerdOpStukdeelIdentificaties",
    "NatuurlijkPersoon": "//persoon[contains(type, '_natuurlijk_persoon') and not(contains(type, 'niet'))]",
    "NietNatuurlijkPersoon": "//persoon[contains(type, 'niet_natuurlijk_persoon')]",
    "ZakelijkRecht": "//zakelijkGerechtigden/type/text()",  # holders in common hold one right
    "Erfpachtcanon": "//erfpachtCanon/isGebaseerdOpStukdeelIdentificatie/text()",  # each of them repeats the canon
}
BAG_EXTRACT: Places = {
    "BagWoonplaats": "//bagObject/Woonplaats",
    "BagOpenbareRuimte": "//bagObject/OpenbareRuimte",
    "BagPand": "//bagObject/Pand",
    "BagVerblijfsobject": "//bagObject/*[self::Verblijfsobject or self::Ligplaats or self::Standplaats]",
    "BagVerblijfsobjectPand": "//maaktDeelUitVan/PandRef",
    "BagNevenadres": "//heeftAlsNevenadres/NummeraanduidingRef",
    "BagGemeenteWoonplaats": "//GemeenteWoonplaatsRelatie",
}
BAGADRES: Places = {"BagVerblijfsobject": "//object_id/text()"}
BAGADRESPLUS: Places = {
    "BagWoonplaats": "//woonplaatscode/text()",
    "BagOpenbareRuimte": "//openbareruimte_id/text()",
    "BagNummeraanduiding": "//nummeraanduiding_id/text()",
    "BagNevenadres": "//row[nevenadres = '1']",
    "BagPand": "//pand_id/text()",
    "BagVerblijfsobject": "//adresseerbaarobject_id/text()",
    "BagVerblijfsobjectPand": "//row[nevenadres = '0' and pand_id != '']",
}
BAG_API: Places = {
    "BagWoonplaats": "//woonplaatsIdentificatie/text()",
    "BagOpenbareRuimte": "//openbareRuimteIdentificatie/text()",
    "BagNummeraanduiding": "//nummeraanduidingIdentificatie/text()",
    "BagVerblijfsobject": "//adresseerbaarObjectIdentificatie/text()",
    "BagVerblijfsobjectPand": "//adressen/pandIdentificaties",
}
KVK: Places = {
    "Inschrijving": "/file[_embedded/eigenaar]",
    "Handelsnaam": "/file/handelsnamen",
    "SbiActiviteit": "/file/sbiActiviteiten",
    "Vestiging": "/file/_embedded/hoofdvestiging|/file[vestigingsnummer]",
    "VestigingAdres": "//adressen",
    "Zoekresultaat": "/file/resultaten",
}
HR_AMSTERDAM: Places = {
    "Inschrijving": "//maatschappelijkeactiviteiten",
    "Vestiging": "//vestigingen",
    "Handelsnaam": "//handelsnamen",
    "SbiActiviteit": "//activiteiten",
    "VestigingAdres": "//*[self::bezoekLocatieVolledigAdres or self::postLocatieVolledigAdres][text()]",
}
_BRANCH = "//wordtUitgeoefendIn/commercieleVestiging"  # the main one is repeated under wordtGeleidVanuit
HR: Places = {
    "Inschrijving": "//maatschappelijkeActiviteit",
    "Functievervulling": "//rechtspersoon/heeft",
    "Handelsnaam": "//handeltOnder/handelsnaam",
    "Jaarstuk": "//heeftGedeponeerd",
    "SbiActiviteit": f"//onderneming/sbiActiviteit|{_BRANCH}//sbiActiviteit",
    "Vestiging": _BRANCH,
    "VestigingAdres": "|".join(
        f"{owner}/{location}"
        for owner in ("//maatschappelijkeActiviteit", _BRANCH)
        for location in ("bezoekLocatie", "postLocatie")
    ),
}
WOZ: Places = {
    "WozObject": "//identificatie",
    "WozWaarde": "//waarden",
    "WozBelanghebbende": "//belanghebbendeEigenaar",
}
DECOS: Places = {"Vergunningzaak": "//fields[not(starts-with(text45, 'GP'))]/mark/text()"}  # those tell of health
LEASE: Places = {"ErfpachtdossierObject": "//kadastraleaanduidingen"}
LEASES: Places = {"Erfpachtvermelding": "//dossiers/dossiers"}
NOTICES: Places = {"Bekendmaking": "/file/publications"}
POWERBROWSER: Places = {"Vergunningzaak": "/file/row"}
GRANTS: Places = {"Subsidieverlening": "/file/row"}

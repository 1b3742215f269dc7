"""Columns without which rules or links go wrong, and the percentage of records in which each must be filled.

A bound leaves room for what a register rightly does not know: a sole trader has no RSIN, a foreigner no BSN, a plot no address.
"""

from __future__ import annotations

ESSENTIAL = {
    "KadastraalObject": {"toestandsdatum": 90},
    "ZakelijkRecht": {"aard_code": 99},
    "NatuurlijkPersoon": {"geslachtsnaam": 99, "geboortedatum": 90, "bsn_hmac": 80},
    "NietNatuurlijkPersoon": {"naam": 99, "rechtsvorm_code": 90, "rsin": 80, "kvk": 70},
    "AdresLocatie": {"huisnummer": 90},
    "BagObject": {"adres_id": 90},
    "Stuk": {"aangeboden_op": 95},
    "Stukdeel": {"stuk_id": 95, "aard_code": 90},
    "Overdracht": {"koopsom_euro": 80},
    "OverdrachtPartij": {"naam": 95},
    "Inschrijving": {"naam": 99, "rechtsvorm": 95, "aanvang": 95},
    "VestigingAdres": {"postcode": 80, "huisnummer": 80},
    "Functievervulling": {"aanvang": 90},
    "WozObject": {"gebruikscode": 90},
    "WozWaarde": {"waarde_euro": 99},
    "Zekerheidsstelling": {"bedrag_euro": 90, "aangeboden_op": 90},
    "HypotheekAntwoord": {"actueel_op": 99},
    "BeslagAntwoord": {"actueel_op": 99},
    "Insolventieuitspraak": {"datum_uitspraak": 99},
    "BagVerblijfsobject": {"gebruiksdoel": 99, "oppervlakte_m2": 95, "status": 99, "nummeraanduiding_id": 99},
    "BagPand": {"bouwjaar": 95, "status": 99},
    "BagNummeraanduiding": {"postcode": 95, "status": 99},
    "Vergunningzaak": {"soort": 95, "datum_aanvraag": 95, "huisnummer": 80},
    "VergunningPartij": {"naam": 95},
    "Subsidieverlening": {"aanvrager": 80, "verleend_euro": 90, "subsidiejaar": 90},
    "Melding": {"huisnummer": 80},
    "Bekendmaking": {"datum": 99, "soort": 80},
}

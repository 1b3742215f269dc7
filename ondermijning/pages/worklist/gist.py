"""What a signal is about in five words: the title of its leading rule, or a shorter form of it."""

from __future__ import annotations

MOST = 5  # words

# Titles of more words, as they fit a list.
_SHORT = {
    "aankoop_naast_subsidie": "aankoop naast subsidie, zonder hypotheek",
    "aanvrager_voor_veel_adressen": "één aanvrager, veel adressen",
    "abc_transactie": "A-B-C-transactie met winst",
    "abc_verbonden_partijen": "A-B-C-transactie tussen verbonden partijen",
    "ander_verbouwt": "ander verbouwt voor nieuwe eigenaren",
    "ander_vraagt_vergunning": "ander vraagt de vergunning aan",
    "bedrijf_in_woning": "bedrijf met personeel in woning",
    "beroepsbestuurder": "bestuurder van zeer veel bedrijven",
    "bouwsom_zonder_bank": "hoge bouwsom zonder bankhypotheek",
    "buitenlandse_rechtspersoon": "rechtspersoon uit het buitenland",
    "financier_geen_financiele_partij": "geldgever buiten de financiële sector",
    "gemeentelijk_vastgoed_doorverkocht": "overheidsvastgoed snel doorverkocht",
    "gemengde_kring": "kring met zorg en vastgoed",
    "herhaald_verlies": "herhaaldelijk met verlies verkocht",
    "jonge_ontvanger_subsidie": "grote subsidie, nieuwe rechtspersoon",
    "kwetsbare_branche": "branche die aandacht vraagt",
    "lening_vijfmaal_woz": "hypotheek vijfmaal de WOZ-waarde",
    "mogelijk_dezelfde_eigenaar": "rechthebbenden zijn mogelijk één",
    "nabij_gebeurtenis": "verbonden met een eerdere maatregel",
    "nieuw_bedrijf_in_grote_hal": "nieuw bedrijf in grote hal",
    "omzetting_buiten_norm": "omzetting buiten de norm",
    "omzetting_na_aankoop": "splitsen of omzetten na aankoop",
    "ondoorzichtige_keten": "lange of gesloten keten",
    "opgeheven_na_overdracht": "opgeheven kort na een overdracht",
    "opkoopbescherming_verhuurd": "beschermde koopwoning wordt bewoond",
    "opvolger_bij_verbonden_verhuurder": "nieuweling bij een verbonden verhuurder",
    "opvolger_na_weigering": "verbonden aanvrager na weigering",
    "opvolging_zelfde_adres": "verbonden bedrijf op hetzelfde adres",
    "pandsubsidie_en_verkoop": "pandsubsidie en snelle verkoop",
    "particuliere_geldgever": "lening van een natuurlijk persoon",
    "plankvennootschap_koopt": "oude vennootschap, eerste aankoop",
    "reeks_verhuurd_onder_bescherming": "beschermde koopwoningen worden bewoond",
    "reeks_zelffinanciering": "kring financiert panden zelf",
    "schijnbeheer": "nieuw bestuur na een aanspreking",
    "serie_ontbinder": "bestuurder met ontbonden bedrijven",
    "snelle_aflossing": "hypotheek snel afgelost",
    "spookbewoning": "zonder bewoners, wel gebruikt",
    "stichting_als_geldgever": "hypotheek van een stichting",
    "straatconcentratie": "één rechthebbende in een straat",
    "subsidie_huur_bij_bestuurder": "subsidie naar een verbonden huurder",
    "subsidie_op_leeg_adres": "subsidie op leeg adres",
    "terugkeer_met_prijssprong": "terug naar eigenaar met prijssprong",
    "veel_aankopen": "veel aankopen in korte tijd",
    "veel_geldgevers": "veel geldgevers op één object",
    "veel_objecten": "één rechthebbende, veel objecten",
    "veiling_doorverkoop": "veilingaankoop snel doorverkocht",
    "verbonden_jonge_geldgever": "verbonden geldgever, jong of buitenlands",
    "verbonden_koop_afwijkende_prijs": "verbonden verkoop, afwijkende prijs",
    "verbouwer_neemt_over": "verbouwer wordt zelf eigenaar",
    "wisselende_huurders": "snel wisselende bedrijven",
    "zorgbedrijf_profiel": "zorgbedrijf met meer kenmerken",
}


def gist(rule: str, title: str) -> str:
    """A rule in five words.

    Args:
        rule: its id.
        title: how it is called; that of a rule of the municipality's own is cut off.
    """
    if rule in _SHORT:
        return _SHORT[rule]
    words = title.split()
    return title[:1].lower() + title[1:] if len(words) <= MOST else f"{' '.join(words[:MOST])} …"

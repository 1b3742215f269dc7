"""The rules that the small demo city was made to show."""

from __future__ import annotations

# Rules of which the answer key says exactly what they report; the others are measured by `evaluate`, signal by signal.
PLANTED = (
    "aankoop_zonder_hypotheek", "abc_transactie", "bestuurswissel_rond_transactie", "financier_geen_financiele_partij",
    "herhaalde_sluiting", "jonge_vennootschap_koopt", "massa_adres", "ontbonden_eigenaar", "opvolger_na_sluiting",
    "opvolger_na_weigering", "serie_ontbinder", "snelle_doorverkoop", "snelle_wisseling_exploitant",
    "subsidie_aan_ontbonden_partij", "subsidie_huur_bij_bestuurder", "terugkeer_naar_eigenaar", "veiling_doorverkoop",
    "zelffinanciering", "zelfde_kring_subsidies",
)  # fmt: skip

"""What speaks for and against two mentions being one party: every weight, guard and threshold, declared once.

A score is the sum of the weights of the features that hold, in promille, cut off at 0 and 999; 1000 is kept for what a
register key or a person decided. Of the features of one field at most one holds, so that nothing is counted twice. No feature
looks at where someone comes from.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Zone(StrEnum):
    """What a comparison comes to, the surest link first."""

    SAME = "zelfde"
    POSSIBLE = "mogelijk"
    DIFFERENT = "verschillend"


SAME_FROM = 800
POSSIBLE_FROM = 550
HIGHEST_SCORE = 999
CERTAIN = 1000
RUNNER_UP_MARGIN = 60  # candidates nearer than this to the best one leave the choice to a person


class Feature(NamedTuple):
    """One thing that speaks for (weight above 0) or against a link, with the field it looks at and what it says."""

    field: str
    weight: int
    says: str


FEATURES = {
    "naam_gelijk": Feature("naam", 600, "de naam is gelijk"),
    "naam_andere_volgorde": Feature("naam", 560, "de naam heeft dezelfde woorden in een andere volgorde"),
    "naam_aaneen": Feature("naam", 560, "de naam is gelijk, op spaties na"),
    "naam_met_plaats": Feature("naam", 540, "de naam is gelijk, op een plaatsnaam na"),
    "naam_afgekort": Feature("naam", 500, "de naam is gelijk met een afgekort woord"),
    "naam_klinkt": Feature("naam", 480, "de naam klinkt gelijk, met een andere spelling"),
    "naam_lijkt": Feature("naam", 440, "de naam lijkt sterk, met een andere spelling"),
    "naam_deels": Feature("naam", 250, "een deel van de naam is gelijk"),
    "naam_anders": Feature("naam", -600, "de naam is anders"),
    "naam_zeldzaam": Feature("zeldzaamheid", 60, "de naam heeft een woord dat bijna geen andere naam heeft"),
    "zelfde_register": Feature(
        "register", 150, "een register schrijft de naam letterlijk zo, zonder een van beide een sleutel te geven"
    ),
    "rechtsvorm_gelijk": Feature("rechtsvorm", 100, "de rechtsvorm is gelijk"),
    "achternaam_gelijk": Feature("achternaam", 300, "de achternaam is gelijk"),
    "achternaam_deel": Feature("achternaam", 220, "een deel van een dubbele achternaam is gelijk"),
    "achternaam_lijkt": Feature("achternaam", 180, "de achternaam lijkt of klinkt gelijk"),
    "achternaam_anders": Feature("achternaam", -300, "de achternaam is anders"),
    "voornamen_gelijk": Feature("voornamen", 260, "alle voornamen zijn gelijk, en het zijn er meer dan een"),
    "voornaam_gelijk": Feature("voornamen", 200, "de eerste voornaam is gelijk"),
    "voornaam_lijkt": Feature("voornamen", 130, "de eerste voornaam lijkt, met een andere spelling"),
    "voorletters_gelijk": Feature("voornamen", 120, "de voorletters zijn gelijk, en het zijn er meer dan een"),
    "voorletter_gelijk": Feature("voornamen", 100, "de eerste voorletter is gelijk"),
    "voornaam_anders": Feature("voornamen", -250, "de eerste voornaam is anders bij dezelfde voorletter"),
    "voorletter_anders": Feature("voornamen", -420, "de eerste voorletter is anders"),
    "geboortedatum_gelijk": Feature("geboortedatum", 400, "de geboortedatum is gelijk"),
    "geboortedatum_deels": Feature("geboortedatum", 200, "de geboortedatum is gelijk zover hij bekend is"),
    "geboortedatum_bijna": Feature("geboortedatum", 140, "de geboortedatum verschilt zoals bij een schrijffout"),
    "adres_gelijk": Feature("adres", 250, "het adres is gelijk"),
    "adres_druk": Feature("adres", 50, "het adres is gelijk, maar veel verschillende partijen hebben het"),
    "adres_zelfde_nummer": Feature("adres", 100, "postcode en huisnummer zijn gelijk, de toevoeging verschilt"),
    "omgeving_gelijk": Feature("adres", 80, "de woonplaats of het postcodegebied is gelijk"),
    "omgeving_anders": Feature("adres", -60, "de woonplaats of het postcodegebied is anders"),
}


class Guard(NamedTuple):
    """Something that no score outweighs.

    Args:
        at_most: the best zone that is left.
        says: why.
    """

    at_most: Zone
    says: str


_NO, _ASK = Zone.DIFFERENT, Zone.POSSIBLE

GUARDS = {
    "ander_rsin": Guard(_NO, "de registers geven een ander RSIN"),
    "ander_kvk": Guard(_NO, "de registers geven een ander KVK-nummer"),
    "andere_bsn": Guard(_NO, "de registers geven een ander burgerservicenummer"),
    "ander_kadaster_id": Guard(_ASK, "het Kadaster voert ze als twee partijen"),
    "geboortedatum_strijdig": Guard(_NO, "de geboortedata kunnen niet van dezelfde persoon zijn"),
    "vader_en_zoon": Guard(_NO, "zelfde achternaam, voorletter en adres bij een andere geboortedatum of voornaam: familieleden"
    ),
    "andere_voornaam": Guard(_NO, "beide voornamen zijn voluit bekend en verschillen"),
    "geen_houvast": Guard(_NO, "er is geen geboortedatum en geen gelijk adres om op te steunen"),
    "ander_nummer": Guard(_NO, "de namen dragen een verschillend nummer, zoals I en II"),
    "nummer_ontbreekt": Guard(_ASK, "alleen een van de namen draagt een nummer"),
    "ander_concerndeel": Guard(_NO, "maar een van de namen heeft een woord als Beheer, Holding of Vastgoed: een ander bedrijf"
    ),
    "andere_rechtsvorm": Guard(_NO, "de rechtsvormen zijn van een andere soort"),
    "vestiging_en_rechtspersoon": Guard(_ASK, "de een is een vestiging, de ander een rechtspersoon"),
    "kort_woord": Guard(_ASK, "het woord dat verschilt is kort: een letter maakt al een andere naam"),
    "korte_naam": Guard(_ASK, "de naam is te kort om zonder gelijk adres op te steunen"),
    "tweede_kandidaat": Guard(_ASK, "een andere partij past bijna even goed"),
    "keten": Guard(_ASK, "andere vermeldingen van dezelfde partij passen er niet bij"),
}  # fmt: skip


# Guards that also keep the clusters apart that the two mentions are in, whatever their other members say.
BINDING = frozenset({"ander_rsin", "ander_kvk", "andere_bsn", "ander_kadaster_id", "geboortedatum_strijdig"})


class Comparison(NamedTuple):
    """Two mentions compared: which features hold and which guards fired."""

    features: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        """Promille, from 0 to 999."""
        return max(0, min(HIGHEST_SCORE, sum(FEATURES[name].weight for name in self.features)))

    @property
    def zone(self) -> Zone:
        """What the score and the guards come to together."""
        limits = {GUARDS[name].at_most for name in self.guards}
        if Zone.DIFFERENT in limits or self.score < POSSIBLE_FROM:
            return Zone.DIFFERENT
        return Zone.SAME if self.score >= SAME_FROM and not limits else Zone.POSSIBLE

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller speaks more for a link: by zone, then by score."""
        return list(Zone).index(self.zone), -self.score

    @property
    def binding(self) -> bool:
        """Whether the clusters of both mentions must stay apart."""
        return not BINDING.isdisjoint(self.guards)

    @property
    def reason(self) -> str:
        """What speaks for and against, for people; names of features, no values."""
        said = [FEATURES[name].says for name in self.features] + [GUARDS[name].says for name in self.guards]
        return "; ".join(said)

    def guarded(self, guard: str) -> Comparison:
        """The same with one more guard."""
        return self if guard in self.guards else self._replace(guards=(*self.guards, guard))

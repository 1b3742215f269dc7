"""What a comparison of two mentions comes to: findings with their weights, guards that no score outweighs, and the zones."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ondermijning.resolve.weights.evidence import TENTHS


class Zone(StrEnum):
    """What a comparison comes to, the surest link first."""

    SAME = "zelfde"
    POSSIBLE = "mogelijk"
    DIFFERENT = "verschillend"


# Promille: the estimated chance that both are one party.
HIGHEST_SCORE = 999
CERTAIN = 1000
RUNNER_UP_MARGIN = 20  # tenths of bits; candidates nearer than this to the best one leave the choice to a person


def chance(weight: float) -> int:
    """The chance in promille, from 0 to 999, that weights in tenths of bits come to."""
    odds: float = 2.0 ** min(max(weight / TENTHS, -60.0), 60.0)
    return min(HIGHEST_SCORE, round(1000 * odds / (1 + odds)))


class Finding(NamedTuple):
    """One thing that speaks for (weight above 0) or against a link.

    Args:
        field: what was compared.
        level: what came out.
        weight: tenths of bits.
        says: the outcome in words.
    """

    field: str
    level: str
    weight: int
    says: str


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
    "vader_en_zoon": Guard(
        _NO,
        "zelfde achternaam, voorletter en adres bij een andere geboortedatum of voornaam, of senior en junior: familieleden",
    ),
    "andere_voornaam": Guard(_NO, "beide voornamen zijn voluit bekend en verschillen"),
    "tweeling": Guard(_ASK, "de geboortedatum is gelijk en de voornaam is anders: het kan een tweeling zijn"),
    "senior_of_junior": Guard(_ASK, "achter een van de namen staat senior of junior, en een geboortedatum ontbreekt"),
    "geen_houvast": Guard(_NO, "er is geen geboortedatum, geen gelijk adres en geen overdracht om op te steunen"),
    "ander_nummer": Guard(_NO, "de namen dragen een verschillend nummer, zoals I en II"),
    "nummer_ontbreekt": Guard(_ASK, "alleen een van de namen draagt een nummer"),
    "ander_concerndeel": Guard(
        _NO, "maar een van de namen heeft een woord als Beheer, Holding of Vastgoed: een ander bedrijf"
    ),
    "andere_rechtsvorm": Guard(_NO, "de rechtsvormen zijn van een andere soort"),
    "vestiging_en_rechtspersoon": Guard(_ASK, "de een is een vestiging, de ander een rechtspersoon"),
    "kort_woord": Guard(_ASK, "het woord dat verschilt is kort: een letter maakt al een andere naam"),
    "korte_naam": Guard(_ASK, "de naam is te kort om zonder gelijk adres op te steunen"),
    "geen_naam": Guard(_NO, "een van beide heeft geen naam, of een rechtsvorm als naam: er is niets om op te steunen"),
    "tweede_kandidaat": Guard(_ASK, "een andere partij past bijna even goed"),
    "keten": Guard(_ASK, "andere vermeldingen van dezelfde partij passen er niet bij"),
}
# In the order of ``exact_clusters.KEYS``.
KEY_GUARDS = ("ander_rsin", "ander_kvk", "andere_bsn", "ander_kadaster_id")
# Guards that also keep the clusters apart that the two mentions are in, whatever their other members say.
BINDING = frozenset({*KEY_GUARDS, "geboortedatum_strijdig", "tweeling"})


class Comparison(NamedTuple):
    """Two mentions compared.

    Args:
        base: tenths of bits before anything was compared.
        same: tenths of bits from which they are the same.
        possible: tenths of bits from which they may be.
        findings: what was found.
        guards: the guards that fired.
    """

    base: int
    same: int
    possible: int
    findings: tuple[Finding, ...] = ()
    guards: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Tenths of bits: base and findings together."""
        return self.base + sum(finding.weight for finding in self.findings)

    @property
    def score(self) -> int:
        """Promille, from 0 to 999."""
        return chance(self.weight)

    @property
    def zone(self) -> Zone:
        """What the weight and the guards come to together."""
        return self.zone_of(self.weight)

    def zone_of(self, weight: float) -> Zone:
        """What another weight would come to with these guards.

        Args:
            weight: tenths of bits.
        """
        limits = {GUARDS[name].at_most for name in self.guards}
        if Zone.DIFFERENT in limits or weight < self.possible:
            return Zone.DIFFERENT
        return Zone.SAME if weight >= self.same and not limits else Zone.POSSIBLE

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller speaks more for a link: by zone, then by weight."""
        return list(Zone).index(self.zone), -self.weight

    @property
    def binding(self) -> bool:
        """Whether the clusters of both mentions must stay apart."""
        return not BINDING.isdisjoint(self.guards)

    @property
    def reason(self) -> str:
        """What speaks for and against, for people; no values."""
        told = [finding.says for finding in self.findings if finding.weight]
        return "; ".join([*told, *(GUARDS[name].says for name in self.guards)])

    def guarded(self, guard: str) -> Comparison:
        """The same with one more guard."""
        return self if guard in self.guards else self._replace(guards=(*self.guards, guard))

"""How safe people say they feel, beside the goals of the safety programme: open figures of others, told as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import duckdb

    from ondermijning.picture.areas import Area
    from ondermijning.settings import SafetyGoals

UNSAFE, MARK, NUISANCE = "onveilig_gevoel_procent", "veiligheid_rapportcijfer", "overlast_procent"
_INHABITANTS = "aantal_inwoners"
PERCEPTION = {
    UNSAFE: "voelt zich wel eens onveilig (%)",
    "vaak_onveilig_gevoel_procent": "voelt zich vaak onveilig (%)",
    MARK: "rapportcijfer veiligheid",
    "leefbaarheid_rapportcijfer": "rapportcijfer leefbaarheid",
    NUISANCE: "ervaart overlast (%)",
    "slachtofferschap_procent": "was slachtoffer (%)",
}
MARKET = {
    "gemiddelde_woz_waarde": "gemiddelde WOZ-waarde (duizend euro)",
    "percentage_koopwoningen": "koopwoningen (%)",
    "percentage_huurwoningen": "huurwoningen (%)",
    "percentage_corporatiewoningen": "corporatiewoningen (%)",
    "percentage_leegstand": "leegstand volgens het CBS (%)",
}
# Of each year the last that came in that year.
_FIGURES = """
SELECT buurtcode, kenmerk, year(_peildatum), arg_max(waarde_promille, (_peildatum, _levering)) / 1000
FROM Buurtcijfer_gelezen WHERE _peildatum <= getvariable('dag') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


class Figure(NamedTuple):
    """An open figure of an area in a year; of a district or the municipality the mean of its neighbourhoods by inhabitants."""

    area: str
    name: str
    year: int
    value: float


class Goal(NamedTuple):
    """A goal of the safety programme, and whether the figure of an area meets it."""

    text: str
    met: bool


def open_figures(db: duckdb.DuckDBPyConnection, area: Area) -> list[Figure]:
    """The open figures of all areas, in their order."""
    known = {(code, name, year): value for code, name, year, value in db.execute(_FIGURES).fetchall()}
    years = sorted({year for _, _, year in known})
    found = []
    for each in area:
        for name in (*PERCEPTION, *MARKET):
            for year in years:
                value = known.get((each.code, name, year)) if not each.parts else _mean(known, each, name, year)
                if value is not None:
                    found.append(Figure(each.code, name, year, value))
    return found


def _mean(known: dict[tuple[str, str, int], float], area: Area, name: str, year: int) -> float | None:
    """The mean by inhabitants; unknown as soon as it is for one neighbourhood."""
    parts = [(known.get((leaf, name, year)), known.get((leaf, _INHABITANTS, year))) for leaf in sorted(area.leaves)]
    if any(value is None or people is None for value, people in parts):
        return None
    people = sum(weight or 0 for _, weight in parts)
    return sum((value or 0) * (weight or 0) for value, weight in parts) / people if people else None


def goal_of(figure: Figure, goals: SafetyGoals) -> Goal | None:
    """The goal that a figure is held against, if there is one."""
    if figure.name == UNSAFE:
        return Goal(f"hoogstens {goals.unsafe_procent} %", figure.value <= goals.unsafe_procent)
    if figure.name == MARK:
        return Goal(f"minstens een {goals.mark}", figure.value >= goals.mark)
    return None

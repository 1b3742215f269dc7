"""The trend of a factor as small multiples: a panel per area, rate and interval through the years, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.pages.figures.cleaned import cleaned
from ondermijning.picture.areas import NEIGHBOURHOOD
from ondermijning.picture.rates import per_hundred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from ondermijning.picture.areas import Area
    from ondermijning.picture.edition import Figures

_INK, _BLUE, _GREY = "#1b1b1b", "#154273", "#5f6770"
_COLUMNS, _WIDTH, _HEIGHT, _LONGEST = 4, 150, 90, 26


class Trends(NamedTuple):
    """The drawing, and how many panels stand beside each other in it."""

    drawing: Markup
    columns: int


def trends(area: Area, figures: Figures) -> Trends | None:
    """Panels of the municipality and its districts; None where fewer than two years are told of any of these."""
    rows = list(_rows(area, figures))
    if len({row["jaar"] for row in rows}) < 2:
        return None
    import altair as alt  # noqa: PLC0415 - heavy, and only where there is a trend
    import vl_convert  # noqa: PLC0415

    drawn = cleaned(vl_convert.vegalite_to_svg(_spec(alt, rows).to_json()))
    return Trends(drawn, min(_COLUMNS, len({row["gebied"] for row in rows})))


def _rows(area: Area, figures: Figures) -> Iterator[dict[str, Any]]:
    for place, each in enumerate(each for each in area if each.kind != NEIGHBOURHOOD):
        for year, areas in figures.years.items():
            if told := areas.get(each.code):
                rate = per_hundred(*told)
                name = each.name if len(each.name) <= _LONGEST else f"{each.name[: _LONGEST - 1]}…"
                yield {"gebied": f"{place:03} {name}", "jaar": year, **rate._asdict()}


def _spec(altair: Any, rows: list[dict[str, Any]]) -> Any:
    years = sorted({row["jaar"] for row in rows})
    x = altair.X("jaar:O", title=None, axis=altair.Axis(labelAngle=0, values=years))
    y = altair.Y("rate:Q", title=None, scale=altair.Scale(zero=True), axis=altair.Axis(tickCount=3))
    base = altair.Chart().encode(x=x)
    layers = altair.layer(
        base.mark_rule(color=_GREY, strokeWidth=5, opacity=0.35).encode(altair.Y("low:Q", title=None), y2="high:Q"),
        base.mark_line(color=_BLUE, strokeWidth=1.5).encode(y=y),
        base.mark_point(color=_BLUE, filled=True, size=35, opacity=1).encode(y=y),
        data=altair.Data(values=rows),
    ).properties(width=_WIDTH, height=_HEIGHT)
    # The number keeps the order of the areas and is cut off what is written.
    header = altair.Header(title=None, labelExpr="slice(datum.label, 4)", labelFontSize=12, labelColor=_INK)
    return (
        layers.facet(facet=altair.Facet("gebied:N", header=header), columns=_COLUMNS)
        .configure(font="sans-serif", background="transparent")
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=11, labelColor=_INK, gridColor="#e3e6ea", domainColor=_GREY, tickColor=_GREY)
    )

"""The price of a square metre by year: the middle of the sales of each year, and the spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.pages.figures.cleaned import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from ondermijning.daily.streets.prices import Year

_WIDTH, _HEIGHT = 660, 220
_INK, _BLUE, _GREY = "#1b1b1b", "#154273", "#5f6770"
_FEWEST = 3  # years; of fewer the table is enough


def metre_chart(years: Sequence[Year]) -> Markup | None:
    """The chart as SVG that needs nothing from outside; None for a few years."""
    if len(years) < _FEWEST:
        return None
    import altair as alt  # noqa: PLC0415 - heavy, and only for a page with prices
    import vl_convert  # noqa: PLC0415

    rows = [{"jaar": each.year, "midden": each.middle, "laag": each.lowest, "hoog": each.highest} for each in years]
    span = years[-1].year - years[0].year
    x = alt.X(
        "jaar:Q",
        title=None,
        scale=alt.Scale(zero=False, padding=20),
        axis=alt.Axis(format="d", tickMinStep=1 if span < 14 else 2, grid=False),
    )
    euros = alt.Axis(labelExpr="'€ ' + replace(format(datum.value, ',.0f'), /,/g, '.')", tickCount=5)
    base = alt.Chart(alt.InlineData(rows))
    spread = base.mark_rule(color=_GREY, strokeWidth=1.5).encode(
        x, alt.Y("laag:Q", title=None, axis=euros), alt.Y2("hoog:Q")
    )
    middle = base.mark_point(color=_BLUE, filled=True, size=60, opacity=1).encode(x, alt.Y("midden:Q", title=None))
    line = base.mark_line(color=_BLUE, strokeWidth=1.5).encode(x, alt.Y("midden:Q", title=None))
    chart = (
        alt.layer(spread, line, middle)
        .properties(width=_WIDTH, height=_HEIGHT)
        .configure(font="sans-serif", background="transparent")
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelColor=_INK, gridColor="#e3e6ea", domainColor=_GREY, tickColor=_GREY)
    )
    return cleaned(vl_convert.vegalite_to_svg(chart.to_json()))

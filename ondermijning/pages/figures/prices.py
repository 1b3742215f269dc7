"""The price chart: what was paid by deed, beside the WOZ values and what the market did since each deed."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.facts.sales import values
from ondermijning.model import RECORDS
from ondermijning.pages.figures.cleaned import cleaned
from ondermijning.sources.state import open_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from ondermijning.daily.index import Index, Node
    from ondermijning.workspace import Workspace

_WIDTH, _HEIGHT = 660, 260
_INK, _BLUE, _GREY = "#1b1b1b", "#154273", "#5f6770"


class Price(NamedTuple):
    """What was paid for one object by one deed."""

    day: date
    euro: int


class Value(NamedTuple):
    """A WOZ value on its valuation date."""

    day: date
    euro: int


class Grown(NamedTuple):
    """A price brought to a later quarter by the index; ``deed`` tells the lines apart."""

    deed: str
    day: date
    euro: int


class Prices(NamedTuple):
    """What is known of the price of an object."""

    paid: list[Price]
    worth: list[Value]
    grown: list[Grown]


class Market:
    """The price index, by kind of object: the series that the facts use."""

    def __init__(self, workspace: Workspace, day: date) -> None:
        self._workspace = workspace
        self._day = day

    @cached_property
    def _series(self) -> Mapping[str, list[tuple[date, int]]]:
        """Kind of object → the first day of each quarter with its index."""
        views = {view.name: view.sql for view in values.VIEWS}
        db, _ = open_read(self._workspace, [RECORDS["Prijsindex"]])
        with db:
            db.execute(
                "CREATE OR REPLACE TABLE Prijsindex AS SELECT DISTINCT ON (kwartaal, gebied, woningtype)"
                " kwartaal, gebied, woningtype,"
                " index_promille, _bron, _levering, _bestand, _positie FROM Prijsindex_gelezen WHERE _peildatum <= $day"
                " ORDER BY _peildatum DESC, _levering",
                {"day": self._day},
            )
            for name in ("indexreeks", "kwartaalindex"):
                db.execute(f"CREATE TABLE {name} AS {views[name]}")
            rows = db.execute(
                "SELECT r.soort, i.kwartaal_nummer, i.index_promille FROM indexreeks r JOIN kwartaalindex i USING (reeks)"
                " ORDER BY 1, 2"
            ).fetchall()
        found: dict[str, list[tuple[date, int]]] = {}
        for kind, quarter, index in rows:
            year, part = divmod(quarter - 1, 4)
            found.setdefault(kind, []).append((date(year, part * 3 + 1, 1), index))
        return found

    def grown(self, price: Price, kind: str, until: date) -> Iterator[Grown]:
        """A price that follows the market from its deed to a day; nothing where the index does not reach back to the deed."""
        series = self._series.get(kind, [])
        base = next((index for day, index in reversed(series) if day <= price.day), None)
        if base is None:
            return
        yield Grown(price.day.isoformat(), price.day, price.euro)
        for day, index in series:
            if price.day < day <= until:
                yield Grown(price.day.isoformat(), day, round(price.euro * index / base))


def prices(index: Index, objects: Sequence[Node], market: Market, day: date) -> Prices | None:
    """What is known of the price of one object; None without a price, or where it is about several objects.

    Args:
        index: the open index.
        objects: cadastral objects.
        market: the price index.
        day: the date of the graph.
    """
    if len(objects) != 1:
        return None
    (node,) = objects
    concerned = [edge for edge in index.inward([node.number], "BETREFT") if edge.data.get("prijs_deel_euro")]
    deeds = index.nodes(edge.source for edge in concerned)
    paid = sorted(
        {
            Price(date.fromisoformat(deeds[edge.source].data["datum"]), edge.data["prijs_deel_euro"])
            for edge in concerned
            if deeds[edge.source].data.get("datum")
        }
    )
    valued = index.nodes(edge.source for edge in index.inward([node.number], "WAARDE_VAN"))
    worth = sorted(
        {
            Value(date.fromisoformat(each.data["peildatum_waarde"]), each.data["waarde_euro"])
            for each in valued.values()
            if each.data.get("peildatum_waarde") and each.data.get("waarde_euro")
        }
    )
    if not paid:
        return None
    ends = [*(each.day for each in paid[1:]), day]
    kind = str(node.data.get("soort") or "perceel")
    grown = [each for price, end in zip(paid, ends, strict=True) for each in market.grown(price, kind, end)]
    return Prices(paid, worth, grown)


def chart(found: Prices) -> Markup:
    """The chart as SVG that needs nothing from outside."""
    import vl_convert  # noqa: PLC0415 - heavy, and only for a page with prices

    drawn: dict[str, Sequence[Price | Value | Grown]] = {"grown": found.grown, "worth": found.worth, "paid": found.paid}
    days = [*(each.day.year for each in found.paid), *(each.day.year for each in found.worth)]
    form = _form(frozenset(name for name, each in drawn.items() if each), 1 if max(days) - min(days) < 13 else 2)
    filled = [
        {**source, "values": _rows(drawn[source["name"]])} if source["name"] in drawn else source
        for source in form["data"]
    ]
    return cleaned(vl_convert.vega_to_svg({**form, "data": filled}))


@cache
def _form(drawn: frozenset[str], years: int) -> dict[str, Any]:
    """The chart without its rows, which is the same for all objects of which the same is known: making it costs most.

    Args:
        drawn: which rows it has.
        years: from one mark on the axis to the next.
    """
    import altair as alt  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    form: dict[str, Any] = vl_convert.vegalite_to_vega(_spec(alt, drawn, years).to_json())
    return form


def _spec(altair: Any, drawn: frozenset[str], years: int) -> Any:
    every = {"interval": "year", "step": years}
    x = altair.X(
        "dag:T", title=None, scale=altair.Scale(padding=34), axis=altair.Axis(format="%Y", tickCount=every, grid=False)
    )
    y = altair.Y(
        "euro:Q",
        title=None,
        axis=altair.Axis(labelExpr="'€ ' + replace(format(datum.value, ',.0f'), /,/g, '.')", tickCount=5),
    )
    lines = [_lines(altair, x, y)] if "grown" in drawn else []
    worth = [_values(altair, x, y)] if "worth" in drawn else []
    return (
        altair.layer(*lines, *worth, *_deeds(altair, x, y))
        .properties(width=_WIDTH, height=_HEIGHT)
        .configure(font="sans-serif", background="transparent")
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, labelColor=_INK, gridColor="#e3e6ea", domainColor=_GREY, tickColor=_GREY)
    )


def _rows(found: Sequence[Price | Value | Grown]) -> list[dict[str, Any]]:
    return [{"dag": each.day.isoformat(), "euro": each.euro, "akte": getattr(each, "deed", "")} for each in found]


def _lines(altair: Any, x: Any, y: Any) -> Any:
    return (
        altair.Chart(altair.NamedData("grown"))
        .mark_line(color=_GREY, strokeDash=[2, 3], strokeWidth=1.5)
        .encode(x, y, detail="akte:N")
    )


def _values(altair: Any, x: Any, y: Any) -> Any:
    return (
        altair.Chart(altair.NamedData("worth"))
        .mark_line(
            color=_BLUE,
            strokeWidth=2,
            interpolate="step-after",
            point=altair.OverlayMarkDef(filled=False, fill="white", size=40, color=_BLUE),
        )
        .encode(x, y)
    )


def _deeds(altair: Any, x: Any, y: Any) -> list[Any]:
    base = altair.Chart(altair.NamedData("paid")).encode(x, y)
    return [
        base.mark_point(shape="diamond", filled=True, color=_INK, size=140, opacity=1),
        base.mark_text(dy=-14, fontSize=13, fontWeight="bold", color=_INK)
        .encode(text=altair.Text("label:N"))
        .transform_calculate(label="'€ ' + replace(format(datum.euro, ',.0f'), /,/g, '.')"),
    ]

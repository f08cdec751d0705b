"""HTML for the report: elements, tables, and pictures that are embedded in the page."""

import base64
import io
from collections.abc import Iterable, Sequence
from html import escape

from inpaint_studio.core import markup
from inpaint_studio.core.markup import tag
from inpaint_studio.evaluation.arrays import PhotoArray
from inpaint_studio.files.content import Content
from inpaint_studio.files.png.read_write import PngOptions, write_png

STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 1180px; padding: 32px 24px 64px; background: #fff; color: #222;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 26px; margin: 0 0 8px; }
h2 { font-size: 19px; margin: 40px 0 8px; padding-top: 16px; border-top: 1px solid #ddd; }
h3 { font-size: 15px; margin: 24px 0 4px; }
p, ul { max-width: 76ch; }
.note { color: #666; font-size: 13px; font-weight: 400; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 10px; min-width: 42px; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { border-bottom: 1px solid #999; vertical-align: bottom; }
tbody tr + tr > * { border-top: 1px solid #eee; }
tbody th { font-weight: 400; }
tr:not(.lead) + tr.lead > * { border-top: 1px solid #999; }
th:last-child, td:last-child { border-left: 1px solid #ccc; }
.best { font-weight: 700; }
.behind { color: #b3261e; }
img { max-width: 100%; height: auto; }
.plot { display: block; margin: 8px 0; }
.tiles { display: flex; flex-wrap: wrap; gap: 8px; margin: 4px 0 16px; }
figure { margin: 0; width: 192px; font-size: 12px; color: #555; }
figure img { display: block; width: 192px; image-rendering: pixelated; }
.double figure, .double figure img { width: 256px; }
figcaption { overflow-wrap: anywhere; }
summary { cursor: pointer; margin: 16px 0; }
"""
"""The page's style sheet."""


def page(title: str, sections: Iterable[str]) -> str:
    """Return a whole page."""
    return markup.page(title, sections, STYLE)


def row(title: str, cells: Iterable[tuple[str, str]], kind: str = "") -> str:
    """Return a table's row: a heading, then cells of text, each with its class or ""."""
    columns = "".join(tag("td", escape(text), cell_kind) for text, cell_kind in cells)
    return tag("tr", tag("th", escape(title)) + columns, kind)


def table(headings: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table with headings that are HTML already; it scrolls where the page is too narrow."""
    head = tag("thead", tag("tr", "".join(tag("th", heading) for heading in headings)))
    return tag("div", tag("table", head + tag("tbody", "\n".join(rows))), "wide")


def drawing(svg: str, text: str) -> str:
    """Return an SVG as a picture; ``text`` says what it shows."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img class="plot" alt="{escape(text)}" src="data:image/svg+xml;base64,{data}">'


def crop(pixels: PhotoArray, caption: str) -> str:
    """Return (H, W) or (H, W, 3) RGB uint8 pixels, bit for bit, as a picture with its caption."""
    stream = io.BytesIO()
    write_png(stream, Content(pixels), PngOptions())
    data = base64.b64encode(stream.getvalue()).decode()
    image = f'<img alt="{escape(caption)}" src="data:image/png;base64,{data}">'
    return tag("figure", image + tag("figcaption", escape(caption)))

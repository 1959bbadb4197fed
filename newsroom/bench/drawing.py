"""A table as bars, in SVG: it says in words what it shows, and can be read on light and on dark."""

from html import escape

from .tables import in_digits

WIDTH, LABELS, NUMBERS, LINE, THICK, MARGIN = 720, 300, 90, 26, 14, 16
STYLE = """
  .paper { fill: #fdfdfb } .bar { fill: #00544a } .bar--peer { fill: #7a8883 }
  text { font: 14px system-ui, sans-serif; fill: #14201d } .title { font-weight: 600; font-size: 15px }
  .label, .number { dominant-baseline: central } .label--peer { font-style: italic }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0f1614 } .bar { fill: #84dcc8 } .bar--peer { fill: #8d9b96 } text { fill: #eef2ef }
  }
"""


def draw(table):
    """The column of a table that is to be drawn, as the text of an SVG file."""
    bars = table.bars
    most = max(number for _label, number, _is_peer in bars) or 1
    height = 2 * MARGIN + LINE * (len(bars) + 1)
    title = f"{table.title}: {table.columns[table.drawn + 1]}"
    said = "; ".join(f"{label}: {in_digits(number)}" for label, number, _is_peer in bars)
    lines = [line(place, *bar, most) for place, bar in enumerate(bars, start=1)]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" \
aria-labelledby="title said">
<title id="title">{escape(title)}</title>
<desc id="said">{escape(said)}.</desc>
<style>{STYLE}</style>
<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>
<text class="title" x="{MARGIN}" y="{MARGIN + 14}">{escape(title)}</text>
{"".join(lines)}</svg>
"""


def line(place, label, number, is_peer, most):
    """One bar with its label before it and its number behind it."""
    middle = MARGIN + LINE * place + LINE / 2
    length = max(1, (WIDTH - LABELS - NUMBERS - MARGIN) * number / most)
    peer = " {}--peer" if is_peer else ""
    return (
        f'<text class="label{peer.format("label")}" x="{MARGIN}" y="{middle:g}">{escape(label)}</text>'
        f'<rect class="bar{peer.format("bar")}" x="{LABELS}" y="{middle - THICK / 2:g}" width="{length:.1f}" '
        f'height="{THICK}" rx="2"/>'
        f'<text class="number" x="{LABELS + length + 6:.1f}" y="{middle:g}">{in_digits(number)}</text>\n'
    )

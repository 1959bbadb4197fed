"""The table of the workflow as a picture: what it says of itself comes from `MOVES` alone, in English."""

from dataclasses import dataclass
from html import escape

from django.utils.text import capfirst
from django.utils.translation import override

from .status import Status
from .workflow import MOVES

STATUSES = list(Status)
WIDTH, HEIGHT, STEP, MARGIN, LANE = 170, 96, 350, 24, 44
TITLE = "The way of a text, one language at a time"
FOOT = (
    "A text whose moment is to come is scheduled, and public once it has come. "
    "{drafts} also move the draft beside a public text."
)
STYLE = """
  .paper { fill: #fdfdfb } .box { fill: #eff3f0; stroke: #00544a; stroke-width: 2 }
  .way { fill: none; stroke: #00544a; stroke-width: 2 } .tip { fill: #00544a } .way--command { stroke-dasharray: 6 5 }
  text { font: 15px system-ui, sans-serif; fill: #14201d; text-anchor: middle } .name { font-weight: 600 }
  .foot { text-anchor: start; font-size: 14px }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0f1614 } .box { fill: #1a2421; stroke: #84dcc8 }
    .way { stroke: #84dcc8 } .tip { fill: #84dcc8 } text { fill: #eef2ef }
  }
"""


@dataclass
class Way:
    """A move from one status to another, as a line above the boxes (forward) or below them."""

    source: int
    target: int
    label: str
    by_command: bool = False
    lane: int = 0

    @property
    def is_forward(self):
        return self.source < self.target

    @property
    def sentence(self):
        start, end = (STATUSES[number].label for number in (self.source, self.target))
        return f"From {start} to {end}: {self.label}."


def ways():
    """Every line of the picture, in the order of the table."""
    found = []
    for move in MOVES.values():
        for sources, by_command in ((move.sources, False), (move.command_sources, True)):
            for source in sorted(sources, key=STATUSES.index):
                label = label_of(move, by_command)
                found.append(Way(STATUSES.index(source), STATUSES.index(move.target), label, by_command))
    return found


def label_of(move, by_command):
    """The move as its button calls it, with what it asks for."""
    conditions = [
        "by a command of the newsroom" if by_command else "",
        "with a reason" if move.needs_note else "",
        "submitted by another" if move.second_person and not by_command else "",
    ]
    return ", ".join([str(move.label), *filter(None, conditions)])


def put_in_lanes(lines):
    """Give each line the lane nearest to the boxes in which no other is in its way. Returns how many there are."""
    taken = []
    for line in sorted(lines, key=lambda line: abs(line.source - line.target)):
        start, end = sorted((line.source, line.target))
        line.lane = next(
            (number for number, others in enumerate(taken) if all(end <= a or b <= start for a, b in others)),
            len(taken),
        )
        taken += [[]] if line.lane == len(taken) else []
        taken[line.lane].append((start, end))
    return len(taken)


def draw():
    """The picture as SVG, readable in the light and in the dark, with its words for those who do not see it."""
    with override("en"):
        lines = ways()
        above, below = ([line for line in lines if line.is_forward is forward] for forward in (True, False))
        top = MARGIN + 12 + put_in_lanes(above) * LANE
        bottom = top + HEIGHT + put_in_lanes(below) * LANE + 12
        width, height = 2 * MARGIN + WIDTH + STEP * (len(STATUSES) - 1), bottom + 3 * MARGIN
        drafts = " and ".join(f"“{move.label}”" for move in MOVES.values() if move.of_drafts)
        foot = FOOT.format(drafts=drafts)
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            'role="img" aria-labelledby="title words">',
            f'<title id="title">{TITLE}</title>',
            f'<desc id="words">{escape(" ".join([*(line.sentence for line in lines), foot]), quote=False)}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{width}" height="{height}"/>',
            *(box(number, top) for number in range(len(STATUSES))),
            *(way(line, place_of(line, lines), top) for line in lines),
            f'<text class="foot" x="{MARGIN}" y="{height - MARGIN}">{escape(foot, quote=False)}</text>',
            "</svg>\n",
        ]
    return "\n".join(parts)


def box(number, top):
    left = MARGIN + STEP * number
    label = capfirst(STATUSES[number].label)
    return (
        f'<rect class="box" x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}"/>'
        f'<text class="name" x="{left + WIDTH // 2}" y="{top + HEIGHT // 2 + 5}">{label}</text>'
    )


def place_of(line, lines):
    """Where a line leaves its box and enters the other: none shares a place, and the highest lane is innermost."""
    places = []
    for number, is_end in ((line.source, False), (line.target, True)):
        others = [
            (other.lane, (other.source < other.target) != end, other is line)
            for other in lines
            if other.is_forward == line.is_forward
            for end in (False, True)
            if (other.target if end else other.source) == number and end == is_end
        ]
        rank = sorted(others, key=lambda each: each[0]).index(next(each for each in others if each[2]))
        goes_right = (line.is_forward and not is_end) or (not line.is_forward and is_end)
        middle, shift = MARGIN + STEP * number + WIDTH // 2, WIDTH // 2 - 14 - 24 * rank
        places.append(middle + shift if goes_right else middle - shift)
    return places


def way(line, places, top):
    start, end = places
    edge = top if line.is_forward else top + HEIGHT
    away = -1 if line.is_forward else 1
    lane = edge + away * (LANE * (line.lane + 1) - 10)
    kind = "way way--command" if line.by_command else "way"
    return (
        f'<path class="{kind}" d="M{start} {edge}V{lane}H{end}V{edge + away * 8}"/>'
        f'<path class="tip" d="M{end} {edge}l-6 {away * 10}h12z"/>'
        f'<text x="{(start + end) // 2}" y="{lane - 7}">{escape(line.label)}</text>'
    )

"""What a measure says: tables of numbers, each beside the figures of others where those are known."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """A line: what was measured, and a value for each further column, None where there is none.

    A peer is another program, measured before on a machine like this one: no run of ours measures it again.
    """

    label: str
    values: tuple
    is_peer: bool = False


@dataclass(frozen=True)
class Table:
    """A table and what has to be known to read it. `drawn` is the column that its picture shows, counted from 0."""

    name: str  # of its picture; in small letters
    title: str
    columns: tuple  # the first one names the lines
    rows: list = field(default_factory=list)
    note: str = ""
    drawn: int | None = None

    @property
    def bars(self):
        """What the picture shows: lines with a number in the column that is drawn."""
        known = [(row.label, row.values[self.drawn], row.is_peer) for row in self.rows if self.drawn is not None]
        return [bar for bar in known if isinstance(bar[1], int | float)]


def in_digits(value):
    """A number as people read it: three digits that mean something, thousands apart; words stay as they are."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"

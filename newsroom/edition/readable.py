"""Which rows readers see, and when time alone changes what they see: the roof says so, once, at the start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Readable:
    """A table whose rows readers see.

    `condition` says in SQL which of its rows, where `{row}` stands for the row; `columns` narrows the updates that
    count to those of some columns.
    """

    table: str
    condition: str = "1 = 1"
    columns: tuple[str, ...] = ()

    def says(self, row: str) -> str:
        return self.condition.format(row=row)


_tables: list[Readable] = []
_moments: list[Callable[[datetime], datetime | None]] = []


def watch(tables: Iterable[Readable], moments: Callable[[datetime], datetime | None]) -> None:
    """Let the edition rise with these rows, and printed pages end at the moments of this function.

    Given a moment, the function says when, after it, time alone will change what some page shows.
    """
    _tables.extend(tables)
    _moments.append(moments)


def tables() -> list[Readable]:
    return list(_tables)


def next_moment(now: datetime) -> datetime | None:
    """When what readers see changes next, though nobody writes anything."""
    return min(filter(None, (moments(now) for moments in _moments)), default=None)

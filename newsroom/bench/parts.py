"""What can be measured, each by a module of its own.

A part is a module with a `TITLE` and `tables(asked)`, which gives `Table` after `Table`. It fills what it needs
through `archives`, and leaves nothing running. A part that takes long, or starts servers of its own, is not for every
day: it is measured when it is named.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Asked:
    """How much somebody wants to know: stories of the largest archive (None for the usual), requests for each page."""

    stories: int | None
    requests: int
    say: Callable  # a line for whoever waits; `end=""` for one that goes on


@dataclass(frozen=True)
class Part:
    module: str
    is_everyday: bool = True

    @property
    def title(self):
        return import_module(self.module).TITLE

    def tables(self, asked):
        return list(import_module(self.module).tables(asked))


PARTS = {
    "pages": Part("newsroom.bench.pages"),
    "desk": Part("newsroom.bench.desk"),
    "speed": Part("newsroom.bench.speed", is_everyday=False),
    "replica": Part("newsroom.bench.replica", is_everyday=False),
    "faults": Part("newsroom.bench.faults", is_everyday=False),
    "growth": Part("newsroom.bench.growth"),
}


def chosen(names):
    """The parts of these names, the everyday ones for no name: `{name: Part}`. Raises KeyError for an unknown one."""
    if names:
        return {name: PARTS[name] for name in names}
    return {name: part for name, part in PARTS.items() if part.is_everyday}

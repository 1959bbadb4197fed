"""The shape of rich text: boxes hold boxes and lines, lines hold marked words, and nothing else exists.

Whatever HTML says is poured into this mould; pouring what the writer wrote from it changes nothing.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from uuid import UUID

from newsroom.language import LANGUAGES

from .links import link

MARKS = ("a", "span", "strong", "em", "code")  # from the outermost inwards
HEADINGS = ("h2", "h3", "h4")
LISTS = {"ul", "ol"}
CELLS = {"th", "td"}
PARTS = {"li", "tr", *CELLS}  # boxes that live in one kind of box only
PLACES = {"figure": "data-picture", "blockquote": "data-quote"}
NUMBERS = {"ol": {"start": 9999}, "th": {"colspan": 50, "rowspan": 50}, "td": {"colspan": 50, "rowspan": 50}}
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "b": "strong", "i": "em"}
MAX_DEPTH = 10

BREAK = "\n"
WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass
class Line:
    """A paragraph or heading: words and breaks in order, each with its marks."""

    tag: str
    runs: list[tuple[str, dict]] = field(default_factory=list)

    def is_at_edge(self):
        return not self.runs or self.runs[-1][0] == BREAK

    def add(self, text, marks):
        if not text.strip():  # white space wears only what the word before it wears: no link is empty
            marks = {tag: value for tag, value in marks.items() if self.runs[-1][1].get(tag) == value}
        self.runs.append((text, marks))

    def trim(self):
        while not self.is_at_edge():
            text, marks = self.runs.pop()
            if text := text.rstrip():
                self.runs.append((text, marks))
                break


@dataclass
class Box:
    """A list, a quotation, a table, or a part of one."""

    tag: str
    numbers: dict[str, int] = field(default_factory=dict)
    children: list = field(default_factory=list)


@dataclass
class Single:
    """A block without inside: a rule, or the place of a picture or quote that is a row of its own."""

    html: str


class Mould(HTMLParser):
    """Reads balanced HTML into one box. A tag that it does not know only ends the line."""

    def __init__(self):
        super().__init__()
        self.boxes = [Box("body")]
        self.opened = []  # for each open element that is no mark: whether it is a box
        self.marks = [{}]  # for each open mark: all that words wear inside it
        self.line = None

    def pour(self, html):
        self.feed(html)
        self.close()
        return self.boxes[0]

    def handle_starttag(self, tag, attrs):
        tag, attrs = RENAMED.get(tag, tag), dict(attrs)
        if tag in MARKS:
            value = mark_value(tag, attrs)
            self.marks.append(self.marks[-1] if value is None else self.marks[-1] | {tag: value})
        elif tag == "br":
            self.break_line()
        else:
            self.line = None
            self.start_block(tag, attrs)

    def start_block(self, tag, attrs):
        if tag == "hr":
            self.put(Single("<hr>"))
            return
        key = key_of(tag, attrs)
        if key:
            self.put(Single(f'<{tag} {PLACES[tag]}="{key}"></{tag}>'))  # what stands inside is not lost: it follows
        elif tag == "p" or tag in HEADINGS:
            self.begin_line(tag)
        self.opened.append(not key and self.has_room_for(tag))
        if self.opened[-1]:
            self.boxes.append(Box(tag, numbers_of(tag, attrs)))

    def handle_endtag(self, tag):
        if RENAMED.get(tag, tag) in MARKS:
            self.marks.pop()
        else:
            self.line = None
            if self.opened.pop():
                self.put(self.boxes.pop())

    def handle_data(self, data):
        text = WHITE_SPACE.sub(" ", INVISIBLE.sub("", data))
        if self.line is None or self.line.is_at_edge():
            text = text.lstrip()
        elif self.line.runs[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if text:
            if self.line is None:
                self.begin_line("p")
            self.line.add(text, self.marks[-1])

    def break_line(self):
        if self.line and self.line.runs:
            self.line.trim()
            if self.line.is_at_edge():  # two breaks: what people type for a new paragraph
                self.begin_line(self.line.tag)
            else:
                self.line.add(BREAK, self.marks[-1])

    def begin_line(self, tag):
        self.line = Line(tag)
        self.put(self.line)

    def has_room_for(self, tag):
        parent = self.boxes[-1].tag
        if tag in PARTS:
            return parent in {"li": LISTS, "tr": {"table"}}.get(tag, {"tr"})
        if tag == "table":
            return all(box.tag != "table" for box in self.boxes)
        return tag in {"blockquote", *LISTS} and len(self.boxes) < MAX_DEPTH

    def put(self, child):
        """Put a child where it may stand: a list lends its last item, a table sends it out before itself."""
        box = self.boxes[-1]
        if not (isinstance(child, Box) and child.tag in PARTS):
            box = next(box for box in reversed(self.boxes) if box.tag not in {"table", "tr"})
            if box.tag in LISTS:
                box.children = box.children or [Box("li")]
                box = box.children[-1]
        box.children.append(child)


def mark_value(tag, attrs):
    """What distinguishes a mark from another of its tag; None: it marks nothing."""
    if tag == "a":
        return link(attrs.get("href") or "")
    if tag == "span":
        return attrs.get("lang") if attrs.get("lang") in LANGUAGES else None
    return ""


def key_of(tag, attrs):
    """The key of the row that a placeholder stands for, in one spelling; None: it is no placeholder."""
    try:
        return UUID(attrs[PLACES[tag]])
    except (KeyError, TypeError, AttributeError, ValueError):
        return None


def numbers_of(tag, attrs):
    """The spans of a cell and the start of a list, where they are more than one and within reason."""
    written = {name: attrs.get(name) or "" for name in NUMBERS.get(tag, {})}
    numbers = {name: int(value) for name, value in written.items() if re.fullmatch("[0-9]{1,4}", value)}
    return {name: number for name, number in numbers.items() if 1 < number <= NUMBERS[tag][name]}

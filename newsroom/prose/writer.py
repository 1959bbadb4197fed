"""Writes what the mould holds as HTML."""

from html import escape

from .links import is_external
from .mould import BREAK, CELLS, HEADINGS, MARKS, Line, Single


class Writer:
    """Leaves out what is empty, and brings up a heading that skips a level."""

    def __init__(self):
        self.level = 1

    def inside(self, box):
        written = [(child, words) for child in box.children if (words := self.words(child))]
        lone = box.tag in {"li", *CELLS} and sum(is_paragraph(child) for child, _ in written) == 1
        return "".join(
            element("p", words) if is_paragraph(child) and not lone else words  # an item's only paragraph needs no tag
            for child, words in written
        )

    def words(self, child):
        if isinstance(child, Single):
            return child.html
        if child.tag == "table":
            return self.table(child)
        words = runs(child) if isinstance(child, Line) else self.inside(child)
        if not words or is_paragraph(child):
            return words
        if child.tag in HEADINGS:
            self.level = min(int(child.tag[1]), self.level + 1)
            return element(f"h{self.level}", words)
        return element(child.tag, words, child.numbers)

    def table(self, table):
        written = [[(cell, self.inside(cell)) for cell in row.children] for row in table.children if row.children]
        if not any(words for row in written for _, words in row):
            return ""
        rows = [element("tr", cells(row, is_first=row is written[0])) for row in written]
        return element("table", element("tbody", "".join(rows)))


def cells(row, is_first):
    """The cells of a row: a header names its column, or its row; an empty one is no header."""
    headers = sum(cell.tag == "th" and words != "" for cell, words in row)
    scope = "col" if is_first and (headers > 1 or len(row) == 1) else "row"
    return "".join(
        element("th", words, cell.numbers | {"scope": scope})
        if cell.tag == "th" and words
        else element("td", words, cell.numbers)
        for cell, words in row
    )


def is_paragraph(child):
    return isinstance(child, Line) and child.tag == "p"


def runs(line: Line) -> str:
    line.trim()
    while line.runs and line.is_at_edge():
        line.runs.pop()
        line.trim()
    html, opened = "", []
    for text, marks in [*line.runs, ("", {})]:
        wanted = [(tag, marks[tag]) for tag in MARKS if tag in marks]
        shared = 0
        while opened[shared:] and opened[shared] in wanted[shared : shared + 1]:
            shared += 1
        html += "".join(f"</{tag}>" for tag, _ in reversed(opened[shared:]))
        html += "".join(opening(tag, value) for tag, value in wanted[shared:])
        html += "<br>" if text == BREAK else escape(text, quote=False)
        opened = wanted
    return html


def opening(tag, value):
    if tag == "a":
        rel = ' rel="noopener"' if is_external(value) else ""
        return f'<a href="{escape(value)}"{rel}>'
    return f'<span lang="{value}">' if tag == "span" else f"<{tag}>"


def element(tag, words, attributes=None):
    written = "".join(f' {name}="{value}"' for name, value in (attributes or {}).items())
    return f"<{tag}{written}>{words}</{tag}>"

"""Tables as Markdown, with the machine and the day, and their place in docs/measurements.md."""

import os
import platform
import re
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone

from .drawing import draw
from .tables import in_digits

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "measurements.md"
PICTURES = Path(settings.BASE_DIR) / "docs" / "pictures"
HEAD = """# Measurements

What the newsroom does in a second, and what becomes of that as it grows. `make bench` measures all of it and writes
this page; `make bench ONLY=growth` measures one part and writes its section. Lines in italics are other programs,
measured before, on a machine of two cores like this one.
"""


def machine():
    """What was measured on, in one line."""
    parts = [processor(), f"{os.cpu_count()} cores", memory(), f"Python {platform.python_version()}"]
    return ", ".join([*parts, f"Django {django.get_version()}", engine()])


def processor():
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def memory():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"


def engine():
    if connection.vendor == "sqlite":
        return f"SQLite {connection.Database.sqlite_version}"
    return f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"


def markdown(table):
    """A table of Markdown, numbers at the right, with its note."""
    lines = [f"### {table.title}", "", in_line(table.columns), "|---|" + "--:|" * (len(table.columns) - 1)]
    lines += [in_line([f"_{row.label}_" if row.is_peer else row.label, *row.values]) for row in table.rows]
    return "\n".join([*lines, *(["", table.note] if table.note else []), ""])


def in_line(cells):
    return f"| {' | '.join(map(in_digits, cells))} |"


def section(part, title, tables):
    """A part of the page: what was measured when and on what, each table with its picture."""
    said = [
        f"## {title}",
        "",
        f"{timezone.localdate():%-d %B %Y}; {machine()}. `make bench ONLY={part.partition('-')[0]}`",
        "",
    ]
    for table in tables:
        said.append(markdown(table))
        if table.bars:
            said += [f"![{table.title}: the same numbers as bars](pictures/{picture_name(table)})", ""]
    return "\n".join(said)


def picture_name(table):
    return f"measured-{table.name}{of_engine()}.svg"


def of_engine():
    """What a section and its pictures are called besides; each database has its own."""
    return "" if connection.vendor == "sqlite" else f"-{connection.vendor}"


def keep(part, title, tables):
    """Put the section of a part in its place on the page, and its pictures beside it; other sections stay."""
    title = title if connection.vendor == "sqlite" else f"{title} on {connection.display_name}"
    part += of_engine()
    begin, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    page = DOCUMENT.read_text() if DOCUMENT.exists() else HEAD
    whole = f"{begin}\n\n{section(part, title, tables)}\n{end}"
    before, found, rest = page.partition(begin)
    after = rest.partition(end)[2] if found else "\n"
    PICTURES.mkdir(parents=True, exist_ok=True)
    DOCUMENT.write_text(before.rstrip() + "\n\n" + whole + after)
    for table in tables:
        if table.bars:
            (PICTURES / picture_name(table)).write_text(draw(table))

"""Which quotation marks of a line belong together, and which ones they should be.

Whether a mark opens or closes is seen by what stands beside it; its shape alone never decides what is written. Marks
that do not pair stay. When an inner and an outer quotation end together Russian writes one mark for both:
«Кластер «Дубна» is whole as it is.
"""

import re

OUTER = {"ru": "«»", "en": "“”"}
INNER = {"ru": "„“", "en": "‘’"}
DOUBLE = '"«»„“”'
SHAPES = {"«": "opens", "„": "opens", "»": "closes", "”": "closes"}
INCHES = re.compile(r"\d[\"“”]")
OPENING, CLOSING = set('"«„“'), set('"»“”’')
IN_SINGLE = re.compile(r"‘(?:[^‘’]|(?<=\w)’(?=\w))*’")
IN_SINGLE_OR_MARK = re.compile(f"{IN_SINGLE.pattern}|[{DOUBLE}]")  # double marks within single ones are right already
NEIGHBOURS = re.compile("[\"«»„“”'‘’]+")


def quoted(text: str, language: str) -> str:
    """A text that is set in type, between quotation marks of its own; those that it brought around itself go."""
    first, last = OUTER[language]
    marks = dict(zip(OUTER[language], INNER[language], strict=True))
    inside = IN_SINGLE_OR_MARK.sub(lambda found: marks.get(found[0], found[0]), bare(text.strip()))
    if language == "ru":
        inside = inside.replace("„„", "„").replace("““", "“")
    return f"{first}{inside}{last}"


def bare(text):
    """A text without the marks around the whole of it; a full stop after them stays, within.

    An opening mark that nothing closes is around the whole as well: «Кластер «Дубна».
    """
    whole = text[:-1] if text[-2:-1] in CLOSING and text.endswith(".") else text
    ends = {start: end for start, end, _is_plain in pairs(whole)}
    if ends.get(0) == len(whole) - 1 or IN_SINGLE.fullmatch(whole):
        inside = whole[1:-1].strip()
        return inside if inside.endswith(tuple(".!?…")) else inside + text[len(whole) :]
    return text[1:].strip() if text[:1] in OPENING and 0 not in ends else text


def quotation_marks(language):
    """The rule for a language: the outer marks, and the inner ones at any depth within."""

    def rule(line):
        depth, ends = 0, []
        for start, end, is_plain in sorted(pairs(line)):
            while ends and ends[-1] < start:
                ends.pop()
            depth = len(ends)
            ends.append(end)
            if is_plain:
                for place, mark in zip((start, end), (INNER if depth else OUTER)[language], strict=True):
                    if line[place] != mark:
                        yield place, place + 1, mark

    return lambda line: sorted(rule(line))


def pairs(line):
    """The pairs of a line as (place of the first, of the second, whether both look like what they are).

    A mark after a digit may stand for inches: it counts only if every mark of the line finds another.
    """
    marks = list(marks_of(line))
    found = paired(marks)
    if 2 * len(found) < len(marks):
        found = paired(mark for mark in marks if not INCHES.match(line, mark[0] - 1))
    return found


def marks_of(line):
    """Each double mark as (place, what it does, how it looks), as far as that can be known."""
    for marks in NEIGHBOURS.finditer(line):
        look = look_of(line[max(0, marks.start() - 1) : marks.start()], line[marks.end() : marks.end() + 1])
        for place, mark in enumerate(marks[0], start=marks.start()):
            if mark in DOUBLE:
                shape = SHAPES.get(mark, "")
                yield place, "" if look and shape and look != shape else look or shape, look


def paired(marks):
    opened, found = [], []
    for place, part, look in marks:
        if part == "opens":
            opened.append((place, look))
        elif part == "closes" and opened:
            start, look_of_start = opened.pop()
            found.append((start, place, bool(look and look_of_start)))
    return found


def look_of(before, after):
    """What a mark between two characters does: "opens", "closes", or "" where both or neither would do.

    A space, the end of the line, brackets and most punctuation say it clearly; dashes and dots stand on either side.
    """
    opens = 2 if not before or before.isspace() or before in "([{" else 1 if before in "-–—/" else 0
    closes = 2 if not after or after.isspace() or after in ")]},;:!?" else 1 if after in "-–—/.…" else 0
    return "opens" if opens > closes else "closes" if closes > opens else ""

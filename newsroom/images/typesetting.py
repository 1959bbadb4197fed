"""Setting words in a picture: which size a headline gets, where its lines break."""

import re

SPACES = re.compile(r"[ \t\n\r]+")  # a no-break space holds its words together
ELLIPSIS, HYPHEN = "…", "-"


def fitted(text, font, sizes, width, height, leading):
    """The largest size in which a text fits, and its lines: `(size, lines)`.

    `font` gives the font of a size; `width` and `height` are in pixels, `leading` in sizes. A word longer than a line
    is broken, and a text longer than the height is cut, in the smallest size alone. Lines are about equally long.
    """
    words = [word for word in SPACES.split(text.replace("\u00ad", "")) if word]
    for size in sizes:
        whole = all(font(size).getlength(word) <= width for word in words)
        most = int(height / (size * leading))
        if whole and len(lines := broken(words, font(size), width)) <= most:
            return size, balanced(words, font(size), width, lines)
    words = [part for word in words for part in pieces(word, font(size), width)]
    lines = broken(words, font(size), width)
    if len(lines) > most:
        lines = [*lines[: most - 1], one_line(" ".join(lines[most - 1 :]), font(size), width)]
    return size, lines


def one_line(text, font, width):
    """A text on one line, cut after a word where it is too long; a single word is cut inside."""
    words = [word for word in SPACES.split(text) if word]
    if font.getlength(" ".join(words)) <= width:
        return " ".join(words)
    while len(words) > 1 and font.getlength(cut(" ".join(words))) > width:
        words.pop()
    line = " ".join(words)
    while line and font.getlength(cut(line)) > width:
        line = line[:-1]
    return cut(line)


def cut(line):
    return line.rstrip(" ,.;:—–-«“(\xa0") + ELLIPSIS


def broken(words, font, width):
    """Lines of as many words as fit."""
    lines = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def balanced(words, font, width, lines):
    """The same number of lines, no longer than they need be: the last one is not left with a single short word."""
    narrow, wide = 0, width
    while wide - narrow > 8:
        middle = (narrow + wide) / 2
        fits = all(font.getlength(word) <= middle for word in words)
        if fits and len(broken(words, font, middle)) == len(lines):
            wide = middle
        else:
            narrow = middle
    return broken(words, font, wide)


def pieces(word, font, width):
    """A word that is longer than a line, in parts that are not, with hyphens."""
    while font.getlength(word) > width:
        length = len(word) - 1
        while length > 1 and font.getlength(word[:length] + HYPHEN) > width:
            length -= 1
        yield word[:length] + HYPHEN
        word = word[length:]
    yield word

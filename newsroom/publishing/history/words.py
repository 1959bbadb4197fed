"""Word by word: what became of one text in another."""

import re
from difflib import SequenceMatcher

#: A tag, a word, a run of spaces, or a sign.
TOKENS = re.compile(r"<[^<>]*>|\w+|\s+|[^\w\s]")


def changed_words(before, after):
    """The parts of two texts in the order of reading: `[("same" | "gone" | "new", text), …]`.

    Words, signs and the tags of rich text are compared whole. Nothing is left out: the parts that are not "new" make
    up `before`, those that are not "gone" make up `after`.
    """
    old, new = TOKENS.findall(before), TOKENS.findall(after)
    start, end = common(old, new), 0
    end = common(old[start:][::-1], new[start:][::-1])
    parts = [("same", old[:start])]
    parts += middle(old[start : len(old) - end], new[start : len(new) - end])
    parts.append(("same", old[len(old) - end :]))
    return [(kind, "".join(tokens)) for kind, tokens in parts if tokens]


def common(old, new):
    """How many tokens two lists begin with alike."""
    length = 0
    for one, another in zip(old, new, strict=False):
        if one != another:
            break
        length += 1
    return length


def middle(old, new):
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", old[i1:i2]
        else:
            yield "gone", old[i1:i2]
            yield "new", new[j1:j2]

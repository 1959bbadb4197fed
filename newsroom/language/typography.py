"""Typography of Russian and English: a text as it should be printed, made of the text as it was typed.

Only spaces, quotation marks, apostrophes, dashes, hyphens between numbers and three dots ever change, and no text
grows: where nobody typed a space there will be none. Where a rule could be wrong it does nothing: marks that do not
pair, feet and inches, telephone numbers, codes and ISO dates stay as they are; addresses, names of files and words
between backticks are not even looked at.

Sources. Russian: А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора». English: New Hart's Rules and
The Chicago Manual of Style. The rules themselves stand in `typographic_rules.py`.
"""

import re
from itertools import accumulate, pairwise

from .typographic_rules import RULES

STAND_IN = "ꙮ"  # a letter that no rule knows
# An address may hold marks, but what ends a sentence or a quotation is no end of an address.
PAIRED = r"""(?: "\w[^\s"'«»„“”‘’<>]*" | '\w[^\s"'«»„“”‘’<>]*' | «\w[^\s"'«»„“”‘’<>]*» )"""
ADDRESS = rf"""(?: {PAIRED} | (?<=\w)’(?=\w) | [^\s"«»„“”‘’<>] )* (?: {PAIRED} | [^\s"'«»„“”‘’<>.,;:!?…)\]] )"""
KEPT = re.compile(
    rf"""
      (?:https?|ftp):// {ADDRESS}
    | (?:www\.|mailto:|tel:) {ADDRESS}
    | (?<![\w.+-]) [\w.+-]+ (?:['’][\w.+-]+){{0,2}} @ [\w-]+ (?:\.[\w-]+)+     # e-mail
    | (?<![\w.-]) (?:[\w-]+\.)+ (?:ru|рф|su|by|kz|com|org|net|info|edu|gov|io|eu|int) (?![\w-]) (?:/(?:{ADDRESS})?)?
    | (?<![\w.-]) [\w.-]+ \. (?:pdf|docx?|xlsx?|pptx?|odt|rtf|txt|csv|zip|jpe?g|png|gif|svg|webp|avif|mp[34]|html?) \b
    | ` [^`\n]* `
    """,
    re.VERBOSE | re.IGNORECASE,
)


def typeset(text: str, language: str) -> str:
    """A plain text as it is printed in a language, "ru" or "en"; setting it twice changes nothing.

    Quotation marks pair within a line.
    """
    return "\n".join(typeset_runs([(line, language)])[0] for line in text.split("\n"))


def typeset_runs(runs: list[tuple[str, str]]) -> list[str]:
    """The same for a line in pieces, as markup cuts it: each with the language it is in, or "" to leave it alone.

    Rules see the line as a whole, so that a quotation may begin in one piece and end in another. What a rule puts in
    place of several characters stands in the piece of the first.
    """
    texts = [text for text, _ in runs]
    for language in dict.fromkeys(language for _, language in runs if language):
        languages = [each for _, each in runs]
        seen = visible(texts, languages, language)
        for rule in RULES[language]:
            if edits := list(rule(seen)):
                texts = edited(texts, own(edits, texts, languages, language))
                seen = visible(texts, languages, language)
    return texts


def visible(texts, languages, language):
    """The line as the rules of a language see it: of what they must leave alone, as much as they need to see.

    Of words in another language these are spaces and punctuation, and that a quotation mark is no letter.
    """
    line = KEPT.sub(lambda kept: STAND_IN * len(kept[0]), "".join(texts))
    parts = zip(cut(line, texts), languages, strict=True)
    return "".join(part if each == language else veiled(part) if each else hidden(part) for part, each in parts)


def veiled(part):
    return re.sub(r"\w", STAND_IN, re.sub("[\"'«»„“”‘]", "’", part))


def hidden(part):
    return re.sub(r"[^\n]", STAND_IN, part)


def own(edits, texts, languages, language):
    """The edits that stay within words of a language."""
    foreign = "".join(" x"[each != language] * len(text) for text, each in zip(texts, languages, strict=True))
    return [(start, end, new) for start, end, new in edits if "x" not in foreign[start:end]]


def edited(texts, edits):
    """The pieces after replacements `(start, end, new)`, counted in the whole line."""
    characters = list("".join(texts))
    for start, end, new in edits:
        characters[start:end] = [new] + [""] * (end - start - 1)
    return ["".join(part) for part in cut(characters, texts)]


def cut(line, texts):
    """A line, as long as these pieces together, cut where they end."""
    return [line[start:end] for start, end in pairwise(accumulate(map(len, texts), initial=0))]

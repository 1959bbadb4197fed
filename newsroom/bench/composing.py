"""Made-up texts that cost little to make: their sentences are set in type and read for search once, in a pool."""

from functools import lru_cache
from random import Random
from typing import NamedTuple

from newsroom.language.typography import typeset
from newsroom.language.words import index_words

from .furniture import sentence

POOL = 1500  # sentences of a language
PARAGRAPHS, SENTENCES = 5, 3
RARE = {"ru": "синхротрон", "en": "synchrotron"}  # said by few stories, however many there are


class Sentence(NamedTuple):
    text: str
    words: str  # as the search index keeps them


class Composed(NamedTuple):
    """A story in one language, and what search reads of it."""

    headline: str
    lead: str
    body: str
    quote: str
    title_words: str
    body_words: str
    read: str  # all that search reads after the title


@lru_cache(maxsize=8)
def pool(language, length, ending):
    chance = Random(f"{language} {length}")
    made = (typeset(sentence(chance, language, length) + ending, language) for _ in range(POOL))
    return [Sentence(text, " ".join(index_words(text))) for text in made]


@lru_cache(maxsize=2)
def rare(language):
    text = typeset(f"{RARE[language]}.".capitalize(), language)
    return Sentence(text, " ".join(index_words(text)))


def compose(chance, language, is_rare=False):
    """A headline, a lead, five paragraphs and a quote."""
    headline = chance.choice(pool(language, 8, ""))
    sentences = pool(language, 15, ".")
    lead, *told, quote = chance.choices(sentences, k=PARAGRAPHS * SENTENCES + 2)
    if is_rare:
        told[0] = rare(language)
    paragraphs = [
        " ".join(each.text for each in told[start : start + SENTENCES]) for start in range(0, len(told), SENTENCES)
    ]
    return Composed(
        headline.text,
        lead.text,
        "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        quote.text,
        headline.words,
        " ".join(each.words for each in (lead, *told, quote)),
        "\n".join([lead.text, "\n".join(paragraphs), "", "", quote.text]),
    )

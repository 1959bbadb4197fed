"""How long a story takes to read."""

import re

from newsroom.language import TAG, value_in

# Words a minute, as adults read prose aloud in their own language: Trauzettel-Klosinski, Dietz and the IReST Study
# Group, “Standardized Assessment of Reading Performance”, Investigative Ophthalmology & Visual Science 53 (2012), 5452.
SPEED = {"ru": 184, "en": 228}
WORD = re.compile(r"\S*\w\S*")


def reading_minutes(article, language) -> int:
    """Whole minutes, at least one, for the lead, the body and the quotes of a story in one language.

    Asks nothing if its quotes are loaded.
    """
    texts = [value_in(article, field, language) for field in ("lead", "body")]
    texts += [value_in(quote, "text", language) for quote in article.quotes.all()]
    words = len(WORD.findall(TAG.sub(" ", " ".join(texts))))
    return max(1, round(words / SPEED[language]))

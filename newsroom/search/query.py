"""What a reader typed, as terms to look for."""

import re

from newsroom.language.words import beginning, stem, words

LONGEST_QUERY = 200
MOST_WORDS = 12
QUOTATION_MARK = re.compile('["«»„“”]')

# Words that hold a sentence together: «технопарки в Казахстане» is a search for two words.
FUNCTION_WORDS = frozenset(
    words("""
    а без бы в во для до же за и из или к ко как ли на над не ни но о об обо от по под при про с со то у что
    a an and are as at be by d for from in is it ll of on or re s t that the to ve was were with
    """)
)


def read_query(query: str) -> list[list[str]]:
    """The terms of a query: a word is a list of one index word, a phrase in quotation marks a list of several.

    Reads the first 200 characters and 12 words. Function words outside quotation marks count only where there is
    nothing else.
    """
    return [[stem(word) for word in term] for term in _terms(query)]


def begun_word(query: str) -> str:
    """The word that a query ends in, for somebody who is still typing it; "" where it ends in a phrase."""
    terms = _terms(query)
    return beginning(terms[-1][0]) if terms and len(terms[-1]) == 1 else ""


def _terms(query):
    """The terms as they were typed."""
    terms, room = [], MOST_WORDS
    pieces = QUOTATION_MARK.split(query[:LONGEST_QUERY])
    for place, piece in enumerate(pieces):
        found = words(piece)[:room]
        room -= len(found)
        is_phrase = place % 2 == 1 and place < len(pieces) - 1  # a mark that nothing closes marks nothing
        terms += [found] if is_phrase and found else [[word] for word in found]
    return [term for term in terms if len(term) > 1 or term[0] not in FUNCTION_WORDS] or terms


def marked_words(query: str) -> set[str]:
    """The index words to mark in a text that was found."""
    found = words(query[:LONGEST_QUERY])[:MOST_WORDS]
    return {stem(word) for word in found if word not in FUNCTION_WORDS} or {stem(word) for word in found}

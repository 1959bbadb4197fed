"""Two texts of one story side by side: what is the same person, quotation, event in both.

A row is a dictionary by language, with one entry or two: `{"ru": Person(…), "en": Person(…)}`.
"""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from django.utils.text import Truncator

from newsroom.language import LANGUAGES, fold, latin_slug

Row = dict[str, object]

# Letters that romanisations differ in: Sergei and Sergey, Victoria and Viktoriya, Alexander and Aleksandr.
SAME_SOUND = {"kh": "h", "ch": "h", "ck": "k", "x": "ks", "c": "k", "w": "v", "iya": "ia", "j": "i", "y": "i"}
ALIKE = 0.8


def side_by_side(parts: dict[str, Sequence], alike: Callable, *, in_order: bool = False) -> list[Row]:
    """Rows of what two texts have in common, in the order of the first text, then what the second has alone.

    `alike(one, another)` recognises the same thing in both languages. With `in_order`, things are paired by their
    order, where both texts have equally many and all are alike.
    """
    first, *others = parts
    rows = [{first: part} for part in parts[first]]
    for language in others:
        left = list(parts[language])
        if in_order and not (len(rows) == len(left) and all(map(alike, parts[first], left))):
            return [*rows, *({language: part} for part in left)]
        for row in rows:
            match = next((part for part in left if alike(row[first], part)), None)
            if match is not None:
                row[language] = match
                left.remove(match)
        rows += [{language: part} for part in left]
    return rows


def values(row: Row, attribute: str) -> dict[str, str]:
    """What a row's parts say, by language: `{"ru": "семинар", "en": "seminar"}`."""
    return {language: getattr(part, attribute) for language, part in row.items()}


def columns(field: str, texts: dict[str, str]) -> dict[str, str]:
    """The translated columns of a field: `{"title_ru": …, "title_en": …}`, empty where a language says nothing."""
    return {f"{field}_{language}": texts.get(language) or "" for language in LANGUAGES}


def fitting(model, texts: dict[str, str]) -> dict[str, str]:
    """The same columns as the model will keep them: set in type, and cut with an ellipsis at the length it has."""
    return {column: kept(model._meta.get_field(column), text) for column, text in texts.items()}


def kept(field, text: str) -> str:
    text = field.in_type(text, field.language)
    return Truncator(text).chars(field.max_length) if field.max_length else text


def same_name(one: str, another: str) -> bool:
    """Whether two names of people sound the same, each in its own alphabet."""
    one, another = sound(one), sound(another)
    surnames = SequenceMatcher(None, one.rpartition("-")[2], another.rpartition("-")[2]).ratio()
    return SequenceMatcher(None, one, another).ratio() >= ALIKE and surnames >= ALIKE


def sound(name: str) -> str:
    name = latin_slug(fold(name))
    for written, heard in SAME_SOUND.items():
        name = name.replace(written, heard)
    return name

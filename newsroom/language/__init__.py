"""The two languages of the newsroom: equal in code, never mixed up on a page."""

import re
import unicodedata
from functools import lru_cache

from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ru", "en")
LABELS = {"ru": _("%(name)s, in Russian"), "en": _("%(name)s, in English")}

LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфыэ",
        ["a", "b", "v", "g", "d", "e", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "y", "e"],
        strict=True,
    )
) | {
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ь": "", "ю": "yu", "я": "ya", "–": "-", "—": "-",
    "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ў": "u",
}  # fmt: skip
TAG = re.compile(r"<[^>]*>")


def active_language():
    """The language of the page being made: always one of `LANGUAGES`."""
    language = (get_language() or "")[:2]
    return language if language in LANGUAGES else LANGUAGES[0]


def other(language):
    """The language that a text is not in."""
    return "en" if language == "ru" else "ru"


def per_language(field):
    """The two columns behind a name: `status` → `("status_ru", "status_en")`."""
    return tuple(f"{field}_{language}" for language in LANGUAGES)


def label_in(name, language):
    """The label of a column that holds one language of a text: “headline, in Russian”."""
    return LABELS[language] % {"name": name}


def value_in(thing, field, language):
    """What `thing` says in one language, never borrowed from the other; "" for nothing."""
    value = getattr(thing, f"{field}_{language}")
    return "" if value is None else value


def name_of(thing, field="name"):
    """A name in the language of the page, or in the other one, marked with its `lang`, where this one lacks it."""
    if thing is None:
        return ""
    language = active_language()
    value = value_in(thing, field, language)
    if is_filled(value):
        return value
    value = value_in(thing, field, other(language))
    return format_html('<span lang="{}">{}</span>', other(language), value) if is_filled(value) else ""


def address_in(thing, language):
    """Where the page of `thing` is in a language."""
    with override(language):
        return thing.get_absolute_url()


def is_filled(value):
    """Whether there is something to read: tags and white space alone are nothing."""
    return bool(value) and bool(TAG.sub("", str(value)).replace("\xa0", " ").replace("&nbsp;", " ").strip())


def fold(text):
    """One spelling for comparison: NFKC, no letter case, ё as е."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


@lru_cache(maxsize=10_000)
def latin_slug(text, length=80):
    """A readable address in Latin letters, cut at a word within `length` characters; "" when nothing is left.

    Cyrillic follows the usual passport-like romanisation, so that «Третий поток» gives `tretiy-potok`. Every link to a
    story asks for it: the last 10,000 answers are remembered.
    """
    letters = "".join(LATIN.get(letter, letter) for letter in text.casefold())
    ascii_only = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) > length:
        slug = slug[: length + 1].rpartition("-")[0] or slug[:length]
    return slug

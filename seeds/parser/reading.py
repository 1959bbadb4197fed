"""From bytes to lines: one spelling of letters, spaces and line ends, or a plain refusal."""

import re
import unicodedata

from . import marks
from .document import Mark, UnreadableText

LIMIT = 1024 * 1024
CYRILLIC = re.compile(r"[\u0400-\u0481\u048a-\u052f]")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]")
LINE_ENDS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"(?:(?![\n])\s)+")
TYPOGRAPHY = "«»„“”’‘—–-…№§°·•©®"


def read_text(raw: bytes | str) -> tuple[str, list[Mark]]:
    """The text in one spelling (NFC letters, plain spaces, "\\n"), and what is uncertain about its letters.

    Bytes may be UTF-8 (with or without BOM), UTF-16 with BOM, or Windows-1251; at most 1 MiB. Raises UnreadableText.
    """
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "surrogatepass"))
    if size > LIMIT:
        raise UnreadableText(marks.BYTES_TOO_LONG)
    text, notes = _decode(raw) if isinstance(raw, bytes) else (raw, [])
    if "\x00" in text:
        raise UnreadableText(marks.BYTES_BINARY)
    if re.search(r"[\ud800-\udfff]", text):
        raise UnreadableText(marks.BYTES_UNKNOWN)
    text = tidy(text)
    if not text:
        raise UnreadableText(marks.BYTES_EMPTY)
    if not (CYRILLIC.search(text) or LATIN.search(text)):
        raise UnreadableText(marks.BYTES_WORDLESS)
    return text, notes


def tidy(text: str) -> str:
    """One spelling of line ends, spaces, hyphens and of й and ё; nothing that cannot be seen."""
    text = LINE_ENDS.sub("\n", text)
    text = CONTROLS.sub("", text)
    text = SPACES.sub(" ", text).replace("\u2010", "-").replace("\u2011", "-")
    # Only pairs: composing whole runs of accents takes quadratic time on hostile texts.
    text = ACCENTED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), text)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def language_of(text: str) -> str:
    """The language that most letters belong to; Kazakh and Belarusian letters count as Cyrillic."""
    return "ru" if len(CYRILLIC.findall(text)) >= len(LATIN.findall(text)) else "en"


def split_name(name: str) -> tuple[str, str | None]:
    """A file's stem, and the language its name tells: "001-x.ru.txt" → ("001-x", "ru"), "x.txt" → ("x", None)."""
    stem = re.split(r"[/\\]", name)[-1].removesuffix(".txt")
    for language in ("ru", "en"):
        if stem.endswith(f".{language}"):
            return stem.removesuffix(f".{language}"), language
    return stem, None


def _decode(raw: bytes) -> tuple[str, list[Mark]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), []
        except UnicodeDecodeError:
            raise UnreadableText(marks.BYTES_BINARY) from None
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    if b"\x00" in raw:
        raise UnreadableText(marks.BYTES_BINARY)
    try:
        text = raw.decode("cp1251")
    except UnicodeDecodeError:
        raise UnreadableText(marks.BYTES_UNKNOWN) from None
    if not _is_plausible(text):
        raise UnreadableText(marks.BYTES_UNKNOWN)
    return text, [Mark("paragraphs", marks.ENCODING_GUESSED)]


def _is_plausible(text: str) -> bool:
    """Russian misread from another encoding shows rare signs, or capitals where small letters belong."""
    foreign = [character for character in text if character > "\x7f" and not character.isspace()]
    expected = [c for c in foreign if "А" <= c <= "я" or c in "Ёё" or c in TYPOGRAPHY]
    small = sum(c.islower() for c in expected)
    capital = sum(c.isupper() for c in expected)
    controls = sum(c < " " and c not in "\t\r\n\f" for c in text)
    return not controls and len(expected) >= 0.95 * len(foreign) and small >= capital

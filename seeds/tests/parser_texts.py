"""What the parser's tests read: the project's own texts, the originals where they are at hand, and the gazetteer."""

from functools import cache
from pathlib import Path

from seeds.parser import Document, Gazetteer, parse
from seeds.parser.words import Sentence, sentences_of

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "seeds" / "data"
ORIGINALS = PROJECT.parent / "shared" / "seeds"


def gazetteer() -> Gazetteer:
    return Gazetteer.from_fixture(PROJECT / "newsroom" / "regions" / "fixtures" / "regions.json")


def read(text: str | bytes, name: str = "text.txt") -> Document:
    return parse(text, name, gazetteer())


def read_file(path: Path) -> Document:
    return read(path.read_bytes(), path.name)


@cache
def own(stem: str, language: str) -> Document:
    """One of the project's own texts: own("000", "ru")."""
    return read_file(next(DATA.glob(f"{stem}-*.{language}.txt")))


@cache
def original(number: str) -> Document:
    return read_file(next(ORIGINALS.glob(f"{number}_*.txt")))


def sentences(text: str) -> list[Sentence]:
    return list(sentences_of(text, 0))

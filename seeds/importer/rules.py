"""Where a story is filed: plain rules that an editor can foresee, and change by hand.

Phrases are compared word by word as search compares them, so that every form of a word counts.
"""

from collections.abc import Iterable

from newsroom.language.words import index_words
from seeds.parser.document import Document

OUR_NAME = (
    "Ассоциация кластеров, технопарков и ОЭЗ России", "Association of Clusters, Technoparks and SEZs of Russia",
)  # fmt: skip
ABROAD = ("международный", "иностранный", "БРИКС", "international", "BRICS")
ENOUGH = 3  # a topic is one that a text names at least this often

TOPICS = {
    "special-economic-zones": (
        "особая экономическая зона", "свободная экономическая зона", "ОЭЗ",
        "special economic zone", "free economic zone", "SEZ",
    ),
    "technoparks-and-clusters": (
        "технопарк", "кластер", "индустриальный парк", "technopark", "cluster", "industrial park",
    ),
    "science-towns": ("наукоград", "Академгородок", "Дубна", "science town", "science city", "Akademgorodok"),
    "technological-sovereignty": (
        "технологический суверенитет", "импортозамещение", "technological sovereignty", "import substitution",
    ),
    "research": (
        "академия наук", "учёный", "исследование", "academy of sciences", "scientist", "researcher", "research",
    ),
    "investment": (
        "инвестор", "инвестиция", "инвестиционный", "господдержка", "investor", "investment", "state support",
    ),
    "education": (
        "образовательный", "обучение", "стажировка", "молодёжь",
        "educational", "teaching", "internship", "young people",
    ),
    "brics": ("БРИКС", "BRICS"),
    "union-state": ("Союзное государство", "Union State"),
}  # fmt: skip


def section_of(documents: dict[str, Document]) -> str:
    """The address of the section: by the kind of the story, else by where it happens.

    Announcements and reprints have sections of their own. Of the rest, what names other countries is international,
    what names regions is theirs, and what is left is about the association itself.
    """
    document = next(iter(documents.values()))
    if document.kind == "announcement":
        return "announcements"
    if document.kind == "reprint":
        return "partners"
    if any(each.countries for each in documents.values()) or any(
        names(titles(each), ABROAD) for each in documents.values()
    ):
        return "international"
    return "regions" if any(each.regions for each in documents.values()) else "association"


def topics_of(documents: dict[str, Document]) -> list[str]:
    """The addresses of the topics that any of the texts names often enough, in the headline or in the text."""
    texts = [" ".join([titles(document), *document.paragraphs]) for document in documents.values()]
    return [topic for topic, phrases in TOPICS.items() if any(names(text, phrases) >= ENOUGH for text in texts)]


def titles(document: Document) -> str:
    return " ".join(
        [document.headline or document.proposed_headline or "", *(event.title for event in document.events)]
    )


def names(text: str, phrases: Iterable[str]) -> int:
    """How often a text names any of the phrases, in whatever form; the association's own name says nothing."""
    words = as_indexed(text)
    for name in OUR_NAME:
        words = words.replace(as_indexed(name), " ")
    return sum(words.count(as_indexed(phrase)) for phrase in phrases)


def as_indexed(text: str) -> str:
    return f" {' '.join(index_words(text))} "

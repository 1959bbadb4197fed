"""Which files of a folder belong together: one story in two languages, or in one."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.language import LANGUAGES
from seeds.parser import parse
from seeds.parser.document import Document, UnreadableText
from seeds.parser.gazetteer import Gazetteer
from seeds.parser.reading import LIMIT, read_text, split_name

from . import reasons

STEM = re.compile(r"\w[\w .,()+-]{0,149}")


@dataclass
class Story:
    """The files of one stem, and what is in them: texts and documents by language."""

    stem: str
    files: list[Path] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The names of the files, as one line that any terminal can print."""
        return ", ".join(ascii(file.name)[1:-1] if not file.name.isprintable() else file.name for file in self.files)

    def read(self, gazetteer: Gazetteer) -> None:
        """Fill texts and documents: Russian first, as the language of origin. Raises `UnreadableText` or `OSError`."""
        if not STEM.fullmatch(self.stem):
            raise UnreadableText(reasons.STRANGE_NAME)
        for file in self.files:
            with file.open("rb") as opened:
                raw = opened.read(LIMIT + 1)
            document = parse(raw, file.name, gazetteer)
            if document.language in self.documents:
                raise UnreadableText(reasons.LANGUAGE_TWICE)
            self.documents[document.language] = document
            self.texts[document.language] = read_text(raw)[0]
        self.documents = {language: self.documents[language] for language in LANGUAGES if language in self.documents}


def stories_in(folder: Path) -> list[Story]:
    """The stories of a folder, by name. A stem is the file's name without language and suffix."""
    stories: dict[str, Story] = {}
    for file in sorted(folder.glob("*.txt")):
        if file.is_file():
            stem, _language = split_name(file.name)
            stories.setdefault(stem, Story(stem)).files.append(file)
    return list(stories.values())

"""Read a raw press text: bytes or text in, a Document out. No Django, no network, no database.

    gazetteer = Gazetteer.from_fixture("newsroom/regions/fixtures/regions.json")
    document = parse(path.read_bytes(), path.name, gazetteer)

What is in a Document: document.py. What it is not sure of: marks.py.
"""

from . import marks
from .document import Document, Mark, UnreadableText
from .events import find_events
from .gazetteer import Gazetteer
from .layout import take_apart
from .materials import find_materials
from .organisations import find_organisations
from .people import find_people
from .places import find_places
from .quotes import find_quotes
from .reading import language_of, read_text, split_name
from .sources import find_sources
from .story import kind_of, propose_headline
from .words import sentences_of

__all__ = ["Document", "Gazetteer", "UnreadableText", "parse"]


def parse(raw: bytes | str, name: str, gazetteer: Gazetteer) -> Document:
    """Read one press text.

    `name` is the file's name: its stem is the story's identity, its suffix (.ru.txt, .en.txt) the language; else the
    letters tell it. Raises UnreadableText, and nothing else, for what is no text (empty, binary, longer than 1 MiB).
    """
    text, notes = read_text(raw)
    stem, named_language = split_name(name)
    language = named_language or language_of(text)
    if language != language_of(text):
        notes.append(Mark("language", marks.LANGUAGE_DISAGREES))
    layout = take_apart(text)
    sentences = [
        sentence
        for index, paragraph in enumerate((layout.headline or "", *layout.paragraphs))
        for sentence in sentences_of(paragraph, index - 1)
    ]
    if not layout.paragraphs or not any(sentence.words for sentence in sentences):
        raise UnreadableText(marks.BYTES_WORDLESS)
    people = find_people(sentences, gazetteer, language)
    countries, regions, places_notes = find_places(sentences, gazetteer)
    sources, sources_notes = find_sources(sentences, layout.site, layout.published_on)
    quotes, quotes_notes = find_quotes(layout.paragraphs, sentences, people)
    organisations = find_organisations(sentences, people)
    year = layout.published_on.year if layout.published_on else None
    events, events_notes = find_events(sentences, people, organisations, gazetteer, regions, year)
    materials, materials_notes = find_materials(sentences)
    proposed = None if layout.headline else propose_headline(sentences, people)
    if proposed:
        notes.append(Mark("headline", marks.HEADLINE_PROPOSED, proposed))
    return Document(
        stem=stem,
        language=language,
        kind=kind_of(sources, events),
        headline=layout.headline,
        proposed_headline=proposed,
        published_on=layout.published_on,
        byline=layout.byline,
        paragraphs=layout.paragraphs,
        sources=sources,
        countries=countries,
        regions=regions,
        people=people.persons,
        organisations=organisations,
        quotes=quotes,
        events=events,
        materials=materials,
        marks=(*notes, *places_notes, *sources_notes, *quotes_notes, *events_notes, *materials_notes),
        furniture=layout.furniture,
    )

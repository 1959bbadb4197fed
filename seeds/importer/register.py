"""The newsroom's directory and regions as the importer finds them, and as it adds to them."""

import re

from newsroom.directory.models import Organisation, Person, Position
from newsroom.language import fold, per_language
from newsroom.regions.models import Region
from seeds.parser.document import Document

from . import reasons
from .notes import Remark
from .pairs import Row, columns, fitting, same_name, side_by_side, values
from .rules import as_indexed

SIGNS = re.compile(r"[«»“”„\"'’‘]")
DASHES = re.compile("[–—]")
RANK_LAST = re.compile(r"(.*[^\s,]) (академик|член-корреспондент|профессор)")


class Register:
    """Finds organisations, people and regions for one story, and enters whom the directory lacks.

    `remarks` gathers what an editor should look at.
    """

    def __init__(self):
        self.remarks: list[Remark] = []
        self.positions: dict[tuple[str, str], Position] = {}
        self.organisations: dict[str, Organisation] = {}
        for organisation in Organisation.objects.order_by("pk"):
            self.remember(organisation)

    def remark(self, field: str, reason: str, details: dict[str, str]) -> None:
        remark = Remark(field, reason, details)
        if remark not in self.remarks:
            self.remarks.append(remark)

    # Organisations

    def remember(self, organisation: Organisation) -> None:
        for spelling in spellings(organisation):
            self.organisations.setdefault(spelling, organisation)

    def known(self, names: dict[str, str]) -> Organisation | None:
        """The organisation that one of these names belongs to, or None."""
        return next((found for name in names.values() if (found := self.organisations.get(spelled(name)))), None)

    def organisation(self, names: dict[str, str]) -> Organisation | None:
        """The organisation of these names; one that is new is entered. None for no name."""
        names = {language: name for language, name in names.items() if name}
        found = self.known(names)
        if found is None and names:
            found = Organisation.objects.create(**fitting(Organisation, columns("name", names)))
            self.remark("organisations", reasons.ORGANISATION_ADDED, names)
            self.remember(found)
        return found

    def named_in(self, text: str) -> list[Organisation]:
        """The organisations that a text names by two words or more, in whatever form, in the order of the text."""
        words, found = as_indexed(text), {}
        for spelling, organisation in self.organisations.items():
            phrase = as_indexed(spelling)
            if " " in phrase.strip() and (place := words.find(phrase)) >= 0:
                found[organisation] = min(place, found.get(organisation, place))
        return sorted(found, key=found.get)

    def pair_organisations(self, parts: dict[str, tuple]) -> list[Row]:
        """Organisations that act in two texts side by side: those that the directory knows, then others by order."""

        def alike(one, another):
            return self.known({"": one.name}) == self.known({"": another.name})

        acting = {language: [one for one in part if one.role != "mentioned"] for language, part in parts.items()}
        known = {language: [one for one in part if self.known({"": one.name})] for language, part in acting.items()}
        new = {language: [one for one in part if one not in known[language]] for language, part in acting.items()}
        in_order = side_by_side(new, lambda one, another: one.role == another.role, in_order=True)
        for row in in_order:
            if len(row) == 2:
                self.remark("organisations", reasons.ORGANISATION_BY_ORDER, values(row, "name"))
        return side_by_side(known, alike) + in_order

    # People

    def enter_people(self, documents: dict[str, Document]) -> None:
        """Enter the people of the texts, so that `position` can be asked for them by name."""
        people = {language: document.people for language, document in documents.items()}
        rows = side_by_side(people, lambda one, another: same_name(one.name, another.name))
        for row in rows:
            names = values(row, "name")
            if len(row) < len(documents):
                self.remark("quotes", reasons.PERSON_ALONE, names)
            position = self.position_of(row)
            for key in names.items():
                self.positions[key] = position

    def position(self, names: dict[str, str]) -> Position | None:
        """The position of somebody entered, by their name in either language."""
        return next((self.positions[key] for key in names.items() if key in self.positions), None)

    def position_of(self, row: Row) -> Position:
        person = self.person(values(row, "name"))
        titles = {language: as_printed(title, language) for language, title in values(row, "position").items()}
        titles = fitting(Position, columns("title", titles))
        for position in person.positions.order_by("pk"):
            if any(title and fold(title) == fold(getattr(position, column) or "") for column, title in titles.items()):
                return completed(position, titles)
        organisation = self.organisation(values(row, "organisation"))
        return Position.objects.create(person=person, organisation=organisation, **titles)

    def person(self, names: dict[str, str]) -> Person:
        texts = fitting(Person, columns("name", names))
        for column, name in texts.items():
            if name and (person := Person.objects.filter(**{column: name}).order_by("pk").first()):
                return completed(person, texts)
        return Person.objects.create(**texts)

    # Regions

    def regions(self, documents: dict[str, Document]) -> list[Region]:
        """The countries and regions that the texts name together. Raises `LookupError` for a code nobody entered."""
        codes = {language: document.places for language, document in documents.items()}
        wanted = list(dict.fromkeys(code for part in codes.values() for code in part))
        found = Region.objects.in_bulk(wanted, field_name="code")
        if missing := [code for code in wanted if code not in found]:
            raise LookupError(missing[0])
        if differing := [found[code] for code in wanted if not all(code in part for part in codes.values())]:
            names = {
                language: ", ".join(getattr(region, f"name_{language}") for region in differing) for language in codes
            }
            self.remark("regions", reasons.REGIONS_DIFFER, names)
        return [found[code] for code in wanted]


def spellings(organisation: Organisation) -> set[str]:
    """Everything that an organisation is called, as `spelled`."""
    names = [getattr(organisation, column) for field in ("name", "abbreviation") for column in per_language(field)]
    return {spelled(name) for name in [*names, *organisation.other_spellings.splitlines()] if name} - {""}


def spelled(name: str) -> str:
    """A name without what spellings differ in: letter case, ё, quotation marks, kinds of dash, the article."""
    return " ".join(SIGNS.sub("", DASHES.sub("-", fold(name))).split()).removeprefix("the ")


def as_printed(title: str, language: str) -> str:
    """A title as it stands after a name; in Russian with a small letter, and an academic rank goes first."""
    if language != "ru":
        return title
    if rank_last := RANK_LAST.fullmatch(title):
        title = f"{rank_last[2]}, {rank_last[1]}"
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def completed(thing, texts: dict[str, str]):
    """The same row, its empty texts filled; what it says stays."""
    new = {column: text for column, text in texts.items() if text and not getattr(thing, column)}
    for column, text in new.items():
        setattr(thing, column, text)
    if new:
        thing.save()
    return thing

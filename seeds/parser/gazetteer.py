"""Names of countries, regions and towns in every form a text uses, and the codes they mean."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .vocabulary import REGION_KINDS_EN, REGION_KINDS_RU
from .words import CASES, WORD, fold, forms

SAME_KIND = (("oblast", "region", "voblast", "province"), ("krai", "kray", "territory", "region"),
             ("autonomous okrug", "autonomous area", "autonomous district", "okrug"))  # fmt: skip
KIND_OF = {"рес": "republic", "rep": "republic", "кра": "krai", "kra": "krai", "ter": "krai", "обл": "oblast"}
CITIES = frozenset({"city", "federal_city"})
Name = tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A country or a region; `country` is a code, "" for a country."""

    code: str
    country: str
    kind: str
    time_zone: str


class Gazetteer:
    """What a name means: `names` whole ones, `bare` those that need “region” or “republics of” beside them.

    `names` gives codes and whether the name also means something else; a name of two regions is ambiguous too.
    """

    def __init__(self, places: Iterable[Place], home: str = "RU") -> None:
        self.places = {place.code: place for place in places}
        self.home = home
        self.names: dict[Name, tuple[str, bool]] = {}
        self.bare: dict[Name, list[str]] = defaultdict(list)
        self.longest: dict[str, int] = defaultdict(int)

    @classmethod
    def from_fixture(cls, path: str | Path) -> "Gazetteer":
        """Build from a Django fixture of `regions.region` and `regions.regionalias`; once for each file and process."""
        path = Path(path)
        return _built(path, path.stat().st_mtime_ns)

    def add(self, code: str, name_ru: str, name_en: str, is_ambiguous: bool = False) -> None:
        """Let both names, with all their forms, mean the region `code`."""
        for name in _russian(name_ru) | _english(name_en):
            self._remember(name, code, is_ambiguous)

    def country_of(self, code: str) -> str:
        return self.places[code].country or code

    def meaning(self, words: list[str], index: int) -> tuple[int, str, bool] | None:
        """The longest name that begins at `words[index]` (folded words): length, code, is it ambiguous."""
        for length in range(min(self.longest.get(words[index], 0), len(words) - index), 0, -1):
            found = self.names.get(tuple(words[index : index + length]))
            if found:
                return length, *found
        return None

    def listed(self, name: Name, kind_word: str) -> str | None:
        """What a name means in a list that shares the word “regions” or “republics” (`kind_word`, folded)."""
        codes = self.bare.get(name, [])
        kind = KIND_OF.get(kind_word[:3])
        right = next((code for code in codes if self.places[code].kind == kind), None)
        return right or next(iter(codes), None) or self.names.get(name, (None,))[0]

    def _remember(self, name: Name, code: str, is_ambiguous: bool) -> None:
        known = self.names.get(name)
        if known and known[0] != code:
            # Of two meanings the sure one wins; two sure ones make the name unsure.
            if known[1] != is_ambiguous:
                code, is_ambiguous = known if is_ambiguous else (code, False)
            else:
                code, is_ambiguous = known[0], True
        self.names[name] = code, is_ambiguous if not known or known[0] != code else known[1] and is_ambiguous
        self.longest[name[0]] = max(self.longest[name[0]], len(name))

    def _add_region(self, code: str, name_ru: str, name_en: str) -> None:
        self.add(code, name_ru, name_en)
        if self.places[code].kind in CITIES:
            return
        russian, english = _words(name_ru), _words(name_en)
        kept = [word for word in russian if word not in REGION_KINDS_RU and word not in {"автономный", "автономная"}]
        for name in _russian(" ".join(kept)):
            self.bare[name].append(code)
        kept = [word for word in english if word not in REGION_KINDS_EN | {"of", "the", "autonomous"}]
        self.bare[tuple(kept)].append(code)
        for synonyms in SAME_KIND:
            kind = next((kind for kind in synonyms if " ".join(english).endswith(" " + kind)), None)
            for other in synonyms if kind else ():
                self._remember((*kept, *other.split()), code, False)


@lru_cache(maxsize=4)
def _built(path: Path, _changed: int) -> Gazetteer:
    rows = json.loads(path.read_text(encoding="utf-8"))
    regions = {row["pk"]: row["fields"] for row in rows if row["model"] == "regions.region"}
    codes = {pk: fields["code"] for pk, fields in regions.items()}
    gazetteer = Gazetteer(
        Place(fields["code"], codes.get(_key(fields["country"]), ""), fields["kind"], fields["time_zone"])
        for fields in regions.values()
    )
    for fields in regions.values():
        if fields["kind"] == "country":
            gazetteer.add(fields["code"], fields["name_ru"], fields["name_en"])
        else:
            gazetteer._add_region(fields["code"], fields["name_ru"], fields["name_en"])
    for row in rows:
        if row["model"] == "regions.regionalias":
            fields = row["fields"]
            gazetteer.add(codes[_key(fields["region"])], fields["name_ru"], fields["name_en"], fields["is_ambiguous"])
    return gazetteer


def _key(value):
    return value[0] if isinstance(value, list) else value


def _words(name: str) -> list[str]:
    return [fold(word) for word in WORD.findall(name)]


def _english(name: str) -> set[Name]:
    words = _words(name)
    return {tuple(words[1:] if words[0] == "the" else words)} if words else set()


def _russian(name: str) -> set[Name]:
    """The name in six cases, with and without what follows its first noun: «Республике Татарстан(е)»."""
    words = _words(name)
    if not words:
        return set()
    chosen = [_in_nominative(word) for word in words]
    nouns = [index for index, form in enumerate(chosen) if form and form.tag.POS == "NOUN"]
    found = {tuple(words)}
    for case in CASES:
        changed = [_in_case(form, case) or word for word, form in zip(words, chosen, strict=True)]
        found.add(tuple(changed))
        if nouns:
            found.add((*changed[: nouns[0] + 1], *words[nouns[0] + 1 :]))
    return found


def _in_nominative(word: str):
    readings = [form for form in forms(word) if form.tag.case == "nomn" and form.tag.POS in {"NOUN", "ADJF", "PRTF"}]
    readings.sort(key=lambda form: ("Geox" not in form.tag, form.tag.number == "plur"))
    return readings[0] if readings else None


def _in_case(form, case: str) -> str | None:
    changed = form.inflect({case}) if form else None
    return fold(changed.word) if changed else None

"""Two snapshots beside their common ancestor: where they differ, and what they become together.

The rule is that of every three-way merge: what one side alone changed is taken, what both changed is asked. A field of
a text, or of a row that all three have, is a place of its own; a row that one of them lacks is one place as a whole.
"""

from dataclasses import dataclass

from newsroom.language import LANGUAGES

#: A place in a snapshot: `("headline_ru",)`, `("quotes", key)` or `("quotes", key, "text_ru")`.
Path = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """A place where theirs and mine differ. A row that one side lacks is None there."""

    path: Path
    base: object
    theirs: object
    mine: object

    @property
    def name(self):
        """The place as a form names it."""
        return ".".join(self.path)

    @property
    def is_conflict(self):
        return self.base not in (self.theirs, self.mine)

    @property
    def proposed(self):
        """The side that changed the place: "theirs" or "mine"; None where both did."""
        if self.is_conflict:
            return None
        return "mine" if self.theirs == self.base else "theirs"


def places(*snapshots):
    """What each of these snapshots says in every place: `{path: [value, …]}`, in the order of the forms."""
    told = {}
    for name in ordered(each["fields"] for each in snapshots):
        told[(name,)] = [each["fields"].get(name) for each in snapshots]
    for relation in ordered(each["rows"] for each in snapshots):
        by_key = [{row["key"]: row for row in each["rows"].get(relation, [])} for each in snapshots]
        for key in ordered(by_key):
            rows = [rows.get(key) for rows in by_key]
            if None in rows:
                told[relation, key] = rows
                continue
            for name in ordered(rows):
                if name != "key":
                    told[relation, key, name] = [row.get(name) for row in rows]
    return told


def ordered(dictionaries):
    return dict.fromkeys(name for each in dictionaries for name in each)


def changes(before, after):
    """Where two snapshots differ: `{path: (before, after)}`."""
    return {path: (old, new) for path, (old, new) in places(before, after).items() if old != new}


def language_of(path):
    """The language of one place in a text; None for what stands on the pages of both, a row as a whole included."""
    name = path[-1] if len(path) != 2 else ""
    base, _underscore, language = name.rpartition("_")
    return language if base and language in LANGUAGES else None


def differences(base, theirs, mine):
    """Where theirs and mine differ, with what stood there before either."""
    return [Difference(path, *values) for path, values in places(base, theirs, mine).items() if values[1] != values[2]]


def joined(theirs, mine, differing, choices):
    """One snapshot of two: theirs, with mine where mine was chosen.

    `choices` is `{name: "mine" | "theirs"}`; a place that it does not name takes the proposed side, and raises
    `KeyError` where there is none.
    """
    result = {"fields": dict(theirs["fields"]), "rows": {}}
    for relation in ordered((theirs["rows"], mine["rows"])):
        result["rows"][relation] = {row["key"]: dict(row) for row in theirs["rows"].get(relation, [])}
    for difference in differing:
        if (choices.get(difference.name) or difference.proposed or choices[difference.name]) == "mine":
            place(result, difference.path, difference.mine)
    result["rows"] = {relation: list(rows.values()) for relation, rows in result["rows"].items()}
    return result


def place(result, path, value):
    match path:
        case (name,):
            result["fields"][name] = value
        case (relation, key) if value is None:
            result["rows"][relation].pop(key, None)
        case (relation, key):
            result["rows"][relation][key] = dict(value)
        case (relation, key, name):
            result["rows"][relation][key][name] = value

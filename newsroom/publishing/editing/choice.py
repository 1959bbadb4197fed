"""Two texts to be joined: the places where they differ, and the side that a person chose in each."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from newsroom.publishing.editing.places import Places
from newsroom.publishing.history import revisions
from newsroom.publishing.history.merging import Difference, differences, joined
from newsroom.publishing.rows import languages_for, shapes

SIDES = ("theirs", "mine")


@dataclass(frozen=True)
class ChoiceRow:
    """One place as the page shows it: three texts, of which two can be chosen."""

    difference: Difference
    places: Places
    chosen: str | None

    @cached_property
    def place(self):
        return self.places.place(self.difference.path)

    @property
    def base(self):
        return self.places.text(self.place, self.difference.base)

    @property
    def sides(self):
        for name in SIDES:
            shown = self.places.marked(self.place, self.difference.base, getattr(self.difference, name))
            yield {"name": name, "shown": shown, "is_chosen": self.chosen == name}


class Choice:
    """What a posted page chose between two texts that began from one; `thing` is the text that becomes both."""

    def __init__(self, request, thing, *, base, theirs, mine):
        self.thing, self.user = thing, request.user
        self.theirs, self.mine = theirs, mine
        self.faults, self.losses = [], []
        self.version = request.POST.get("read_version", str(thing.version))
        self.places = Places(type(thing), base, theirs, mine)
        is_open = {*languages_for(request, thing), *([None] if shapes(request, thing) else [])}
        self.differences = [
            each for each in differences(base, theirs, mine) if self.places.place(each.path).language in is_open
        ]
        self.chosen = {each.name: self.chosen_side(request, each) for each in self.differences}

    @staticmethod
    def chosen_side(request, difference):
        side = request.POST.get(f"side:{difference.name}")
        return side if side in SIDES else difference.proposed

    @property
    def rows(self):
        """Where a choice has to be made first, then what one side alone changed."""
        rows = [ChoiceRow(each, self.places, self.chosen[each.name]) for each in self.differences]
        return sorted(rows, key=lambda row: not row.difference.is_conflict)

    def save(self):
        """Make the text what was chosen; False, with the reasons in `faults`, when that cannot be: nothing is saved."""
        if self.version != str(self.thing.version):
            self.faults = [_("The text changed once more while you were choosing: look at the differences again.")]
        for each in self.differences:
            if self.chosen[each.name] is None:
                self.faults.append(_("Choose a side: %(place)s.") % {"place": self.places.place(each.path).label})
        if self.faults:
            return False
        with transaction.atomic():
            text = joined(self.theirs, self.mine, self.differences, self.chosen)
            self.losses = revisions.write(self.thing, text, by=self.user)
            self.faults = self.thing.incomplete()
            if self.faults:
                transaction.set_rollback(True)
        return not self.faults

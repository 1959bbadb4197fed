"""Situations of the desk that have pages of their own, for tests that walk all pages."""

from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.history.snapshots import take


def overtaken(live, person):
    """A draft beside a live text that moved on, and a text set aside beside it: `(draft, what was set aside)`."""
    draft = drafts.begin(live, by=person)
    base = revisions.begin(draft)
    for thing, words in ((draft, "Draft words"), (live, "Live words")):
        title = live.required_texts[0]
        for language in ("ru", "en"):
            setattr(thing, f"{title}_{language}", words)
        thing.save()
        revisions.record(thing, by=person)
    mine = take(draft)
    mine["fields"][f"{live.required_texts[0]}_en"] = "My words"
    return draft, revisions.set_aside(draft, mine, base, by=person)

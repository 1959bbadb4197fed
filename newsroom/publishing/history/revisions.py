"""The history of a text: every save that changed something, whole."""

from newsroom.language import LANGUAGES
from newsroom.publishing.history.merging import changes, language_of
from newsroom.publishing.history.snapshots import put, take
from newsroom.publishing.models import Revision


def record(thing, *, by, kind=Revision.Kind.MATERIAL):
    """Remember what a text says now, as a revision; None when it says what it said before.

    `by` is the person who saved it, None for a command of the newsroom. A material change of what readers see is also
    the moment of the last change that they are told. Call it in the transaction of the save, after the rows. Two
    queries beside those of the snapshot.
    """
    snapshot = take(thing)
    last = latest(thing)
    if last and last.snapshot == snapshot:
        return None
    touched = list(changes(last.snapshot, snapshot)) if last else []
    if kind == Revision.Kind.MATERIAL:
        thing.note_update(languages_of(thing, touched))
    return keep(thing, snapshot, by=by, kind=kind, touched=touched)


def languages_of(thing, touched):
    """The languages whose pages read otherwise after a change: both for what stands on the pages of both."""
    languages = {language_of(path) for path in touched if path[-1] not in thing.unread_fields}
    return [language for language in LANGUAGES if languages & {language, None}]


def latest(thing):
    return Revision.objects.of(thing).saved().first()


def first(thing):
    """What a text said when it was first saved; now, where nothing is remembered."""
    return Revision.objects.of(thing).saved().last() or begin(thing)


def keep(thing, snapshot, *, by, kind, **options):
    return Revision.objects.create(
        item=thing.anchor,
        is_draft=thing.working_copy_of_id is not None,
        version=thing.version,
        kind=kind,
        by=by,
        snapshot=snapshot,
        **options,
    )


def begin(thing):
    """The last revision of a text as it is stored: what it said before anybody's next save.

    Makes one where a command or a migration changed the text without a word.
    """
    record(thing, by=None, kind=Revision.Kind.AUTOMATIC)
    return latest(thing)


def base_of(thing, version):
    """What a form began from that was opened at a version of this text: the last common text of it and of now."""
    return Revision.objects.of(thing).at_version(version if version is not None else thing.version) or begin(thing)


def set_aside(thing, snapshot, base, *, by):
    """Keep what was typed against an older text, until somebody chooses: nothing typed and saved is lost."""
    return keep(thing, snapshot, by=by, kind=Revision.Kind.ASIDE, base=base)


def write(thing, snapshot, *, by, kind=Revision.Kind.MATERIAL):
    """Make a text say what a snapshot says, and remember it. Returns what could not be put back, as sentences."""
    begin(thing)
    thing.changed_by = by
    losses = put(thing, snapshot)
    record(thing, by=by, kind=kind)
    return losses

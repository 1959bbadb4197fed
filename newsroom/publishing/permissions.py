"""Who may do what. Rights are positive: a role lacks what it may not do, nobody carries a prohibition.

What a text has outside its two languages (regions, cover, dates, which rows there are) stands on the pages of both.
"""

from django.contrib.auth import get_permission_codename

from newsroom.language import LANGUAGES

from .status import Status


def has_right(user, thing, action):
    """Whether a role has an action ("add", "change", "submit", "publish" …) on a kind of thing: a row, or its model."""
    codename = get_permission_codename(action, thing._meta)
    return user.is_active and user.has_perm(f"{thing._meta.app_label}.{codename}")


def works_for(user, thing):
    """Whether a text is of one of the regions that somebody writes for; a new one belongs to its author."""
    if user.has_perm("publishing.any_region") or thing.pk is None:
        return True
    own = thing.regions.filter(correspondents=user).exists()
    return own or (thing.created_by_id == user.pk and not thing.regions.exists())


def writable_languages(user, thing):
    """The languages in which somebody may write a text as it stands now; [] for none. One query at most."""
    if not has_right(user, thing, "change" if thing.pk else "add") or not works_for(user, thing):
        return []
    return [
        language
        for language in LANGUAGES
        if writes_in(user, thing, language)
        and (thing.status_in(language) == Status.DRAFT or user.has_perm("publishing.any_status"))
    ]


def writes_in(user, thing, language):
    """Whether somebody works in a language of this text: translators do not touch the one it began in."""
    return language != thing.source_language or user.has_perm("publishing.source_language")


def may_shape(user, thing):
    """Whether somebody may write what is in no language, and add and remove rows: all languages have to be open."""
    return len(writable_languages(user, thing)) == len(LANGUAGES)


def may_begin_draft(user, live):
    """Whether somebody may begin a draft beside a live text; whoever may publish decides what becomes of it."""
    return has_right(user, live, "change") and works_for(user, live)


def may_move(user, thing, move, language):
    """Whether somebody may make a move: by the rights that it takes, in a language and for a region of theirs."""
    return (
        has_right(user, thing, move.permission)
        and (not move.further or user.has_perm(move.further))
        and writes_in(user, thing, language)
        and works_for(user, thing.live)
    )

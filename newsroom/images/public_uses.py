"""Which pictures and documents readers may see, and which one may see at the desk: those of the texts they may read.

The ground knows no stories and events, so each room that shows pictures or documents says so itself, when it starts:

    class ArticlesConfig(AppConfig):
        def ready(self):
            from newsroom.images.public_uses import register
            from .models import Article

            texts = Article.objects
            register(texts.published_in_any_language, texts.visible_to, image=["cover"], attachment=["files"])
"""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q


class Use(NamedTuple):
    public: object
    seen_by: object
    keys: dict


_uses = []


def register(public, seen_by, **keys):
    """Add a use: `public()` gives the rows that readers may see now, `seen_by(user)` those that a colleague may see.

    `image` and `attachment` name the ways from such a row to its pictures and documents, as in `filter`.
    """
    _uses.append(Use(public, seen_by, keys))


def is_public(upload) -> bool:
    """Whether something that readers may see now shows this picture, or offers this document. One query."""
    return type(upload).objects.public().filter(pk=upload.pk).exists()


def used_publicly(model) -> Q:
    """The condition for pictures or documents of something that readers may see now."""
    return _any(model, ((use.public(), use.keys) for use in _uses))


def used_before(model, user) -> Q:
    """The condition for pictures or documents of something that a colleague may see at the desk."""
    return _any(model, ((use.seen_by(user), use.keys) for use in _uses))


def _any(model, rows_and_keys):
    """Asked from the upload towards its uses: a database would rather walk through everything that is published."""
    shown = Q(pk__in=[])
    for rows, keys in rows_and_keys:
        is_among_them = Exists(rows.filter(pk=OuterRef("pk")))
        for key in keys.get(model._meta.model_name, ()):
            shown |= Q(Exists(rows.model._base_manager.filter(is_among_them, **{key: OuterRef("pk")})))
    return shown

"""What a text has once for each language: columns, the promises of the database about them, and their index."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES

from .status import NOT_YET_PUBLIC, Status


def status_column(language):
    return models.CharField(
        _("status in Russian") if language == "ru" else _("status in English"),
        max_length=10,
        choices=Status.choices,
        default=Status.DRAFT,
        editable=False,
    )


def moment_column(language, in_russian, in_english, **options):
    return models.DateTimeField(in_russian if language == "ru" else in_english, null=True, blank=True, **options)


def constraints(language):
    """What the database promises of a text in one language."""
    status, published_at = f"status_{language}", f"published_at_{language}"
    return [
        models.CheckConstraint(
            condition=Q(**{f"{status}__in": Status.values}),
            name=f"%(app_label)s_%(class)s_{status}_known",
        ),
        models.CheckConstraint(
            condition=Q(**{f"{status}__in": NOT_YET_PUBLIC}) | Q(**{f"{published_at}__isnull": False}),
            name=f"%(app_label)s_%(class)s_{language}_has_moment",
        ),
        models.CheckConstraint(
            condition=Q(working_copy_of=None) | Q(**{f"{status}__in": NOT_YET_PUBLIC}),
            name=f"%(app_label)s_%(class)s_{language}_copy_hidden",
        ),
    ]


def indexes():
    """Of every kind of text; each names what it is for."""
    return [
        *(public_index(language) for language in LANGUAGES),
        *(  # for the day of the latest change in a site map
            models.Index(
                fields=[f"-updated_at_{language}"],
                condition=Q(**{f"updated_at_{language}__isnull": False}),
                name=f"%(class)s_updated_{language}",
            )
            for language in LANGUAGES
        ),
        *(  # for the worklists of what is not public yet, and of what has a date but no approval
            models.Index(
                fields=[f"status_{language}", f"published_at_{language}"],
                condition=Q(**{f"status_{language}__in": NOT_YET_PUBLIC}),
                name=f"%(class)s_open_{language}",
            )
            for language in LANGUAGES
        ),
    ]


def public_index(language):
    """For `published().newest_first()`: it answers where and in which order, and counts without a look at the rows."""
    return models.Index(
        fields=[f"status_{language}", "working_copy_of", f"-published_at_{language}", "-id"],
        name=f"%(class)s_public_{language}",
    )

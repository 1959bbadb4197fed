"""Who the news is about: organisations, people, and the positions that people held, with their dates."""

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom import search
from newsroom.language import active_language, is_filled, latin_slug, other, value_in
from newsroom.language.addresses import address
from newsroom.language.fields import TypesetCharField
from newsroom.language.years import validate_year


def named_in_some_language():
    """A condition for the database, in which NULL would pass for a name."""
    return Q(name_ru__gt="", name_ru__isnull=False) | Q(name_en__gt="", name_en__isnull=False)


class Organisation(models.Model):
    """A body that makes news: a member of the association, a partner, an authority, a newspaper."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("association")
        CLUSTER = "cluster", _("cluster")
        TECHNOPARK = "technopark", _("technopark")
        ZONE = "zone", _("special economic zone")
        AUTHORITY = "authority", _("authority")
        ACADEMY = "academy", _("academy")
        UNIVERSITY = "university", _("university")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    name = TypesetCharField(_("name"), max_length=250, blank=True)
    genitive = TypesetCharField(
        _("name in the genitive"),
        language="ru",
        max_length=250,
        blank=True,
        help_text=_("In Russian: «Новости …». For example: «Ассоциации кластеров»."),
    )
    abbreviation = TypesetCharField(_("abbreviation"), max_length=40, blank=True)
    other_spellings = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_("One on a line, in either language: press texts are read with them."),
    )
    region = models.ForeignKey(
        "regions.Region",
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="organisations",
        null=True,
        blank=True,
    )
    is_member = models.BooleanField(_("member of the association"), default=False)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name_ru", "name_en", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(condition=named_in_some_language(), name="organisation_has_name"),
        ]

    def __str__(self):
        return name_in_either_language(self)

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        search.index_names(self)

    def get_absolute_url(self):
        slug = latin_slug(value_in(self, "name", active_language()) or str(self)) or "organisation"
        return address("directory:organisation", self.pk, slug)

    @property
    def search_names(self):
        return self.name_ru, self.name_en, self.abbreviation_ru, self.abbreviation_en


class Person(models.Model):
    """Somebody who speaks or is spoken of."""

    name = TypesetCharField(_("full name"), max_length=150, blank=True, help_text=_("First name, then last name."))

    class Meta:
        ordering = ["name_ru", "name_en", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=named_in_some_language(), name="person_has_name"),
        ]

    def __str__(self):
        return name_in_either_language(self)


class PositionQuerySet(models.QuerySet):
    def on(self, day):
        """Positions held on a day; open ends count as held."""
        return self.filter(
            Q(held_from=None) | Q(held_from__lte=day),
            Q(held_until=None) | Q(held_until__gte=day),
        )

    def with_names(self):
        return self.select_related("person", "organisation")


class Position(models.Model):
    """What a person was, where, and from when to when: a quote keeps the title of its day."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="positions",
        null=True,
        blank=True,
    )
    title = TypesetCharField(
        _("job title"), max_length=250, blank=True, help_text=_("As it is printed after the name.")
    )
    held_from = models.DateField(_("held from"), null=True, blank=True, validators=[validate_year])
    held_until = models.DateField(_("held until"), null=True, blank=True, validators=[validate_year])

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["person", F("held_from").desc(nulls_last=True), "pk"]
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            models.CheckConstraint(
                condition=Q(held_from=None) | Q(held_until=None) | Q(held_from__lte=F("held_until")),
                name="position_held_in_order",
            ),
        ]

    def __str__(self):
        title = name_in_either_language(self, "title")
        return f"{self.person}, {title}" if title else str(self.person)


def name_in_either_language(thing, field="name"):
    """A name for the desk: in the interface's language, else in the other one."""
    language = active_language()
    value = value_in(thing, field, language)
    return value if is_filled(value) else value_in(thing, field, other(language))

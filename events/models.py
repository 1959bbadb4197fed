"""Events: what the association and its partners hold, with agenda, organisers and what remains afterwards."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.language import active_language, latin_slug, value_in
from newsroom.language.addresses import address
from newsroom.language.fields import TypesetCharField, TypesetTextField
from newsroom.language.years import validate_year
from newsroom.prose.fields import ProseField
from newsroom.publishing.children import AttachmentRow, OrganisationRow, PictureRow
from newsroom.publishing.models import ChildRow, unique_key
from newsroom.publishing.publishable import Publishable

from . import dates
from .programme import programme
from .querysets import EventQuerySet
from .times import Timed


def validate_time_zone(value):
    if value not in available_timezones():
        raise ValidationError(_("There is no time zone “%(value)s”."), params={"value": value})


class Series(models.Model):
    """Events that repeat under one name."""

    name = TypesetCharField(_("name"), max_length=150, blank=True)

    class Meta:
        ordering = ["name_ru", "name_en", "pk"]
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("several", "series")

    def __str__(self):
        return self.name or self.name_ru or self.name_en or ""


class Event(Timed, Publishable):
    """Something that takes place: on a minute, a day, in a month, or some time yet to be announced."""

    class Kind(models.TextChoices):
        SEMINAR = "seminar", _("seminar")
        CONFERENCE = "conference", _("conference")
        CONGRESS = "congress", _("congress")
        STREAM = "stream", _("programme stream")
        MEETING = "meeting", _("meeting")
        VISIT = "visit", _("visit")
        EXHIBITION = "exhibition", _("exhibition")

    class Precision(models.TextChoices):
        MINUTE = "minute", _("to the minute")
        DAY = "day", _("to the day")
        MONTH = "month", _("to the month")
        SEASON = "season", _("to the season")
        YEAR = "year", _("to the year")
        NONE = "none", _("dates to be announced")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.CONFERENCE)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        related_name="parts",
        null=True,
        blank=True,
    )
    series = models.ForeignKey(
        Series,
        verbose_name=_("series"),
        on_delete=models.PROTECT,
        related_name="events",
        null=True,
        blank=True,
    )
    title = TypesetCharField(_("title"), max_length=250, blank=True)
    summary = TypesetTextField(_("summary"), blank=True, help_text=_("One paragraph: what, for whom, what for."))
    body = ProseField(_("body"), blank=True)
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True, validators=[validate_year])
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True, validators=[validate_year])
    date_precision = models.CharField(
        _("how exact the dates are"), max_length=6, choices=Precision.choices, default=Precision.MINUTE
    )
    over_at = models.DateTimeField(_("over at"), null=True, editable=False)
    first_on = models.DateField(_("first day"), null=True, editable=False)
    last_on = models.DateField(_("last day"), null=True, editable=False)
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="Europe/Moscow", validators=[validate_time_zone],
        help_text=_("The zone of the place: all times here are on its clock, and so are those on the page."),
    )  # fmt: skip
    venue = TypesetCharField(_("venue"), max_length=200, blank=True)
    address = TypesetCharField(_("address of the venue"), max_length=250, blank=True)
    venue_note = TypesetCharField(_("how to find it"), max_length=250, blank=True)
    online_url = models.URLField(_("online address"), blank=True)
    audience = TypesetCharField(_("for whom"), max_length=250, blank=True)
    registration = TypesetCharField(_("how to register"), max_length=250, blank=True)
    registration_url = models.URLField(_("registration address"), blank=True)
    event_status = models.CharField(
        _("state of the event"), max_length=10, choices=State.choices, default=State.PLANNED
    )
    status_reason = TypesetCharField(_("reason that readers are told"), max_length=250, blank=True)
    cover = models.ForeignKey(
        "images.Image",
        verbose_name=_("cover"),
        on_delete=models.PROTECT,
        related_name="covered_events",
        null=True,
        blank=True,
    )

    objects = EventQuerySet.as_manager()

    required_texts = ("title", "summary")
    searched_texts = ("title", "summary", "body", "venue", "address", "audience")
    searched_rows = (("agenda", "title"),)

    class Meta(Publishable.Meta):
        ordering = ["-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="event_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(date_precision="none", starts_at=None, ends_at=None)
                | (~Q(date_precision="none") & Q(starts_at__isnull=False)),
                name="event_dates_as_exact_as_said",
            ),
        ]
        indexes = [
            *Publishable.Meta.indexes,
            models.Index(fields=["over_at", "starts_at"], name="event_over"),
            models.Index(fields=["last_on", "first_on"], name="event_days"),
        ]

    def __str__(self):
        return self.title or self.title_ru or self.title_en or str(_("Event without a title"))

    def save(self, *args, **kwargs):
        self.over_at = dates.over_at(*self.dates)
        self.first_on, self.last_on = dates.days(*self.dates)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "over_at", "first_on", "last_on"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address("events:detail", self.pk, self.slug)

    @property
    def programme(self):
        """The agenda by days."""
        return programme(self.agenda.all(), self.time_zone)

    @property
    def is_awaited(self):
        """Whether people may still come: it is neither over nor called off."""
        return not self.is_over and self.event_status != self.State.CANCELLED

    @property
    def has_materials(self):
        """Whether a recording or a document is there, and not only expected."""
        return any(material.url for material in self.materials.all())

    @property
    def slug(self):
        """The readable part of the address in the active language; the number decides."""
        return latin_slug(value_in(self, "title", active_language())) or "event"

    def publish_errors(self, language, images=None):
        errors = super().publish_errors(language, images)
        if self.event_status != self.State.PLANNED and not value_in(self, "status_reason", language):
            errors.append(_("The event is not held as planned, and readers are not told why."))
        return errors

    def shown_images(self):
        rows = self.pictures.select_related("image")
        return [*([self.cover] if self.cover else []), *(row.image for row in rows)]

    def known_data(self, site):
        """The event in the words of schema.org, as far as its row alone tells; None without a date. No queries."""
        from .structured_data import outline, where

        known = outline(self, site)
        return known and known | where(self)


class EventPicture(PictureRow):
    """A further picture of an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pictures")

    class Meta(PictureRow.Meta):
        constraints = [unique_key("event")]


class EventAttachment(AttachmentRow):
    """A file that an event offers."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attachments")

    class Meta(AttachmentRow.Meta):
        constraints = [unique_key("event")]


class EventOrganisation(OrganisationRow):
    """An organisation that holds or helps to hold an event."""

    class Role(models.TextChoices):
        HOST = "host", _("host")
        ORGANISER = "organiser", _("organiser")
        CO_ORGANISER = "co_organiser", _("co-organiser")
        SUPPORT = "support", _("with the support of")
        PARTNER = "partner", _("partner")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="organisations")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.ORGANISER)

    class Meta(OrganisationRow.Meta):
        constraints = [
            unique_key("event"),
            models.UniqueConstraint(fields=["event", "organisation", "role"], name="event_organisation_role_once"),
        ]


class AgendaItem(ChildRow):
    """One line of an event's programme."""

    class Kind(models.TextChoices):
        TALK = "talk", _("talk")
        BREAK = "break", _("break")
        SESSION = "session", _("session")
        DISCUSSION = "discussion", _("discussion")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="agenda")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TALK)
    title = TypesetCharField(_("title"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True, validators=[validate_year])
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True, validators=[validate_year])
    speakers = models.ManyToManyField(
        "directory.Position", verbose_name=_("speakers"), related_name="agenda_items", blank=True
    )

    class Meta(ChildRow.Meta):
        ordering = [F("starts_at").asc(nulls_last=True), "position", "pk"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda")
        constraints = [
            unique_key("event"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="agenda_item_ends_after_start"
            ),
        ]

    def __str__(self):
        return self.title or self.get_kind_display()


class Material(ChildRow):
    """What remains of an event: a recording, slides, a document; without an address it is expected."""

    class Kind(models.TextChoices):
        RECORDING = "recording", _("recording")
        SLIDES = "slides", _("slides")
        DOCUMENT = "document", _("document")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.RECORDING)
    title = TypesetCharField(_("title"), max_length=200, blank=True)
    url = models.URLField(_("address"), blank=True, help_text=_("Leave empty while it is expected."))

    class Meta(ChildRow.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        constraints = [unique_key("event")]

    def __str__(self):
        return self.title or self.get_kind_display()

    @property
    def is_expected(self):
        return not self.url

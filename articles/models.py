"""Stories: what the newsroom files, with their quotes and the chain of sources they came by."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from newsroom.language import active_language, latin_slug, name_of, value_in
from newsroom.language.addresses import address
from newsroom.language.fields import TypesetCharField, TypesetTextField
from newsroom.language.years import validate_year
from newsroom.prose.fields import ProseField
from newsroom.publishing.children import AttachmentRow, OrganisationRow, PictureRow
from newsroom.publishing.models import ChildRow, unique_key
from newsroom.publishing.publishable import Publishable

from .listed import Listed
from .querysets import ArticleQuerySet

__all__ = ["Listed"]


class Section(models.Model):
    """A rubric of the newsroom: every story stands in one."""

    name = TypesetCharField(_("name"), max_length=80, blank=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return f"{address('articles:list')}?section={self.slug}"


class Topic(models.Model):
    """A subject that stories share."""

    name = TypesetCharField(_("name"), max_length=80, blank=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    press_contact = models.ForeignKey(
        "site.PressContact",
        verbose_name=_("press contact"),
        on_delete=models.SET_NULL,
        related_name="topics",
        null=True,
        blank=True,
        help_text=_("Whom journalists may call about this topic."),
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return f"{address('articles:list')}?topic={self.slug}"


class Article(Publishable):
    """A story the newsroom files, in Russian, in English, or in both."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        ANNOUNCEMENT = "announcement", _("announcement")
        REPORT = "report", _("report")
        INTERVIEW = "interview", _("interview")
        REPRINT = "reprint", _("reprint")
        RELEASE = "release", _("press release")

    class Coverage(models.TextChoices):
        ANNOUNCEMENT = "announcement", _("announces the event")
        PREPARATION = "preparation", _("about the preparations")
        REPORT = "report", _("reports from the event")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.NEWS)
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        related_name="articles",
        null=True,
        blank=True,
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), related_name="articles", blank=True)
    headline = TypesetCharField(_("headline"), max_length=200, blank=True)
    lead = TypesetTextField(_("lead"), blank=True, help_text=_("The first paragraph: who, what, where, when."))
    body = ProseField(_("body"), blank=True)
    byline = TypesetCharField(_("byline"), max_length=200, blank=True)
    dateline_place = TypesetCharField(_("dateline, place"), max_length=100, blank=True)
    dateline_on = models.DateField(_("dateline, day"), null=True, blank=True, validators=[validate_year])
    cover = models.ForeignKey(
        "images.Image",
        verbose_name=_("cover"),
        on_delete=models.PROTECT,
        related_name="covered_articles",
        null=True,
        blank=True,
    )
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        related_name="coverage",
        null=True,
        blank=True,
    )
    coverage = models.CharField(_("how it covers the event"), max_length=12, choices=Coverage.choices, blank=True)
    lead_until = models.DateTimeField(
        _("leads until"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("The story leads the front page until this moment."),
    )

    objects = ArticleQuerySet.as_manager()

    required_texts = ("headline", "lead")
    searched_texts = ("headline", "lead", "body", "byline", "dateline_place")
    searched_rows = (("quotes", "text"),)
    unread_fields = (*Publishable.unread_fields, "lead_until")

    class Meta(Publishable.Meta):
        ordering = ["-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(condition=Q(coverage="") | Q(event__isnull=False), name="article_covers_some_event"),
        ]
        indexes = [
            *Publishable.Meta.indexes,
            models.Index(fields=["-lead_until"], condition=Q(lead_until__isnull=False), name="article_leading"),
            models.Index(  # for the reports and announcements of an event
                fields=["event", "coverage"], condition=Q(event__isnull=False), name="article_of_event"
            ),
        ]

    def __str__(self):
        return self.headline or self.headline_ru or self.headline_en or str(_("Story without a headline"))

    def get_absolute_url(self):
        return address("articles:detail", self.pk, self.slug)

    @property
    def slug(self):
        """The readable part of the address in the active language; the number decides."""
        return latin_slug(value_in(self, "headline", active_language())) or "story"

    @property
    def day(self):
        """The day that the story is about: whoever speaks in it held a position then."""
        return self.dateline_on or timezone.localdate(self.created_at)

    @property
    def dateline(self):
        """Where and when the story was filed: «ДУБНА, 20 ноября 2026»; "" where neither is known."""
        filed_on = self.dateline_on and format_date(self.dateline_on, "j E Y")
        return ", ".join(filter(None, [self.dateline_place, filed_on]))

    def publish_errors(self, language, images=None):
        errors = super().publish_errors(language, images)
        if self.section_id is None:
            errors.append(_("The story stands in no section."))
        return errors

    def credit_line(self):
        """Where the story comes from, the nearest source first, in nominatives: «Источники: Asal.media; БЕЛТА».

        HTML, because a name that stands there in the other language is marked as such.
        """
        names = [(name_of(hop.organisation),) for hop in reversed(self.sources.all())]
        if not names:
            return ""
        line = ngettext("Source: %(names)s", "Sources: %(names)s", len(names))
        return mark_safe(line % {"names": format_html_join("; ", "{}", names)})

    def shown_images(self):
        rows = self.pictures.select_related("image")
        return [*([self.cover] if self.cover else []), *(row.image for row in rows)]


class ArticlePicture(PictureRow):
    """A further picture of a story."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="pictures")

    class Meta(PictureRow.Meta):
        constraints = [unique_key("article")]


class ArticleAttachment(AttachmentRow):
    """A file that a story offers."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attachments")

    class Meta(AttachmentRow.Meta):
        constraints = [unique_key("article")]


class ArticleOrganisation(OrganisationRow):
    """An organisation that a story tells of."""

    class Role(models.TextChoices):
        SUBJECT = "subject", _("the story is about it")
        PARTNER = "partner", _("partner")
        SUPPORT = "support", _("supports")
        MENTION = "mention", _("mentioned")

    PARTS = {
        Role.SUBJECT: _("Organisations"),
        Role.PARTNER: _("Partners"),
        Role.SUPPORT: _("With the support of"),
        Role.MENTION: _("Organisations mentioned"),
    }

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="organisations")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.SUBJECT)

    class Meta(OrganisationRow.Meta):
        constraints = [
            unique_key("article"),
            models.UniqueConstraint(fields=["article", "organisation"], name="article_organisation_once"),
        ]

    @property
    def part(self):
        return self.PARTS[self.role]


class SourceHop(ChildRow):
    """One step of the way that a text came by: who said it first, who reported it, who reprinted it."""

    class Role(models.TextChoices):
        SAID_TO = "said_to", _("first said by")
        REPORTED = "reported", _("reported by")
        REPRINTED = "reprinted", _("reprinted by")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sources")
    organisation = models.ForeignKey(
        "directory.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="sourcehops"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.REPORTED)
    url = models.URLField(_("address"), blank=True)
    on = models.DateField(_("day"), null=True, blank=True, validators=[validate_year])

    class Meta(ChildRow.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [unique_key("article")]

    def __str__(self):
        return f"{self.get_role_display()}: {self.organisation}"


class Quote(ChildRow):
    """What somebody said, in their words or in ours, with the position they held then."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quotes")
    speaker = models.ForeignKey(
        "directory.Position",
        verbose_name=_("speaker"),
        on_delete=models.PROTECT,
        related_name="quotes",
        null=True,
        blank=True,
        help_text=_("The person in the position held on the day of the story."),
    )
    text = TypesetTextField(_("text"), blank=True)
    is_direct = models.BooleanField(_("direct speech"), default=True)

    class Meta(ChildRow.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [unique_key("article")]

    def __str__(self):
        return self.text[:80]

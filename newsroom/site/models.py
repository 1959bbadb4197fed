"""Whose site this is: its identity, the people whom the press may call, the plain pages."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, resolve
from django.utils.translation import gettext_lazy as _

from newsroom.edition.blocks import kept
from newsroom.language.addresses import address
from newsroom.language.fields import TypesetCharField, TypesetTextField
from newsroom.prose.fields import ProseField


def validate_social_links(value):
    for line in value.splitlines():
        name, _space, url = line.strip().rpartition(" ")
        if line.strip() and not name:
            raise ValidationError(_("Write a name before the address: “%(line)s”."), params={"line": line})
        if line.strip():
            URLValidator(["https", "http"])(url)


class Identity(models.Model):
    """The one row that says whose site this is."""

    name = TypesetCharField(_("name"), max_length=200, blank=True)
    short_name = TypesetCharField(_("short name"), max_length=60, blank=True)
    tagline = TypesetCharField(_("tagline"), max_length=200, blank=True)
    logo = models.ForeignKey(
        "images.Image",
        verbose_name=_("logo"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    about = TypesetTextField(
        _("about the association"),
        blank=True,
        help_text=_("The paragraph that closes every release, printed page and feed item."),
    )
    footer = TypesetTextField(_("footer"), blank=True)
    social_links = models.TextField(
        _("social links"),
        blank=True,
        validators=[validate_social_links],
        help_text=_("One on a line: a name, a space, an address."),
    )
    complaints_email = models.EmailField(
        _("address for complaints about accessibility"), blank=True, help_text=_("Shown on the accessibility page.")
    )

    class Meta:
        verbose_name = _("identity of the site")
        verbose_name_plural = _("identity of the site")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="identity_is_one")]

    def __str__(self):
        return str(self.short_name or self.name or _("identity of the site"))

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def load(cls):
        """The identity, or an empty one where none was written yet. One query."""
        return cls.objects.select_related("logo").filter(pk=1).first() or cls(pk=1)

    @property
    def social(self):
        """The social links as pairs of name and address."""
        return [tuple(line.strip().rsplit(" ", 1)) for line in self.social_links.splitlines() if line.strip()]


class PressContactQuerySet(models.QuerySet):
    def for_regions(self, regions):
        """The first contact, in the contacts' own order, who has any of these regions, else the default one or None."""
        wanted = {region.pk for region in regions}
        known = kept("press contacts", make=self._with_regions)
        return next((contact for contact, theirs in known if contact.is_default or theirs & wanted), None)

    def _with_regions(self):
        contacts = self.order_by("is_default", "position", "pk").prefetch_related("regions")
        return [(contact, {region.pk for region in contact.regions.all()}) for contact in contacts]


class PressContact(models.Model):
    """Whom journalists may call: about a region, about a topic, or about anything."""

    name = TypesetCharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    regions = models.ManyToManyField(
        "regions.Region", verbose_name=_("regions"), related_name="press_contacts", blank=True
    )
    is_default = models.BooleanField(_("for everything else"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PressContactQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="one_default_press_contact"
            ),
            models.CheckConstraint(condition=Q(email__gt="") | Q(phone__gt=""), name="press_contact_reachable"),
        ]

    def __str__(self):
        return self.name or self.email or self.phone


class PageQuerySet(models.QuerySet):
    def for_frame(self):
        """The pages as the frame of every page needs them: with the site, without their texts. One query."""
        return self.select_related("site__logo").defer("body", "body_ru", "body_en")


class Page(models.Model):
    """A plain page: about, contacts, privacy."""

    site = models.ForeignKey(
        Identity, verbose_name=_("site"), on_delete=models.PROTECT, related_name="pages", default=1, editable=False
    )
    slug = models.SlugField(_("address"), max_length=60, unique=True, validators=[RegexValidator(r"^[a-z0-9-]+$")])
    title = TypesetCharField(_("title"), max_length=200, blank=True)
    body = ProseField(_("text"), blank=True)
    in_menu = models.BooleanField(_("in the menu"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return address("site:page", self.slug)

    def clean(self):
        """Refuse an address behind which readers find something else."""
        try:
            found = resolve(self.get_absolute_url())
        except NoReverseMatch:
            return  # no address at all: the field says what is wrong with it
        if found.view_name != "site:page":
            raise ValidationError({"slug": _("This address belongs to a part of the site. Please choose another one.")})

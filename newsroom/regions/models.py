"""Where the news happens: countries, their regions, and the other names that texts call them by."""

import re
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom import search
from newsroom.language import active_language
from newsroom.language.addresses import address
from newsroom.language.fields import TypesetCharField

COLUMNS, ROWS = 19, 11  # of the map: the stylesheet has a class for each
TAKES_ARTICLE = re.compile(r"\b(Republic|Autonomous|Emirates)\b")


def validate_time_zone(name):
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone “%(name)s”."), params={"name": name})


class RegionQuerySet(models.QuerySet):
    def countries(self):
        return self.filter(kind=Region.Kind.COUNTRY)

    def for_cards(self):
        """What a card says of a region: its name, its address, its tile."""
        return self.only("name", "slug", "tile_column", "tile_row")

    def on_map(self):
        """What has a tile, with what is said on it."""
        return self.exclude(tile_row=None).only("name", "slug", "country_id", "letters", "tile_column", "tile_row")


class Region(models.Model):
    """A country, or one of the regions it consists of."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        REPUBLIC = "republic", _("republic")
        KRAI = "krai", _("krai")
        OBLAST = "oblast", _("oblast")
        FEDERAL_CITY = "federal_city", _("federal city")
        AUTONOMOUS_OBLAST = "autonomous_oblast", _("autonomous oblast")
        AUTONOMOUS_OKRUG = "autonomous_okrug", _("autonomous okrug")
        CITY = "city", _("city of republican significance")

    code = models.CharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}(-[A-Z0-9]{1,3})?\Z", _("A code looks like BR or RU-NVS."))],
        help_text=_("ISO 3166: two letters for a country, as BR; the country and the region, as RU-NVS."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    country = models.ForeignKey(
        "self",
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        related_name="regions",
        null=True,
        blank=True,
        limit_choices_to={"kind": Kind.COUNTRY},
        help_text=_("Empty for a country."),
    )
    name = TypesetCharField(_("name"), max_length=100)  # required in both languages: translation.py
    genitive = TypesetCharField(
        _("genitive"),
        language="ru",
        max_length=100,
        help_text=_("In Russian, after «новости»: «Новосибирской области»."),
    )
    prepositional = TypesetCharField(
        _("prepositional"),
        language="ru",
        max_length=100,
        help_text=_("In Russian, with its preposition: «во Владимирской области»."),
    )
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        validators=[validate_time_zone],
        help_text=_("The one that most people of the region live by, as Asia/Novosibirsk."),
    )
    tile_column = models.PositiveSmallIntegerField(
        _("column on the map"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(COLUMNS)],
        help_text=_("Counted from 1, from west to east."),
    )
    tile_row = models.PositiveSmallIntegerField(
        _("row on the map"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(ROWS)],
        help_text=_("Counted from 1, from north to south."),
    )
    letters = models.CharField(
        _("letters on the map"),
        max_length=3,
        blank=True,
        help_text=_("Three capitals, as NVS. Where there are none, the name's own first letters stand there."),
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = [
            models.CheckConstraint(
                condition=Q(name_ru__gt="", name_ru__isnull=False) & Q(name_en__gt="", name_en__isnull=False),
                name="region_named_in_both_languages",
                violation_error_message=_("A region needs its name in both languages."),
            ),
            models.CheckConstraint(
                condition=Q(kind="country", country=None) | (~Q(kind="country") & Q(country__isnull=False)),
                name="region_country_only_above_regions",
                violation_error_message=_("A region belongs to a country; a country belongs to none."),
            ),
            models.CheckConstraint(
                condition=Q(tile_column=None, tile_row=None)
                | (Q(tile_column__isnull=False, tile_row__isnull=False) & ~Q(kind="country")),
                name="region_tile_whole_and_never_a_countrys",
                violation_error_message=_("A place on the map is a column and a row, and only regions have one."),
            ),
            models.UniqueConstraint(
                fields=["tile_column", "tile_row"],
                name="region_alone_on_its_tile",
                violation_error_message=_("Another region has this place on the map."),
            ),
        ]

    def __str__(self):
        return self.name or self.code

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        search.index_names(self)

    def get_absolute_url(self):
        return address("regions:detail", self.slug)

    @property
    def search_names(self):
        return self.name_ru, self.name_en

    @property
    def is_country(self):
        return self.kind == self.Kind.COUNTRY

    @property
    def name_genitive(self):
        """The name as it follows another noun: Russian inflects it, English gives a republic its article."""
        if active_language() == "ru":
            return self.genitive
        return f"the {self.name}" if TAKES_ARTICLE.search(self.name) else self.name

    @property
    def tile_letters(self):
        return self.letters or self.name[:3].upper()


class RegionAlias(models.Model):
    """A town or another name by which a text means a region: who writes “Dubna” means the Moscow Oblast."""

    region = models.ForeignKey(Region, verbose_name=_("region"), on_delete=models.CASCADE, related_name="aliases")
    name = TypesetCharField(_("name"), max_length=100)  # required in both languages: translation.py
    is_ambiguous = models.BooleanField(
        _("also means something else"),
        default=False,
        help_text=_("Recognised only beside a word such as “city” or “region”: Kirov is a town, and a person."),
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("other name of a region")
        verbose_name_plural = _("other names of regions")
        constraints = [
            models.CheckConstraint(
                condition=Q(name_ru__gt="", name_ru__isnull=False) & Q(name_en__gt="", name_en__isnull=False),
                name="region_alias_named_in_both_languages",
                violation_error_message=_("Another name is needed in both languages."),
            ),
        ]

    def __str__(self):
        return self.name or ""

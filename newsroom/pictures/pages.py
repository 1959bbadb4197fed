"""Which pages are taken, in which widths, languages and schemes."""

from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.accessibility.preferences import AXES
from newsroom.bench.servers import HOST
from newsroom.language import LANGUAGES
from newsroom.public import public_organisations
from newsroom.regions.models import Region

from .extremes import EVENTS, STORIES, WITHDRAWN

WIDTHS = (360, 768, 1440)
LARGEST = "site-200-large-large-{}-on"
LOOKED_AT_CLOSELY = ("front", "news", "story", "event")

# What a reader's system or the settings of this site ask for: a label, and the options of a picture.
LOOKS = [
    ("dark", {"color_scheme": "dark"}),
    ("more contrast", {"contrast": "more"}),
    ("forced colours", {"forced_colors": "active"}),
    *((scheme, {"a11y": f"arial-150-medium-medium-{scheme}-on"}) for scheme in AXES["scheme"][1:]),
    ("largest", {"a11y": LARGEST.format("site")}),
    ("Times, no pictures", {"a11y": "times-100-normal-normal-site-off"}),
]


def standing(language):
    """The pages that need no text of their own: `{name of the page: address}` in a language.

    One list for whoever goes through the public pages: pictures, Lighthouse, the tests of accessibility and the audit.
    """
    with override(language):
        news, events, search = reverse("articles:list"), reverse("events:list"), reverse("search")
        return {
            "front": reverse("front"),
            "news": news,
            "news-filtered": f"{news}?region=novosibirsk-oblast",
            "news-empty": f"{news}?year=1999",
            "events": events,
            "events-filtered": f"{events}?region=novosibirsk-oblast",
            "events-empty": f"{events}?kind=visit&year=2090",
            "events-past": f"{events}?when=past",
            "month-empty": reverse("events:month", args=["2031", "01"]),
            "regions": reverse("regions:list"),
            "region": reverse("regions:detail", args=["novosibirsk-oblast"]),
            "search": search,
            "search-found": search + {"ru": "?q=технопарк", "en": "?q=technopark"}[language],
            "search-nothing": f"{search}?q=zzzz",
            "settings": reverse("accessibility:settings"),
            "plain-page": reverse("site:page", args=["about"]),
            "error-404": f"/{language}/nowhere/at/all/",
            "error-500": f"/{language}/broken/",
        }


def pages(language):
    """All of them, with the texts that are looked at: `{name of the page: address}` in a language."""
    plain, long, short = (Article.objects.get(headline_en=STORIES[number][2]) for number in (0, 1, 2))
    quoted = Article.objects.filter(quotes__isnull=False).earliest("pk")
    programme = Event.objects.filter(agenda__isnull=False).earliest("pk")
    withdrawn = Article.objects.get(headline_en=WITHDRAWN[2])
    told = Article.regions.through.objects.values("region")
    quiet = Region.objects.countries().exclude(pk__in=told).exclude(regions__in=told).first()
    coming, postponed = (Event.objects.get(title_en=EVENTS[number][2]) for number in (0, 2))
    with override(language):
        return standing(language) | {
            "story": quoted.get_absolute_url(),
            "story-pictured": plain.get_absolute_url(),
            "story-long": long.get_absolute_url(),
            "story-short": short.get_absolute_url(),
            "month": reverse("events:month", args=coming.starts_at.strftime("%Y %m").split()),
            "event": coming.get_absolute_url(),
            "event-programme": programme.get_absolute_url(),
            "event-postponed": postponed.get_absolute_url(),
            "region-empty": reverse("regions:detail", args=["chukotka-autonomous-okrug"]),
            "country": reverse("regions:detail", args=["russia"]),
            "country-empty": quiet.get_absolute_url(),
            "organisation": public_organisations().first().get_absolute_url(),
            "picture": plain.cover.get_absolute_url(),
            "error-403": f"/{language}/closed/",
            "error-410": withdrawn.get_absolute_url(),
        }


def sheets():
    """Pairs of a sheet's name and its shots, each a label, an address and the options of the picture."""
    addresses = {language: pages(language) for language in LANGUAGES}
    for name in addresses["ru"]:
        shots = [
            (f"{address}  {width}", address, {"width": width, "whole": True} | broken(name, language))
            for language in LANGUAGES
            for address in [addresses[language][name]]
            for width in WIDTHS
        ]
        yield name, shots
        if name in LOOKED_AT_CLOSELY:
            address = addresses["ru"][name]
            for width in WIDTHS[:2]:
                yield (
                    f"{name}-looks-{width}",
                    [(f"{label}  {width}", address, {"width": width, "whole": True} | look) for label, look in LOOKS],
                )
            yield (
                f"{name}-printed",
                [
                    (f"{addresses[language][name]}  on paper", addresses[language][name], {"printed": True})
                    for language in LANGUAGES
                ],
            )


def broken(name, language):
    """The page of a fault, which no address gives on purpose."""
    with override(language):
        if name == "error-403":
            refused = Client(enforce_csrf_checks=True, SERVER_NAME=HOST).post(f"/{language}/")
            return {"html": refused.content.decode()}
        return {"html": render_to_string("500.html")} if name == "error-500" else {}

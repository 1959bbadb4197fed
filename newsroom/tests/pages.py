"""Every kind of page that readers see, with something on it: what accessibility is tried on."""

from io import BytesIO, StringIO

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from articles.tests.factories import make_published_article, make_topic
from events.models import Event
from events.tests.factories import make_published_event, moscow
from newsroom.directory.models import Organisation
from newsroom.directory.tests.factories import make_organisation
from newsroom.images.models import Image
from newsroom.language import LANGUAGES
from newsroom.pictures.pages import standing
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region

from .factories import make_full_article, make_full_event

LONG = "Высокопревосходительство электрогидравлического сельскохозяйственного машиностроения"
LINK = "https://example.org/" + "a-very-long-address-of-a-document/" * 5
WIDE = "<table><tr>" + "<th>Показатель</th>" * 9 + "</tr><tr>" + "<td>1 000 000 000</td>" * 9 + "</tr></table>"


def furnish():
    """The five texts, one of them withdrawn, and what is the longest and the fullest; for `setUpTestData`."""
    for command in ("load_reference", "load_seeds"):
        call_command(command, stdout=StringIO())
    withdrawn, covered = Article.objects.order_by("pk")[:2]
    for language in LANGUAGES:
        make_move(withdrawn.item, "retract", language, by=None, note="2024 → 2025")
    covered.cover = Image.objects.create(
        file=picture(),
        alt_text_ru="Корпус технопарка на рассвете",
        alt_text_en="A building of the technopark at dawn",
        caption_ru="Новый корпус технопарка",
        caption_en="The new building of the technopark",
    )
    covered.save()
    furnish_extremes()


def furnish_extremes():
    regions = list(Region.objects.filter(code__in=("RU-NVS", "RU-MOS", "KZ")))
    stranger = make_organisation(name_ru="Ленинградские новости науки", name_en="")
    article = make_full_article(regions=regions, topics=[make_topic()], headline_en="The fullest story")
    article.organisations.create(organisation=stranger)
    article.sources.create(organisation=stranger)
    event = make_full_event(regions=regions, title_en="The fullest event")
    event.organisations.create(organisation=stranger)
    make_published_article(
        headline_ru=LONG, headline_en="The longest words",
        body_ru=f'<p>Адрес: {LINK}</p>{WIDE}', body_en=f'<p>Address: <a href="{LINK}">{LINK}</a></p>{WIDE}',
    )  # fmt: skip
    make_published_event(
        date_precision="none", title_ru=LONG, title_en="The cancelled event", event_status="cancelled",
        status_reason_ru="Зал закрыт", status_reason_en="The hall is closed",
    )  # fmt: skip
    make_published_event(starts_at=moscow(2024, 9, 17), ends_at=moscow(2024, 9, 19), date_precision="day")
    for _ in range(20):
        make_published_article(regions=regions)


def picture():
    content = BytesIO()
    PIL.Image.linear_gradient("L").resize((1200, 800)).save(content, "JPEG")
    return SimpleUploadedFile("dawn.jpg", content.getvalue())


def addresses(language):
    """`{name of the page: address}` in a language, of a furnished newsroom."""
    stories, dates = Article.objects.order_by("pk"), Event.objects.order_by("pk")
    gone, illustrated, *texts = stories[:5]
    with override(language):
        things = {
            "withdrawn story": gone,
            "story with a cover": illustrated,
            **{f"story {story.pk}": story for story in texts},
            "fullest story": stories.get(headline_en="The fullest story"),
            "story of the longest words": stories.get(headline_en="The longest words"),
            **{f"event {event.pk}": event for event in dates.published()[:3]},
            "fullest event": dates.get(title_en="The fullest event"),
            "cancelled event": dates.get(title_en="The cancelled event"),
            "country": Region.objects.get(code="KZ"),
            "organisation named in one language": Organisation.objects.get(name_ru="Ленинградские новости науки"),
            "picture": illustrated.cover,
        }
        return standing(language) | {
            "news, page 2": reverse("articles:list") + "?page=2",
            "month of events": reverse("events:month", args=["2090", "04"]),
            "found": reverse("search") + {"ru": "?q=конгресса", "en": "?q=congresses"}[language],
            "found by number": reverse("search") + "?q=2026",
            **{name: thing.get_absolute_url() for name, thing in things.items()},
        }

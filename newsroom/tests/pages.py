"""Every kind of page that readers see, with something on it: what accessibility is tried on."""

from io import BytesIO, StringIO

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.images.models import Image
from newsroom.language import LANGUAGES
from newsroom.public import public_organisations
from newsroom.publishing.workflow import make_move


def furnish():
    """The five texts, one of them withdrawn, and a cover for another; for `setUpTestData`."""
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


def picture():
    content = BytesIO()
    PIL.Image.linear_gradient("L").resize((1200, 800)).save(content, "JPEG")
    return SimpleUploadedFile("dawn.jpg", content.getvalue())


def addresses(language):
    """`{name of the page: address}` in a language, of a furnished newsroom."""
    with override(language):
        gone, illustrated, *stories = Article.objects.order_by("pk")
        named = {
            "front page": reverse("front"),
            "news": reverse("articles:list"),
            "no news": reverse("articles:list") + "?year=1999",
            "story with a cover": illustrated.get_absolute_url(),
            **{f"story {story.pk}": story.get_absolute_url() for story in stories},
            "withdrawn story": gone.get_absolute_url(),
            "events": reverse("events:list"),
            "past events": reverse("events:list") + "?when=past",
            **{f"event {event.pk}": event.get_absolute_url() for event in Event.objects.published()},
            "regions": reverse("regions:list"),
            "region": reverse("regions:detail", args=["novosibirsk-oblast"]),
            "organisation": public_organisations().first().get_absolute_url(),
            "search": reverse("search"),
            "found": reverse("search") + {"ru": "?q=конгресса", "en": "?q=congresses"}[language],
            "nothing found": reverse("search") + "?q=zzzz",
            "low-vision settings": reverse("accessibility:settings"),
            "plain page": reverse("site:page", args=["about"]),
            "picture": illustrated.cover.get_absolute_url(),
            "no such page": f"/{language}/nowhere/at/all/",
            "broken page": f"/{language}/broken/",
        }
    return named

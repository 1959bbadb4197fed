"""Made-up stories and events to measure with, as long and as richly linked as real ones, the same every time."""

from datetime import timedelta
from io import BytesIO
from random import Random

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Section, Topic
from events.models import Event
from newsroom.images.models import Image
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region

WORDS = {
    "ru": "технопарк кластер резидент зона область завод договор выставка станок университет академия делегация"
    " открыл подписал показал расширил обсудил новый совместный промышленный научный региональный первый"
    " производства развития поддержки сотрудничества экспорта инженеров предприятий в на для при вместе сегодня",
    "en": "technopark cluster resident zone region plant agreement exhibition machine university academy delegation"
    " opened signed showed widened discussed new joint industrial scientific regional first"
    " production growth support cooperation export engineers enterprises in at for with together today",
}
PLENTY = {"sections": 5, "topics": 12, "pictures": 8, "events": 20, "talks": 8}


def fill(count):
    """Write and publish this many stories, newest last; yields after each."""
    chance = Random(1)
    sections, topics, pictures = furnish(chance)
    regions = list(Region.objects.exclude(kind=Region.Kind.COUNTRY))
    for number in range(count):
        published_at = timezone.now() - timedelta(hours=12 * (count - number))
        with transaction.atomic():
            article = Article.objects.create(
                section=chance.choice(sections),
                cover=chance.choice(pictures),
                **texts("headline", lambda language: sentence(chance, language, 8)),
                **texts("lead", lambda language: sentence(chance, language, 25)),
                **texts("body", lambda language: body(chance, language)),
                **texts("published_at", lambda language, moment=published_at: moment),
            )
            article.regions.set(chance.sample(regions, chance.randint(1, 3)))
            article.topics.set(chance.sample(topics, 2))
            for language in LANGUAGES:
                make_move(article.item, "publish", language, by=None)
        yield article


@transaction.atomic
def announce():
    """Publish events that are still to come, each of a programme with its hours."""
    chance = Random(2)
    regions = list(Region.objects.exclude(kind=Region.Kind.COUNTRY))
    opening = timezone.now().replace(minute=0, second=0, microsecond=0)
    for number in range(1, PLENTY["events"] + 1):
        starts_at = opening + timedelta(days=number)
        event = Event.objects.create(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=PLENTY["talks"]),
            **texts("title", lambda language: sentence(chance, language, 8)),
            **texts("summary", lambda language: sentence(chance, language, 25)),
            **texts("body", lambda language: body(chance, language)),
        )
        event.regions.set(chance.sample(regions, 2))
        for hour in range(PLENTY["talks"]):
            begins = starts_at + timedelta(hours=hour)
            title = texts("title", lambda language: sentence(chance, language, 6))
            event.agenda.create(starts_at=begins, ends_at=begins + timedelta(hours=1), **title)
        for language in LANGUAGES:
            make_move(event.item, "publish", language, by=None)


def furnish(chance):
    sections = [
        Section.objects.create(slug=f"bench-{number}", **texts("name", lambda language: sentence(chance, language, 1)))
        for number in range(PLENTY["sections"])
    ]
    topics = [
        Topic.objects.create(slug=f"bench-{number}", **texts("name", lambda language: sentence(chance, language, 2)))
        for number in range(PLENTY["topics"])
    ]
    pictures = [
        Image.objects.create(file=picture(chance), **texts("alt_text", lambda language: sentence(chance, language, 6)))
        for _ in range(PLENTY["pictures"])
    ]
    return sections, topics, pictures


def texts(field, write):
    return {f"{field}_{language}": write(language) for language in LANGUAGES}


def sentence(chance, language, length):
    return " ".join(chance.choices(WORDS[language].split(), k=length)).capitalize()


def body(chance, language):
    return "".join(f"<p>{sentence(chance, language, 60)}.</p>" for _ in range(6))


def picture(chance):
    content = BytesIO()
    PIL.Image.new("RGB", (960, 640), tuple(chance.choices(range(256), k=3))).save(content, "JPEG")
    return SimpleUploadedFile("bench.jpg", content.getvalue())

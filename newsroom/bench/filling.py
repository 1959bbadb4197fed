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
from newsroom import search
from newsroom.images.models import Image
from newsroom.language import LANGUAGES
from newsroom.publishing.models import Item, MoveRecord
from newsroom.publishing.status import Status
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
AT_ONCE = 250
PLENTY = {"sections": 5, "topics": 12, "pictures": 8, "events": 20, "talks": 8}


def fill(count):
    """Write this many published stories, newest last, many at a time; yields how many there are after each time."""
    chance = Random(count)
    sections, topics, pictures = furnish(chance)
    regions = list(Region.objects.exclude(kind=Region.Kind.COUNTRY))
    for start in range(0, count, AT_ONCE):
        ages = [timedelta(hours=12 * (count - number)) for number in range(start, min(start + AT_ONCE, count))]
        with transaction.atomic():
            stories = write(chance, sections, pictures, [timezone.now() - age for age in ages])
            link(Article.regions, stories, lambda: chance.sample(regions, chance.randint(1, 3)))
            link(Article.topics, stories, lambda: chance.sample(topics, 2))
        yield start + len(stories)


def write(chance, sections, pictures, moments):
    """Published stories of these moments, with all that the newsroom notes of a publication."""
    items = Item.objects.bulk_create(Item(kind="article") for _ in moments)
    stories = Article._base_manager.bulk_create(
        Article(
            item=item,
            version=1,
            section=chance.choice(sections),
            cover=chance.choice(pictures),
            **texts("headline", lambda language: sentence(chance, language, 8)),
            **texts("lead", lambda language: sentence(chance, language, 25)),
            **texts("body", lambda language: body(chance, language)),
            **texts("status", lambda language: Status.PUBLISHED),
            **texts("published_at", lambda language, moment=moment: moment),
        )
        for item, moment in zip(items, moments, strict=True)
    )
    MoveRecord.objects.bulk_create(
        MoveRecord(item=item, language=language, name="publish", at=moment)
        for item, moment in zip(items, moments, strict=True)
        for language in LANGUAGES
    )
    search.index_new((story.item_id, each, *story.search_texts(each)) for story in stories for each in LANGUAGES)
    return stories


def link(relation, stories, choose):
    through, kind = relation.through, relation.field.m2m_reverse_field_name()
    through.objects.bulk_create(through(article=story, **{kind: one}) for story in stories for one in choose())


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
        Section.objects.create(
            slug=f"bench-{chance.getrandbits(32):x}", **texts("name", lambda language: sentence(chance, language, 1))
        )
        for number in range(PLENTY["sections"])
    ]
    topics = [
        Topic.objects.create(
            slug=f"bench-{chance.getrandbits(32):x}", **texts("name", lambda language: sentence(chance, language, 2))
        )
        for number in range(PLENTY["topics"])
    ]
    pictures = [
        Image.objects.create(file=picture(chance), **texts("alt_text", lambda language: sentence(chance, language, 6)))
        for _ in range(PLENTY["pictures"])
    ]
    return sections, topics, pictures


def slug(chance):
    return f"bench-{chance.getrandbits(32):x}"


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

"""Stories for tests: complete in both languages unless a test says otherwise."""

from itertools import count

from articles.models import Article, Section, Topic
from newsroom.publishing.tests.factories import publish

number = count(1)


def make_section(**fields):
    n = next(number)
    return Section.objects.create(
        **{"slug": f"section-{n}", "name_ru": f"Рубрика {n}", "name_en": f"Section {n}"} | fields
    )


def make_topic(**fields):
    n = next(number)
    return Topic.objects.create(**{"slug": f"topic-{n}", "name_ru": f"Тема {n}", "name_en": f"Topic {n}"} | fields)


def make_article(regions=(), topics=(), **fields):
    """A draft that lacks nothing."""
    n = next(number)
    texts = {
        "headline_ru": f"Технопарк открыл корпус {n}",
        "headline_en": f"The technopark opened building {n}",
        "lead_ru": f"Корпус номер {n} принял первых резидентов.",
        "lead_en": f"Building number {n} has received its first residents.",
        "body_ru": "<p>Подробности — в тексте.</p>",
        "body_en": "<p>The details are in the text.</p>",
    }
    if "section" not in fields:
        fields["section"] = Section.objects.first() or make_section()
    article = Article.objects.create(**texts | fields)
    article.regions.set(regions)
    article.topics.set(topics)
    return article


def make_published_article(*languages, at=None, **fields):
    return publish(make_article(**fields), *languages, at=at)

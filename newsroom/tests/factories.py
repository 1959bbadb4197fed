"""Stories and events with everything that a page can show, for tests of whole pages."""

from itertools import count
from uuid import uuid4

from articles.models import Article, ArticleAttachment, ArticleOrganisation, ArticlePicture, Quote, SourceHop
from articles.tests.factories import make_article, make_published_article
from events.models import AgendaItem, Event, EventAttachment, EventOrganisation, EventPicture, Material, Series
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.images.tests.factories import make_attachment, make_image
from newsroom.language import other
from newsroom.publishing.tests.factories import publish, tomorrow
from newsroom.publishing.workflow import make_move

TABLE = "<table><tr><th>2025</th><th>2026</th></tr><tr><td>14</td><td>32</td></tr></table>"
MAKERS = {Article: (make_article, make_published_article), Event: (make_event, make_published_event)}


numbers = count(1)


def make_picture(**fields):
    n = next(numbers)
    return make_image(
        alt_text_ru=f"Корпус {n} на рассвете", alt_text_en=f"Building {n} at dawn",
        caption_ru="Новый корпус технопарка", caption_en="The new building of the technopark",
        credit_ru="пресс-служба технопарка", credit_en="press service of the technopark", **fields,
    )  # fmt: skip


def make_file():
    n = next(numbers)
    return make_attachment(title_ru=f"Программа, часть {n}", title_en=f"Programme, part {n}")


def make_full_article(regions=(), topics=(), rows=2, **fields):
    """A public story with a cover and, in each of its tables, so many rows; one quote and one picture have a place."""
    picture, quote = uuid4(), uuid4()
    places = f'<figure data-picture="{picture}"></figure><blockquote data-quote="{quote}"></blockquote>'
    article = make_article(
        regions=regions, topics=topics, cover=make_picture(),
        body_ru=f"<p>Подробности.</p><h2>Что дальше</h2>{places}{TABLE}",
        body_en=f"<p>The details.</p><h2>What comes next</h2>{places}{TABLE}",
        byline_ru="Мария Орлова", byline_en="Maria Orlova",
        dateline_place_ru="ДУБНА", dateline_place_en="DUBNA", dateline_on="2026-11-20",
        **fields,
    )  # fmt: skip
    for number in range(rows):
        speaker = make_position()
        ArticlePicture.objects.create(article=article, image=make_picture(), key=uuid4() if number else picture)
        ArticleAttachment.objects.create(article=article, attachment=make_file())
        ArticleOrganisation.objects.create(article=article, organisation=make_organisation())
        SourceHop.objects.create(article=article, organisation=make_organisation(), url="https://example.org/source/")
        Quote.objects.create(
            article=article, speaker=speaker, key=uuid4() if number else quote,
            text_ru="Мы ждали этого дня.", text_en="We have waited for this day.",
        )  # fmt: skip
    return publish(article)


def make_full_event(regions=(), rows=2, **fields):
    """A public event of a series and a larger event, with so many rows in each of its tables, parts and coverage."""
    event = make_published_event(
        regions=regions, cover=make_picture(), parent=make_published_event(), kind="conference",
        series=Series.objects.create(name_ru="Семинары", name_en="Seminars"),
        body_ru="<p>Кого мы ждём.</p>", body_en="<p>Whom we expect.</p>", ends_at=moscow(2090, 4, 6, 18, 0),
        venue_ru="Дом учёных", venue_en="House of Scientists", address_ru="Дубна", address_en="Dubna",
        venue_note_ru="Вход со двора", venue_note_en="Entrance from the yard", online_url="https://example.org/live/",
        audience_ru="Для резидентов", audience_en="For residents",
        registration_ru="До 1 апреля", registration_en="Before 1 April", registration_url="https://example.org/join/",
        **fields,
    )  # fmt: skip
    for number in range(rows):
        item = AgendaItem.objects.create(
            event=event, title_ru=f"Доклад {number}", title_en=f"Talk {number}", position=number,
            starts_at=moscow(2090, 4, 5 + number % 2, 16, 15), ends_at=moscow(2090, 4, 5 + number % 2, 17, 0),
        )  # fmt: skip
        item.speakers.set([make_position(), make_position()])
        EventPicture.objects.create(event=event, image=make_picture())
        EventAttachment.objects.create(event=event, attachment=make_file())
        EventOrganisation.objects.create(event=event, organisation=make_organisation())
        Material.objects.create(event=event, title_ru="Запись", title_en="Recording")
        make_published_event(parent=event, regions=regions)
        make_published_article(event=event, coverage="report", regions=regions)
    return event


def hidden_kinds(model, language, **fields):
    """One thing of every kind that a reader of this language may not see: `{name of the kind: thing}`."""
    make, make_published = MAKERS[model]
    in_review = make(**fields)
    make_move(in_review.item, "submit", language, by=None)
    retracted = make_published(**fields)
    for each in ("ru", "en"):
        make_move(retracted.item, "retract", each, by=None, note="The figures were wrong.")
    copy = make(**fields)
    model.objects.filter(pk=copy.pk).update(item=None, working_copy_of=make_published(other(language), **fields))
    kinds = {
        "draft": make(**fields),
        "in review": in_review,
        "scheduled": make_published(language, at=tomorrow(), **fields),
        "retracted": retracted,
        "working copy": copy,
        "other language": make_published(other(language), **fields),
    }
    for thing in kinds.values():
        thing.refresh_from_db()
    return kinds

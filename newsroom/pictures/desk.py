"""A morning at the desk: texts on their way, and the admin's pages that are taken with them.

They are told beside the five texts, in the database of `make pictures` alone.
"""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Section
from events.models import Event
from newsroom.publishing.models import Item, Note
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region
from newsroom.staff.models import User

# Headline in Russian and in English, what became of it, and in how many hours it comes out or is due.
STORIES = [
    ("Кластер станкостроения набирает учеников", "The machine tool cluster takes on apprentices", "submit", None),
    ("Резидент зоны выпустил первый насос", "A resident of the zone has made its first pump", "submit", None),
    ("Министерство ответило на вопросы технопарков", "The ministry has answered the technoparks", "sent back", None),
    ("Что покажут на выставке станков", "What the exhibition of machine tools will show", "assigned", -48),
    ("Как устроен центр прототипов", "How the centre for prototypes works", "assigned", 24),
    ("Индустриальный парк получит подстанцию", "The industrial park is to have a substation", "dated", 23),
    ("Вузы и кластеры: пять новых программ", "Universities and clusters: five new programmes", "scheduled", 4),
    ("Технопарк строит второй корпус", "The technopark is building a second block", "translated late", -30),
]
REASON = "Нет имени того, кто отвечал, и проверьте цифру во втором абзаце."
PATHS = {
    "desk": "admin:index",
    "desk-calendar": "desk:calendar",
    "desk-follow-ups": "desk:follow_ups",
}
WIDTHS = (360, 768, 1440)


@transaction.atomic
def set_out():
    """Lay out what is missing of the morning."""
    if Article.objects.filter(headline_en=STORIES[0][1]).exists():
        return
    chief, writer = (User.objects.get(username=name) for name in ("chief", "correspondent"))
    for headline_ru, headline_en, fate, hours in STORIES:
        article = Article.objects.create(
            headline_ru=headline_ru, headline_en=headline_en, section=Section.objects.first(), created_by=writer,
            lead_ru="Подробности — в тексте.", lead_en="The details are in the text.", changed_by=writer,
        )  # fmt: skip
        article.regions.set(writer.regions.all()[:1])
        become(article, fate, hours and timezone.now() + timedelta(hours=hours), chief, writer)
    over = timezone.now() - timedelta(days=2)
    meeting = Event.objects.create(
        title_ru="Встреча кластеров Сибири", title_en="Meeting of Siberian clusters", summary_ru="Два дня в Томске.",
        summary_en="Two days in Tomsk.", starts_at=over, ends_at=over + timedelta(hours=6), time_zone="Asia/Tomsk",
    )  # fmt: skip
    meeting.regions.set(Region.objects.filter(code="RU-TOM"))
    make_move(meeting.item, "publish", "ru", by=None)


def become(article, fate, moment, chief, writer):
    if fate in {"submit", "sent back"}:
        make_move(article.item, "submit", "ru", by=writer)
    if fate == "sent back":
        make_move(article.item, "send_back", "ru", by=chief, note=REASON)
        Note.objects.create(item=article.item, by=chief, text_ru="Кто это сказал?", text_en="Who said this?")
    if fate == "assigned":
        Item.objects.filter(pk=article.item_id).update(assignee=chief, due_on=timezone.localdate(moment))
    if fate in {"dated", "scheduled", "translated late"}:
        article.published_at_ru = moment.replace(minute=0)
        article.save()
    if fate in {"scheduled", "translated late"}:
        make_move(article.item, "submit", "ru", by=writer)
        make_move(article.item, "publish", "ru", by=chief)


def sheets():
    """Pairs of a sheet's name and its shots, as `pages.sheets` gives them: pages of the admin, light and dark."""
    for name, path in PATHS.items():
        address = reverse(path)
        yield name, [
            (f"{address}  {width}  {scheme}", address,
             {"width": width, "whole": True, "signed_in": True, "color_scheme": scheme})
            for scheme in ("light", "dark")
            for width in WIDTHS
        ]  # fmt: skip

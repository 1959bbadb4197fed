"""A morning at the desk: texts on their way, and the admin's pages that are taken with them.

They are told beside the five texts, in the database of `make pictures` alone.
"""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Section
from events.models import Event
from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.history.snapshots import take
from newsroom.publishing.models import Item, Note, Revision
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
    "desk-list": "admin:articles_article_changelist",
}
PREVIEW = "_look_language=ru&_look_scheme=black&_look_screen=phone"
# What two people made of one text: the field, what one saved, what the other had typed meanwhile.
TWO_PEOPLE = [
    (
        "headline_ru",
        "Кластер станкостроения набирает двести учеников",
        "Кластер станкостроения открывает набор учеников",
    ),
    ("lead_ru", "Подробности — в тексте.", "Занятия начнутся в январе, в Новосибирске и в Томске."),
    ("byline_ru", "Пресс-служба кластера", ""),
]
WIDTHS = (360, 768, 1440)


def set_out():
    """Lay out what is missing of the morning."""
    tell_the_morning()
    write_beside_each_other()


@transaction.atomic
def tell_the_morning():
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


@transaction.atomic
def write_beside_each_other():
    """A draft beside a published story, and a story that two people changed at once."""
    if Revision.objects.filter(kind=Revision.Kind.ASIDE).exists():
        return
    chief, writer = (User.objects.get(username=name) for name in ("chief", "correspondent"))
    live = published()
    draft = drafts.begin(live, by=writer)
    draft.headline_ru = f"{live.headline_ru}: что дальше"
    draft.save()
    revisions.record(draft, by=writer)
    shared = Article.objects.get(headline_en=STORIES[0][1])
    base = revisions.begin(shared)
    mine = take(shared)
    for name, theirs, typed in TWO_PEOPLE:
        setattr(shared, name, theirs)
        mine["fields"][name] = typed
    shared.changed_by = writer
    shared.save()
    revisions.record(shared, by=writer)
    revisions.set_aside(shared, mine, base, by=chief)


def published():
    return Article.objects.live().filter(quotes__isnull=False).earliest("pk")


def text_pages():
    """The pages of single texts: `{name of the page: address}`."""
    live = published()
    aside = Revision.objects.filter(kind=Revision.Kind.ASIDE).select_related("item", "base").latest("pk")
    shared = aside.item.thing
    form = "admin:articles_article_change"
    return {
        "desk-story": reverse(form, args=[live.pk]),
        "desk-draft": reverse(form, args=[live.draft_beside.pk]),
        "desk-join": reverse("admin:articles_article_join", args=[shared.pk, aside.pk]),
        "desk-compare": reverse("admin:articles_article_compare", args=[shared.pk]) + f"?old={aside.base.pk}&new=now",
        "desk-history": reverse("admin:articles_article_history", args=[shared.pk]),
        "desk-preview": reverse("admin:articles_article_preview", args=[live.pk]) + f"?{PREVIEW}",
    }


def sheets():
    """Pairs of a sheet's name and its shots, as `pages.sheets` gives them: pages of the admin, light and dark."""
    addresses = {name: reverse(path) for name, path in PATHS.items()} | text_pages()
    for name, address in addresses.items():
        yield name, [
            (f"{address}  {width}  {scheme}", address,
             {"width": width, "whole": True, "signed_in": True, "color_scheme": scheme})
            for scheme in ("light", "dark")
            for width in WIDTHS
        ]  # fmt: skip

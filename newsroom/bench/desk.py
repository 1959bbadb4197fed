"""What the desk costs: its list, a form with rows, the form sent to publish, as the server answers a chief editor."""

import time
from dataclasses import dataclass
from random import Random
from statistics import median

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Section
from newsroom.directory.models import Organisation, Position
from newsroom.images.models import Image
from newsroom.regions.models import Region
from newsroom.staff.models import User
from newsroom.staff.roles import Role

from .archives import archive
from .forms import filled_in
from .furniture import sentence, texts
from .servers import HOST
from .tables import Row, Table

TITLE = "The desk"
STORIES, TIMES = 10_000, 20
ROWS = 3
MOVE = {"_move": "publish_alone:ru"}


@dataclass(frozen=True)
class Cost:
    milliseconds: float  # from the request to the answer, in the server's process: the median
    queries: int


def tables(asked):
    stories = asked.stories or STORIES
    with archive(stories, asked.say):
        rows = [Row(name, (cost.milliseconds, cost.queries)) for name, cost in costs(TIMES)]
    note = f"{stories:,} stories, one request at a time, at the server, as a chief editor; medians of {TIMES}."
    yield Table("desk", "What a page of the desk costs", ("Page of the desk", "ms", "queries"), rows, note, drawn=0)


def costs(times):
    """`(name, Cost)` for each page of the desk; every page is opened this many times, after one that is not counted."""
    with transaction.atomic():  # nothing of it stays
        client = signed_in()
        articles = reverse("admin:articles_article_changelist")
        yield "the first page", cost([lambda: client.get(reverse("admin:index"))] * times)
        yield "the list of stories", cost([lambda: client.get(articles)] * times)
        yield "a search in the list", cost([lambda: client.get(articles, {"q": "технопарк"})] * times)
        forms = [form_address(draft(number)) for number in range(times + 2)]
        yield "a form, three rows in each of four inlines", cost([lambda: client.get(forms[0])] * times)
        sent = [(form, filled_in(client.get(form).content.decode()) | MOVE) for form in forms[1:]]
        public = Article.objects.published("ru").count()
        yield "the same form, sent to publish", cost([lambda each=each: client.post(*each) for each in sent])
        if Article.objects.published("ru").count() != public + len(sent):
            raise RuntimeError("What was sent to be published was not.")
        yield "its history", cost([lambda: client.get(forms[1].replace("change/", "history/"))] * times)
        transaction.set_rollback(True)


def cost(requests):
    spent = []
    with CaptureQueriesContext(connection) as captured:
        answer(requests[0])
    queries = len(captured)  # now: the next request forgets them
    for request in requests[1:]:
        started = time.perf_counter()
        answer(request)
        spent.append(time.perf_counter() - started)
    return Cost(median(spent) * 1000, queries)


def answer(request):
    response = request()
    if response.status_code not in (200, 302):
        raise RuntimeError(f"The desk answered {response.status_code}.")


def signed_in():
    chief, is_new = User.objects.get_or_create(username="bench-desk", defaults={"is_staff": True})
    if is_new:
        chief.take_role(Role.CHIEF_EDITOR)
    client = Client(headers={"host": HOST})
    client.force_login(chief, "django.contrib.auth.backends.ModelBackend")
    return client


def draft(number):
    chance = Random(number)
    article = Article.objects.create(
        section=Section.objects.first(),
        **texts("headline", lambda language: sentence(chance, language, 8)),
        **texts("lead", lambda language: sentence(chance, language, 25)),
        **texts("body", lambda language: f"<p>{sentence(chance, language, 60)}.</p>" * 6),
    )
    article.regions.set(Region.objects.all()[:2])
    for position, organisation in enumerate(organisations()):
        article.quotes.create(
            position=position, speaker=Position.objects.first(), **texts("text", lambda to: sentence(chance, to, 20))
        )
        article.pictures.create(position=position, image=Image.objects.first())
        article.sources.create(position=position, organisation=organisation)
        article.organisations.create(position=position, organisation=organisation)
    return article


def organisations():
    found = list(Organisation.objects.all()[:ROWS])
    return found + [
        Organisation.objects.create(name_ru=f"Парк {n}", slug=f"bench-{n}") for n in range(ROWS - len(found))
    ]


def form_address(article):
    return reverse("admin:articles_article_change", args=[article.pk])

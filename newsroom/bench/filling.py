"""Made-up stories and events to measure with, as long and as richly linked as real ones, the same every time.

A small archive has a story each twelve hours, a large one spans twenty years: a million stories are 137 a day. The last
ones are still drafts, in review or scheduled, and one in twenty is public in Russian alone.
"""

from datetime import timedelta
from random import Random

from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article, ArticleOrganisation, ArticlePicture, Quote, SourceHop
from events.models import Event
from newsroom.language import LANGUAGES
from newsroom.publishing.models import Item, MoveRecord
from newsroom.publishing.status import Status
from newsroom.publishing.workflow import make_move
from newsroom.search import digest_of
from newsroom.search.models import SearchRow

from .composing import compose
from .furniture import Furniture, sentence, texts
from .rows import Numbers, insert

AT_ONCE = 1000
WITH_ROOM = ["PRAGMA cache_size = -400000", "PRAGMA temp_store = MEMORY"]  # each page is written once, not ten times
SPAN, STEP = timedelta(days=365 * 20), timedelta(hours=12)
RARE = 20  # stories that say the rare word
UNPUBLISHED = 60  # the last stories: a third of them drafts, in review, scheduled
EVENTS, TALKS = 20, 4  # events to come; as many are past for each 10,000 stories
KINDS = ["news"] * 6 + ["release", "report", "reprint", "interview"]
TABLES = {"article": Article, "item": Item, "move": MoveRecord, "row": SearchRow, "quote": Quote, "source": SourceHop,
          "picture": ArticlePicture, "organisation": ArticleOrganisation, "region": Article.regions.through,
          "topic": Article.topics.through}  # fmt: skip


def missing(stories):
    return max(0, stories - Article.objects.count())


def fill(stories):
    """Write the stories that an archive of this many lacks, newest last; yields how many were written so far."""
    start, first = stories - missing(stories), 0
    if start == stories:
        return
    filler = Filler(stories)
    if connection.vendor == "sqlite" and not connection.in_atomic_block:  # where SQLite would refuse the second
        with connection.cursor() as cursor:
            for order in WITH_ROOM:
                cursor.execute(order)
    for begin in range(start, stories, AT_ONCE):
        end = min(begin + AT_ONCE, stories)
        with transaction.atomic():
            filler.write(begin, end)
        first += end - begin
        yield first
    announce(stories)


class Filler:
    """Writes numbered stories with all that the newsroom notes of them."""

    def __init__(self, stories):
        self.stories, self.now = stories, timezone.now()
        self.step = min(STEP, SPAN / stories)
        self.furniture = Furniture()
        self.numbers = {name: Numbers(model) for name, model in TABLES.items()}

    def write(self, begin, end):
        """As in life: a draft with its rows first, which then becomes what it is."""
        chance = Random(f"{self.stories} {begin}")
        rows = {name: [] for name in TABLES}
        states = []
        for number in range(begin, end):
            states.append(self.story(number, chance, rows))
        for name in ("item", "article", "region", "topic", "quote", "source", "picture", "organisation", "move", "row"):
            insert(rows[name])
            self.numbers[name].settle()
        with connection.cursor() as cursor:
            columns = [f"{column}_{language}" for language in LANGUAGES for column in ("status", "published_at")]
            assigned = ", ".join(f"{column} = %s" for column in columns)
            cursor.executemany(f"UPDATE articles_article SET {assigned} WHERE id = %s", states)

    def story(self, number, chance, rows):
        """Put a story and its rows on the lists; gives what it becomes: statuses and moments, and its key."""
        key = {name: self.numbers[name].next for name in TABLES}
        moment = self.now - self.step * (self.stories - number)
        texts = {each: compose(chance, each, self.is_rare(number)) for each in LANGUAGES}
        furniture = self.furniture
        item = Item(pk=key["item"](), kind="article")
        article = Article(
            pk=key["article"](), item=item, version=1, kind=chance.choice(KINDS), section=chance.choice(
                furniture.sections), cover=chance.choice(furniture.pictures), created_at=moment, changed_at=moment,
        )  # fmt: skip
        rows["item"].append(item)
        rows["article"].append(article)
        for each, text in texts.items():
            for column in ("headline", "lead", "body"):
                setattr(article, f"{column}_{each}", getattr(text, column))
            digest = digest_of(text.headline, text.read)
            words = {"title": text.title_words, "body": text.body_words, "digest": digest}
            rows["row"].append(SearchRow(pk=key["row"](), item=item, language=each, **words))
        self.link(article, chance, rows, key, texts)
        return self.state(number, article, item, moment, chance, rows, key)

    def is_rare(self, number):
        return (number * RARE) // self.stories != ((number + 1) * RARE) // self.stories

    def link(self, article, chance, rows, key, texts):
        furniture = self.furniture
        through = {name: TABLES[name] for name in ("region", "topic")}
        for region in chance.sample(furniture.regions, chance.randint(1, 3)):
            rows["region"].append(through["region"](pk=key["region"](), article=article, region_id=region))
        for topic in chance.sample(furniture.topics, 2):
            rows["topic"].append(through["topic"](pk=key["topic"](), article=article, topic=topic))
        for position, one in enumerate(chance.sample(furniture.organisations, 2)):
            told = ArticleOrganisation(pk=key["organisation"](), article=article, organisation=one, position=position)
            rows["organisation"].append(told)
        quote = Quote(pk=key["quote"](), article=article, speaker_id=chance.choice(furniture.speakers))
        for language, text in texts.items():
            setattr(quote, f"text_{language}", text.quote)
        rows["quote"].append(quote)
        if article.kind == "reprint":
            source = chance.choice(furniture.organisations)
            rows["source"].append(SourceHop(pk=key["source"](), article=article, organisation=source))
        if chance.random() < 0.2:
            picture = chance.choice(furniture.pictures)
            rows["picture"].append(ArticlePicture(pk=key["picture"](), article=article, image=picture))

    def state(self, number, article, item, moment, chance, rows, key):
        """Statuses and moments by language, with the moves that led there."""
        left = self.stories - number
        if left <= UNPUBLISHED and self.stories > 2 * UNPUBLISHED:
            third = left * 3 // (UNPUBLISHED + 1)
            status = [Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED][third]
            moment = self.now + timedelta(days=left) if third == 2 else None
            states = dict.fromkeys(LANGUAGES, (status, moment))
        else:
            is_behind = chance.random() < 0.05
            states = {"ru": (Status.PUBLISHED, moment), "en": (Status.DRAFT, None) if is_behind else
                      (Status.PUBLISHED, moment)}  # fmt: skip
        for language, (status, _moment) in states.items():
            for name in {Status.DRAFT: [], Status.IN_REVIEW: ["submit"]}.get(status, ["submit", "publish"]):
                at = min(article.created_at, self.now)
                rows["move"].append(MoveRecord(pk=key["move"](), item=item, language=language, name=name, at=at))
        stored = Article._meta.get_field("published_at_ru").get_db_prep_save
        flat = [value for status, at in states.values() for value in (str(status), stored(at, connection))]
        return [*flat, article.pk]


@transaction.atomic
def announce(stories):
    """Publish events, to come and past, each of a programme with its hours."""
    chance, regions = Random(2), Furniture().regions
    opening = timezone.now().replace(minute=0, second=0, microsecond=0)
    for number in range(-EVENTS * stories // 10_000, EVENTS + 1):
        starts_at = opening + timedelta(days=number or 1)
        event = Event.objects.create(
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=TALKS),
            **texts("title", lambda language: sentence(chance, language, 8)),
            **texts("summary", lambda language: sentence(chance, language, 25)),
            **texts("body", lambda language: f"<p>{sentence(chance, language, 60)}.</p>" * 3),
        )
        event.regions.set(chance.sample(regions, 2))
        for hour in range(TALKS):
            begins = starts_at + timedelta(hours=hour)
            title = texts("title", lambda language: sentence(chance, language, 6))
            event.agenda.create(starts_at=begins, ends_at=begins + timedelta(hours=1), **title)
        for language in LANGUAGES:
            make_move(event.item, "publish", language, by=None)

"""What to read after a story: the ones before and after it, and those that have most in common with it.

One query for all of it, in SQL, because in Django's words it takes longer to put together than to answer. What readers
may see is still asked of `published()`.
"""

from dataclasses import dataclass
from operator import attrgetter

from django.db import connections, router

from newsroom.edition.blocks import kept
from newsroom.language import active_language
from newsroom.publishing.loading import Question

from .listed import list_of
from .models import Article

RELATED = 4
WEIGHED = 30  # the newest public stories of each region, topic and organisation, however long the archive is
LISTS = ("organisation", "region", "topic")  # what has a list of its stories
BONDS = ("event", *LISTS)  # what stories have in common, the strongest bond first
DIRECTIONS = {"earlier": ("<", "DESC"), "later": (">", "ASC")}

FURTHER = """
WITH public AS NOT MATERIALIZED ({public}),
here AS (SELECT {at}, pk FROM public WHERE pk = %s),
shared(article_id, {bonds}) AS ({shared}),
related(place, article_id, {bonds}) AS (
    SELECT 'related' AS place, article_id, {strongest}
    FROM shared JOIN public ON pk = article_id
    WHERE pk <> (SELECT pk FROM here)
    GROUP BY article_id
    ORDER BY {strength}, MAX({at}) DESC, article_id DESC
    LIMIT {limit}
),
further AS (SELECT * FROM related {neighbours})
SELECT place, article_id, {bonds} FROM further WHERE article_id IS NOT NULL
"""
SAME_EVENT = "SELECT pk, {values} FROM public WHERE event_id = %s"
SAME_THING = """SELECT * FROM (
    SELECT article_id, {values} FROM articles_listed
    WHERE name = %s AND {at} IS NOT NULL AND EXISTS (SELECT 1 FROM public WHERE pk = article_id)
    ORDER BY {at} DESC, article_id DESC LIMIT {weighed}
) AS newest_{place}"""
NEIGHBOUR = """UNION ALL SELECT '{place}', (
    SELECT article_id FROM articles_listed
    WHERE name = %s AND {at} {sign}= (SELECT {at} FROM here) AND ({at}, article_id) {sign} (SELECT {at}, pk FROM here)
        AND EXISTS (SELECT 1 FROM public WHERE pk = article_id)
    ORDER BY {at} {order}, article_id {order} LIMIT 1
), {values}"""


@dataclass(frozen=True)
class Row:
    """A story to go on with, and the strongest thing that it shares; a neighbour is "earlier" or "later" in it."""

    story: Article
    place: str
    bond: str
    shared: object
    numbers: tuple  # of what is shared, in the order of the bonds; 0 for none

    @property
    def strength(self):
        """What a related story ranks by: its bonds, then its moment."""
        return *(number > 0 for number in self.numbers), self.story.published_at, self.story.pk


@dataclass(frozen=True)
class Further:
    neighbours: list[Row]
    related: list[Row]


def further_reading(article) -> Further:
    """The stories before and after in the first region and in the first topic, and at most four related ones.

    Asks two queries, if the story has its event, regions, topics and organisations loaded. No story comes twice.
    """
    things = {
        "event": [article.event] if article.event and article.event.is_published() else [],
        "organisation": [row.organisation for row in article.organisations.all()],
        "region": sorted(article.regions.all(), key=lambda region: region.tile_row is None),  # countries last
        "topic": list(article.topics.all()),
    }
    rows = find(article.pk, things) if any(things.values()) else []
    neighbours = sorted((row for row in rows if row.place != "related"), key=in_their_order)
    beside = {row.story.pk: row for row in reversed(neighbours)}
    related = [row for row in rows if row.place == "related" and row.story.pk not in beside]
    return Further(
        [row for row in neighbours if beside[row.story.pk] is row],
        sorted(related, key=attrgetter("strength"), reverse=True)[:RELATED],
    )


def in_their_order(row):
    """Neighbours stand by what they share, the earlier one first."""
    return BONDS.index(row.bond), row.place


def find(pk, things):
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(*question(pk, things))
        found = cursor.fetchall()
    numbers = dict.fromkeys(number for _place, number, *_shared in found)
    stories = {story.pk: story for story in TITLES.ask(numbers)} if numbers else {}
    rows = []
    for place, number, *shared in found:
        bond, shares = next((bond, number) for bond, number in zip(BONDS, shared, strict=True) if number)
        thing = next(thing for thing in things[bond] if thing.pk == shares)
        rows.append(Row(stories[number], place, bond, thing, tuple(shared)))
    return rows


def titles():
    return Article.objects.only("headline", f"published_at_{active_language()}")


TITLES = Question(titles)


def values_of(bond):
    """What a row says of its bonds: the number of what is shared where this bond has its place, else 0."""
    return ", ".join("%s" if each == bond else "0" for each in BONDS)


def public_stories():
    return (
        Article.objects.published()
        .order_by()
        .values("pk", "event_id", f"published_at_{active_language()}")
        .query.sql_with_params()
    )


def question(pk, things):
    """The SQL and its parameters. A row names the things that it shares by their numbers, 0 for none."""
    at = f"published_at_{active_language()}"
    public, params = kept("SQL of public stories", make=public_stories)
    params = [*params, pk]
    shared, neighbours = [], []
    for bond in BONDS:
        for thing in things[bond]:
            sql = SAME_THING if bond in LISTS else SAME_EVENT
            place = len(shared)
            shared.append(sql.format(values=values_of(bond), at=at, weighed=WEIGHED, place=place))
            params += [thing.pk, list_of(bond, thing.pk) if bond in LISTS else thing.pk]
    for bond in ("region", "topic"):
        for thing in things[bond][:1]:
            for place, (sign, order) in DIRECTIONS.items():
                neighbours.append(NEIGHBOUR.format(place=place, sign=sign, order=order, at=at, values=values_of(bond)))
                params += [list_of(bond, thing.pk), thing.pk]
    sql = FURTHER.format(
        public=public,
        at=at,
        bonds=", ".join(f"same_{bond}" for bond in BONDS),
        shared=" UNION ".join(shared),
        strongest=", ".join(f"MAX(same_{bond})" for bond in BONDS),
        strength=", ".join(f"MAX(same_{bond}) > 0 DESC" for bond in BONDS),
        neighbours=" ".join(neighbours),
        limit=RELATED + 2 * len(DIRECTIONS),
    )
    return sql, params

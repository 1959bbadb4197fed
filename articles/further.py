"""What to read after a story: the ones before and after it, and those that have most in common with it.

In SQL, because in Django's words it takes longer to put together than to answer. What readers may see is still asked
of `published()`.
"""

from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest

from django.db import connections, router

from newsroom.edition.blocks import kept, kept_each
from newsroom.language import active_language
from newsroom.publishing.loading import Question

from .listed import list_of
from .models import Article

RELATED = 4
WEIGHED = 30  # the newest public stories of each event, region, topic and organisation, however long the archive is
BONDS = {"event": 8, "organisation": 4, "region": 2, "topic": 1}  # what stories share; each outweighs all below it
DIRECTIONS = {"earlier": ("<", "DESC"), "later": (">", "ASC")}

AMONG_PUBLIC = "WITH public AS NOT MATERIALIZED ({public}) {parts}"
NEWEST_OF_EVENT = """SELECT * FROM (
    SELECT {place} AS place, pk, {at} FROM public WHERE event_id = %s ORDER BY {at} DESC, pk DESC LIMIT {weighed}
) AS newest_{place}"""
NEWEST_OF_LIST = """SELECT * FROM (
    SELECT {place} AS place, article_id, {at} FROM articles_listed
    WHERE name = %s AND {at} IS NOT NULL AND EXISTS (SELECT 1 FROM public WHERE pk = article_id)
    ORDER BY {at} DESC, article_id DESC LIMIT {weighed}
) AS newest_{place}"""
NEIGHBOUR = """SELECT '{place}', '{bond}', (
    SELECT article_id FROM articles_listed
    WHERE name = %s AND {at} {sign}= here.{at} AND ({at}, article_id) {sign} (here.{at}, here.pk)
        AND EXISTS (SELECT 1 FROM public WHERE pk = article_id)
    ORDER BY {at} {order}, article_id {order} LIMIT 1
) FROM public AS here WHERE here.pk = %s"""


@dataclass(frozen=True)
class Row:
    """A story to go on with, and the strongest thing that it shares; a neighbour is "earlier" or "later" in it."""

    story: Article
    place: str
    bond: str
    shared: object


@dataclass(frozen=True)
class Further:
    neighbours: list[Row]
    related: list[Row]


def further_reading(article) -> Further:
    """The stories before and after in the first region and in the first topic, and at most four related ones.

    Asks at most three queries, if the story has its event, regions, topics and organisations loaded; one where those
    things were asked for before in this edition. No story comes twice.
    """
    things = {
        "event": [article.event] if article.event and article.event.is_published() else [],
        "organisation": [row.organisation for row in article.organisations.all()],
        "region": sorted(article.regions.all(), key=lambda region: region.tile_row is None),  # countries last
        "topic": list(article.topics.all()),
    }
    beside = neighbours(article.pk, things)
    alike = [row for row in related(article.pk, things, RELATED + len(beside)) if row[0] not in beside][:RELATED]
    titles = TITLES.kept([*beside, *(number for number, *_row in alike)])
    return Further(
        [Row(titles[number], *row) for number, row in beside.items()],
        [Row(titles[number], *row) for number, *row in alike],
    )


def neighbours(pk, things):
    """`{number of the story: (place, bond, thing)}`: by what they share, the earlier one first."""
    bonds = [(bond, thing) for bond in ("region", "topic") for thing in things[bond][:1]]
    sides = [(place, bond, thing) for bond, thing in bonds for place in DIRECTIONS]
    if not sides:
        return {}
    numbers = {(place, bond): number for place, bond, number in ask(*neighbours_question(pk, sides))}
    found = {}
    for place, bond, thing in sides:
        if number := numbers.get((place, bond)):
            found.setdefault(number, (place, bond, thing))
    return found


def neighbours_question(pk, sides):
    parts, params = [], []
    for place, bond, thing in sides:
        sign, order = DIRECTIONS[place]
        parts.append(NEIGHBOUR.format(bond=bond, place=place, sign=sign, order=order, at=moment()))
        params += [list_of(bond, thing.pk), pk]
    return among_public(parts, params)


def related(pk, things, most):
    """Rows (number of the story, place, bond, thing), the strongest first: by what they share, then by their date."""
    newest = kept_each(
        "newest of a thing", [(bond, thing.pk) for bond in BONDS for thing in things[bond]], newest_of_each
    )
    strength, moments = defaultdict(int), {}
    for (bond, _number), stories in newest.items():
        for number, at in stories.items():
            strength[number] |= BONDS[bond]
            moments[number] = at
    strength.pop(pk, None)
    best = nlargest(most, strength, key=lambda number: (strength[number], moments[number], number))
    return [(number, "related", *strongest_bond(number, things, newest)) for number in best]


def strongest_bond(number, things, newest):
    return next((bond, thing) for bond in BONDS for thing in things[bond] if number in newest[bond, thing.pk])


def newest_of_each(wanted):
    """`{(bond, number of the thing): {number of the story: moment}}`, in one query for all of them."""
    newest = {each: {} for each in wanted}
    for place, number, at in ask(*newest_question(wanted)):
        newest[wanted[place]][number] = at
    return newest


def newest_question(wanted):
    parts, params = [], []
    for place, (bond, number) in enumerate(wanted):
        part, name = (NEWEST_OF_EVENT, number) if bond == "event" else (NEWEST_OF_LIST, list_of(bond, number))
        parts.append(part.format(place=place, at=moment(), weighed=WEIGHED))
        params.append(name)
    return among_public(parts, params)


def among_public(parts, params):
    """The SQL that joins the answers of these parts, each of which may ask what is public, and its parameters."""
    sql, first = kept("SQL of public stories", make=public_stories)
    return AMONG_PUBLIC.format(public=sql, parts=" UNION ALL ".join(parts)), [*first, *params]


def public_stories():
    return Article.objects.published().order_by().values("pk", "event_id", moment()).query.sql_with_params()


def moment():
    return f"published_at_{active_language()}"


def ask(sql, params):
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def titles():
    return Article.objects.only("headline", moment())


TITLES = Question(titles)

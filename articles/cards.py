"""The card of a story, as lists show it: printed once in an edition, for whichever pages it stands on.

Written in one go, because lists print twenty and a template takes ten times longer over each.
"""

from django.db.models import QuerySet
from django.template.loader import get_template

from newsroom.edition.blocks import kept_each
from newsroom.images.markup import picture
from newsroom.language import name_of, per_language
from newsroom.language.shown import day, filled, first_words
from newsroom.publishing.loading import Question, load, whole
from newsroom.publishing.named import PICTURES
from newsroom.regions.kickers import first_regions
from newsroom.regions.models import Region

from .models import Article, Section

SHOWN = ("kind", "section", "cover", "headline", "lead", "byline", *per_language("published_at"))


CARD = """<article class="article-card{looks}">
  <p class="kicker"><span class="kicker__label">{label}</span> {regions}</p>
  <h{level} class="article-card__headline"><a href="{address}">{headline}</a></h{level}>
  {lead}
  <p class="meta">{day}</p>
  {picture}
</article>
"""
SIZES = {  # of the picture: of a line of a list, and of a card
    True: "(min-width: 60rem) 15rem, (min-width: 28rem) 25vw, 6rem",
    False: "(min-width: 60rem) 26rem, 100vw",
}


def cards(stories, a11y=None, *, row=False, heading_level=3):
    """The cards of some stories, in their order, as HTML; `row` is for a line of a list.

    Of a queryset only the numbers are asked, and the stories themselves where their cards are not there yet.
    """
    is_question = isinstance(stories, QuerySet)
    loaded = {} if is_question else {story.pk: story for story in stories}
    numbers = list(stories.values_list("pk", flat=True)) if is_question else loaded
    key_of = {number: (number, getattr(a11y, "images", "on"), row, heading_level) for number in numbers}

    def make(missing):
        found = loaded or stories_for_cards([number for number, *_looks in missing])
        return {key: card(found[key[0]], a11y, row, heading_level) for key in missing}

    made = kept_each("card of a story", key_of.values(), make)
    return [made[key] for key in key_of.values()]


def card(article, a11y, row, heading_level):
    lead, regions = article.lead, article.regions.all()
    return filled(
        CARD,
        looks=f"{' article-card--row' if row else ''} article-card--{'pictured' if article.cover else 'plain'}",
        label=name_of(article.section) if article.section else article.get_kind_display(),
        regions=first_regions(regions),
        level=heading_level,
        address=article.get_absolute_url(),
        headline=article.headline,
        lead=filled('<p class="article-card__lead">{words}</p>', words=first_words(lead, 24)) if lead else "",
        day=day(article.published_at),
        picture=adornment(article.cover, regions, a11y, row),
    )


def adornment(cover, regions, a11y, row):
    """The picture of a story, or the map of its regions where there is room for it."""
    if cover:
        drawn = picture({"a11y": a11y}, cover, sizes=SIZES[row], ratio="3x2", alt="")
        return filled('<div class="article-card__picture figure">{drawn}</div>', drawn=drawn)
    return "" if row else get_template("includes/tile_map.html").render({"regions": regions})


def stories_for_cards(numbers):
    """`{number: story}`, with its section, cover and regions, and with no column that a card does not show."""
    return load(QUESTION, numbers, many={"regions": whole(Region.objects.for_cards)})


def shown():
    return Article.objects.only(*SHOWN)


QUESTION = Question(shown, section=Question(Section.objects.all), cover=PICTURES)

"""The card of a story, as lists show it: printed once in an edition, for whichever pages it stands on."""

from django.db.models import QuerySet
from django.template import Context
from django.template.loader import get_template

from newsroom.edition.blocks import kept_each, kept_rows
from newsroom.images.models import Image
from newsroom.language import per_language
from newsroom.publishing.loading import load, whole
from newsroom.regions.models import Region

from .models import Article, Section

SHOWN = ("kind", "section", "cover", "headline", "lead", *per_language("published_at"))


def cards(stories, a11y=None, **looks):
    """The cards of some stories, in their order, as HTML; `looks` are those of the card's template.

    Of a queryset only the numbers are asked, and the stories themselves where their cards are not there yet.
    """
    loaded = {} if isinstance(stories, QuerySet) else {story.pk: story for story in stories}
    numbers = list(loaded or stories.values_list("pk", flat=True))
    key_of = {number: (number, getattr(a11y, "images", "on"), *looks.items()) for number in numbers}
    template = get_template("includes/article_card.html").template

    def make(missing):
        found = loaded or stories_for_cards([number for number, *_looks in missing])
        contexts = ((key, Context({"article": found[key[0]], "a11y": a11y} | looks)) for key in missing)
        return {key: template.render(context) for key, context in contexts}

    made = kept_each("card of a story", key_of.values(), make)
    return [made[key_of[number]] for number in numbers]


def stories_for_cards(numbers):
    """`{number: story}`, with its section, cover and regions, and with no column that a card does not show."""
    stories = Article.objects.only(*SHOWN).in_bulk(list(numbers))
    sections = whole(Section.objects.all())
    covers = kept_rows(Image.objects, {story.cover_id for story in stories.values()})
    for story in stories.values():
        story.section, story.cover = sections.get(story.section_id), covers.get(story.cover_id)
    load(list(stories.values()), many={"regions": whole(Region.objects.for_cards())})
    return stories

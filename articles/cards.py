"""The card of a story, as lists show it: printed once in an edition, for whichever pages it stands on."""

from django.template import Context
from django.template.loader import get_template

from newsroom.edition.blocks import kept_each, kept_rows
from newsroom.images.models import Image
from newsroom.language import per_language
from newsroom.publishing.loading import give, regions_of, whole

from .models import Article, Section

TEXTS = ("headline", "lead", "byline", "published_at")
SHOWN = ("kind", "section", "cover", *(column for field in TEXTS for column in per_language(field)))


def cards(numbers, a11y=None, **looks):
    """The cards of the stories of these numbers, in their order, as HTML; `looks` are those of the card's template."""
    template = get_template("includes/article_card.html").template
    keys = {(number, getattr(a11y, "images", "on"), *looks.items()): number for number in numbers}

    def make(missing):
        stories = stories_for_cards(keys[key] for key in missing)
        found = [(key, stories[keys[key]]) for key in missing if keys[key] in stories]
        return {key: template.render(Context({"article": story, "a11y": a11y} | looks)) for key, story in found}

    made = kept_each("card of a story", keys, make)
    return [made[key] for key in keys if key in made]


def stories_for_cards(numbers):
    """`{number: story}`, with its section, cover and regions, and with no column that a card does not show."""
    stories = Article.objects.only(*SHOWN).in_bulk(list(numbers))
    sections = whole(Section.objects.all())
    covers = kept_rows(Image.objects, {story.cover_id for story in stories.values()})
    regions = regions_of(Article, stories)
    for number, story in stories.items():
        story.section, story.cover = sections.get(story.section_id), covers.get(story.cover_id)
        give(story, regions=regions.get(number, []))
    return stories

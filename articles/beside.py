"""What stands beside a story: what it is about, and what to read next. In one go: templates take ten times longer."""

from itertools import groupby
from operator import attrgetter

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.edition.blocks import kept
from newsroom.language import name_of
from newsroom.language.shown import day, filled
from newsroom.publishing.children import by_part

FACT = """
      <div class="box__row">
        <dt class="box__term">{term}</dt>
        {values}
      </div>
    """
VALUE = "<dd>{value}</dd>"
LINK = '<a href="{address}">{name}</a>'
NEIGHBOURS = """
      <div class="neighbours__row">
        <p class="neighbours__thing">{thing}</p>
        <ul class="neighbours__list">
          {stories}
        </ul>
      </div>
    """
NEIGHBOUR = """
            <li class="neighbours__story neighbours__story--{place}">
              <span class="neighbours__place">{word}</span>
              <a href="{address}">{headline}</a>
            </li>
          """
RELATED = """
        <li class="related__item">
          <h3 class="related__headline"><a href="{address}">{headline}</a></h3>
          <p class="meta">
            <span>{why}</span>
            {day}
          </p>
        </li>
      """


def link_to(thing):
    """A region, topic, section or organisation by its name, as a link; kept, because so many pages have it."""

    def make():
        return filled(LINK, address=thing.get_absolute_url(), name=name_of(thing))

    return kept("link to a thing", type(thing), thing.pk, make=make)


def facts(article):
    """What a story is about, as terms and their values; its regions, organisations, topics and section are loaded."""
    played = by_part(article.organisations.all())
    organisations = [fact(part, [row.organisation for row in rows]) for part, rows in played]
    regions, topics = fact(_("Regions"), article.regions.all()), fact(_("Topics"), article.topics.all())
    section = fact(_("Section"), [article.section] if article.section else [])
    return mark_safe("\n    ".join([regions, joined(organisations), topics, section]))


def fact(term, things):
    values = joined(filled(VALUE, value=link_to(thing)) for thing in things)
    return filled(FACT, term=term, values=values) if values else ""


def neighbours(rows):
    """The stories before and after a story, below each thing that they share with it."""
    words = {"earlier": _("Earlier:"), "later": _("Later:")}
    return joined(
        filled(
            NEIGHBOURS,
            thing=link_to(thing),
            stories=joined(filled(NEIGHBOUR, word=words[row.place], **shown(row)) for row in beside),
        )
        for thing, beside in groupby(rows, attrgetter("shared"))
    )


def related(rows):
    """The stories that have most in common with a story, each with the reason."""
    words = {
        "event": _("About the same event"),
        "organisation": _("The same organisation:") + " {thing}",
        "region": _("The same region:") + " {thing}",
        "topic": _("The same topic:") + " {thing}",
    }
    return joined(
        filled(
            RELATED,
            why=filled(words[row.bond], thing="" if row.bond == "event" else name_of(row.shared)),
            day=day(row.story.published_at),
            **shown(row),
        )
        for row in rows
    )


def shown(row):
    return {"place": row.place, "address": row.story.get_absolute_url(), "headline": row.story.headline}


def joined(parts):
    return mark_safe("".join(parts))

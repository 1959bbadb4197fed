"""Writing the story that a text became, with its quotations and the way it came."""

from datetime import datetime, time
from textwrap import shorten

from django.utils import timezone

from articles.models import Article, ArticleOrganisation, Quote, Section, SourceHop, Topic
from events.models import Event
from newsroom.regions.models import Region
from seeds.parser.document import Document

from . import reasons
from .keys import key_for
from .pairs import columns, fitting, side_by_side, values
from .prose import body_of, quotes_of
from .register import Register
from .rules import section_of, topics_of

ROLES = {
    "host": "subject",
    "organiser": "subject",
    "co_organiser": "subject",
    "support": "support",
    "partner": "partner",
}


def write_article(
    stem: str, documents: dict[str, Document], events: list[Event], regions: list[Region], register: Register
) -> Article:
    """Write the story as a draft. A text without a headline gets the proposed one, and no moment if it has no date."""
    source = next(iter(documents.values()))
    event = events[0] if events else None
    quotes, placed = quote_rows(stem, documents, register)
    texts = {
        "headline": {language: each.headline or each.proposed_headline for language, each in documents.items()},
        "lead": {language: each.lead for language, each in documents.items()},
        "byline": {language: each.byline for language, each in documents.items()},
        "body": {language: body_of(each, placed[language]) for language, each in documents.items()},
    }
    article = Article.objects.create(
        source_language=source.language,
        kind=source.kind,
        section=Section.objects.filter(slug=section_of(documents)).first(),
        event=event,
        coverage=source.events[0].coverage if event else "",
        **{f"published_at_{language}": moment_of(each) for language, each in documents.items()},
        **fitting(
            Article, {column: text for field, part in texts.items() for column, text in columns(field, part).items()}
        ),
    )
    article.regions.set(regions)
    article.topics.set(Topic.objects.filter(slug__in=topics_of(documents)))
    for quote in quotes:
        quote.article = article
        quote.save()
    write_sources(stem, article, documents, register)
    write_organisations(stem, article, documents, register)
    return article


def moment_of(document: Document) -> datetime | None:
    """The moment that the text itself names: the beginning of its day."""
    day = document.published_on
    return day and timezone.make_aware(datetime.combine(day, time()))


def quote_rows(stem: str, documents: dict[str, Document], register: Register):
    """Quotations of both texts as unsaved rows, and for each language what stands in its body: (quotation, key)."""
    parts = {language: quotes_of(document) for language, document in documents.items()}
    is_aligned = len({len(document.paragraphs) for document in documents.values()}) == 1

    def alike(one, another):
        pair = zip(documents, (one, another), strict=True)
        return (
            len({register.position({language: quote.speaker}) for language, quote in pair}) == 1
            and one.is_direct == another.is_direct
            and (not is_aligned or one.paragraph == another.paragraph)
        )

    rows, placed = [], {language: [] for language in documents}
    for number, row in enumerate(side_by_side(parts, alike)):
        key = key_for(f"{stem}/quote/{number}")
        if len(row) < len(documents):
            register.remark(
                "quotes",
                reasons.QUOTE_ALONE,
                {language: shorten(quote.text, 80, placeholder="…") for language, quote in row.items()},
            )
        rows.append(
            Quote(
                key=key,
                position=number,
                speaker=register.position(values(row, "speaker")),
                is_direct=next(iter(row.values())).is_direct,
                **columns("text", values(row, "text")),
            )
        )
        for language, quote in row.items():
            placed[language].append((quote, key))
    return rows, placed


def write_sources(stem: str, article: Article, documents: dict[str, Document], register: Register) -> None:
    parts = {language: document.sources for language, document in documents.items()}
    for number, row in enumerate(side_by_side(parts, lambda one, another: one.role == another.role)):
        source = next(iter(row.values()))
        SourceHop.objects.create(
            article=article,
            key=key_for(f"{stem}/source/{number}"),
            position=number,
            organisation=register.organisation(values(row, "name")),
            role=source.role,
            on=source.published_on,
        )


def write_organisations(stem: str, article: Article, documents: dict[str, Document], register: Register) -> None:
    """What the story tells of: who acts in it, then whom the directory knows and the text names."""
    roles = {}
    for row in register.pair_organisations(
        {language: document.organisations for language, document in documents.items()}
    ):
        roles.setdefault(register.organisation(values(row, "name")), ROLES[next(iter(row.values())).role])
    sources = {hop.organisation for hop in article.sources.select_related("organisation")}
    for document in documents.values():
        for organisation in register.named_in("\n".join(document.paragraphs)):
            if organisation not in sources:
                roles.setdefault(organisation, "mention")
    for number, (organisation, role) in enumerate(roles.items()):
        key = key_for(f"{stem}/organisation/{number}")
        ArticleOrganisation.objects.create(
            article=article, organisation=organisation, role=role, key=key, position=number
        )

"""A story in the words of schema.org (NewsArticle)."""

import re

from django.utils.text import capfirst
from django.utils.timezone import localtime

from newsroom.directory.models import name_in_either_language
from newsroom.language import active_language, other
from newsroom.site import structured_data as data

from .models import ArticleOrganisation, SourceHop
from .originals import original_address

# A byline is a line of text: people's names, unless it says that an office wrote.
OFFICE = re.compile(r"пресс|press|служб|service|редакц|newsroom|office|центр|cent(?:er|re)|отдел|department", re.I)


def news_article(article, site):
    """The story as its page tells it. No queries for one `with_page_relations`."""
    address = f"{site}{article.get_absolute_url()}"
    images = [*([article.cover] if article.cover else []), *(row.image for row in article.pictures.all())]
    role = ArticleOrganisation.Role
    organisations = [(row.role, data.organisation(row.organisation, site)) for row in article.organisations.all()]
    speakers = {quote.speaker_id: quote.speaker for quote in article.quotes.all() if quote.speaker}
    return {
        "@type": "NewsArticle",
        "@id": f"{address}#story",
        "mainEntityOfPage": address,
        "url": address,
        "headline": article.headline,
        "description": article.lead,
        "dateline": article.dateline,
        "datePublished": localtime(article.published_at).isoformat(timespec="seconds"),
        "dateModified": localtime(article.updated_at or article.published_at).isoformat(timespec="seconds"),
        "inLanguage": active_language(),
        "isAccessibleForFree": True,
        "author": author(article, site),
        "publisher": {"@id": data.publisher_id(site)},
        "image": data.pictures(images, site) or f"{address}share.jpg",
        "articleSection": article.section and article.section.name,
        "keywords": [topic.name for topic in article.topics.all()],
        "about": [*(body for part, body in organisations if part == role.SUBJECT), event(article, site)],
        "mentions": [
            *(body for part, body in organisations if part != role.SUBJECT),
            *(data.person(speaker) for speaker in speakers.values()),
        ],
        "contentLocation": [data.place(region, site) for region in article.regions.all()],
        "citation": [source(hop) for hop in article.sources.all()],
        "isBasedOn": original_address(article),
        **translation(article, site),
    }


def author(article, site):
    """Whoever signed the story; else the source that told it first; else the newsroom itself."""
    if article.byline:
        return {"@type": "Organization" if OFFICE.search(article.byline) else "Person", "name": article.byline}
    tellers = [hop.organisation for hop in article.sources.all() if hop.role != SourceHop.Role.SAID_TO]
    return data.organisation(tellers[0], site) if tellers else {"@id": data.publisher_id(site)}


def source(hop):
    """One step of the way that the text came by."""
    name = name_in_either_language(hop.organisation)
    return {
        "@type": "CreativeWork",
        "name": f"{capfirst(hop.get_role_display())}: {name}",
        "publisher": {"@type": "Organization", "name": name},
        "url": hop.url,
        "datePublished": hop.on and hop.on.isoformat(),
    }


def event(article, site):
    """The event that the story covers, where readers of this language may know of it; a mere thing without a date."""
    covered = article.event
    if covered is None or not covered.is_published():
        return None
    return covered.known_data(site) or {
        "@type": "Thing",
        "name": covered.title,
        "url": f"{site}{covered.get_absolute_url()}",
    }


def translation(article, site):
    """The same story in the other language, when it is public there."""
    language = other(active_language())
    if not article.is_published(language):
        return {}
    address = f"{site}{article.address_in(language)}"
    word = "workTranslation" if article.source_language == active_language() else "translationOfWork"
    return {word: {"@type": "NewsArticle", "@id": f"{address}#story", "url": address, "inLanguage": language}}

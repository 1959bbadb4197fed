"""Where the text of a reprint was printed first: search engines are sent there, and not to us.

One rule, asked of a story whose sources are loaded and of many in the database.
"""

from django.db.models import Exists, OuterRef, Q

from newsroom.language import active_language

from .models import Article, SourceHop


def original_address(article):
    """The address of the original in the active language: of a reprint, in the language that it was written in.

    "" for our own texts, for translations, and where the nearest reprint in the chain of sources has no address.
    """
    if article.kind != Article.Kind.REPRINT or article.source_language != active_language():
        return ""
    addresses = [hop.url for hop in article.sources.all() if hop.role == SourceHop.Role.REPRINTED and hop.url]
    return addresses[-1] if addresses else ""  # sources end with the nearest


def original_elsewhere(language):
    """The condition under which `original_address` has an answer in a language."""
    printed = SourceHop.objects.filter(article=OuterRef("pk"), role=SourceHop.Role.REPRINTED).exclude(url="")
    return Q(Exists(printed), kind=Article.Kind.REPRINT, source_language=language)

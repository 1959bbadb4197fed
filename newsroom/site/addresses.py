"""Where a page stands for those who find and share it: one address for each page, whatever it was asked with."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from newsroom.language import LANGUAGES, active_language

LOCALES = {"ru": "ru_RU", "en": "en_GB"}  # as Open Graph writes them; our English is British
TABS = {"when"}  # what leads to another whole list, in both languages
MOST_FACETS = 2  # “technoparks of Novosibirsk Oblast” is looked for; three conditions at once are not


@dataclass
class PageAddress:
    """What the head of a page says of its address."""

    #: The site's own, without a slash at the end.
    site: str
    #: Absolute, with the filters that mean something, without whatever else the reader came with.
    own: str
    #: Pairs of `hreflang` and absolute address: every language in which the page is public, and x-default.
    versions: list
    #: Whether search engines are asked to keep the page.
    is_indexed: bool

    @property
    def locale(self):
        return LOCALES[active_language()]

    @property
    def other_locales(self):
        here = active_language()
        return [LOCALES[language] for language, _address in self.versions if language in LOCALES and language != here]


def page_address(request, *, page=None, filters=(), alternates=()):
    """Where a page is. Of a list: its `page` and the names of the `filters` that it listens to, in their order.

    A filtered list and a further page of a list name no other language: whether there is as much to read in it, only
    more questions to the database would tell. Readers of other languages are sent where the bare address of the site
    sends them: to the choice itself from the front page, else to Russian, else to the only language that there is.
    """
    site = f"{request.scheme}://{request.get_host()}"
    is_list, number = page is not None, getattr(page, "number", 1)
    asked = {name: request.GET[name] for name in filters if request.GET.get(name)} if is_list else {}
    query = urlencode(asked | ({"page": number} if number > 1 else {}))
    chosen = {name for name in asked if name not in TABS}
    versions = []
    if not chosen and number == 1:
        here = active_language()
        paths = {language: urlsplit(address).path for language, address in alternates} | {here: request.path}
        known = {language: with_query(site, paths[language], query) for language in LANGUAGES if language in paths}
        default = f"{site}/" if request.path == f"/{here}/" else next(iter(known.values()))
        versions = [*known.items(), ("x-default", default)]
    is_indexed = not chosen or (facets(chosen) <= MOST_FACETS and page.paginator.count > 0)
    return PageAddress(site, with_query(site, request.path, query), versions, is_indexed)


def with_query(site, path, query):
    return f"{site}{path}?{query}" if query else f"{site}{path}"


def facets(chosen):
    """How many things were asked at once; a month and its year are one."""
    return len({"period" if name in {"year", "month"} else name for name in chosen})

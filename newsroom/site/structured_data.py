"""What pages say of themselves to machines, in the words of schema.org: what every page says alike.

Each function gives a plain dictionary; what is not known is left out of it, never guessed.
"""

import json
from functools import wraps

from django.utils.safestring import mark_safe

from newsroom.directory.models import name_in_either_language
from newsroom.edition.blocks import kept
from newsroom.images.renditions import renditions
from newsroom.language import active_language
from newsroom.language.addresses import address

# A browser ends the script at the first «</script>» and hides what follows «<!--», whatever JSON says.
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def as_script(things):
    """The element that carries these things, or what `in_json` made of them, in the head of a page."""
    texts = (thing if isinstance(thing, str) else in_json(thing) for thing in things if thing)
    graph = f'{{"@context":"https://schema.org","@graph":[{",".join(texts)}]}}'
    return mark_safe(f'<script type="application/ld+json">{graph}</script>')


def in_json(thing):
    return json.dumps(known(thing), ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)


def known(data):
    """The data without what is empty; texts with one plain space for any white space."""
    if isinstance(data, str):
        return " ".join(data.split())
    if isinstance(data, dict):
        return {name: value for name, raw in data.items() if (value := known(raw))}
    if isinstance(data, list):
        return [value for raw in data if (value := known(raw))]
    return data


def shared(describe):
    """Describe a thing that many pages name once in an edition."""

    @wraps(describe)
    def described(thing, *site):
        return kept(describe, thing.pk, *site, make=lambda: describe(thing, *site))

    return described


def publisher_id(site):
    return f"{site}/#organisation"


def publisher(identity, site, logo):
    """Whose site this is. `site` is its address without a slash at the end, `logo` the address of a picture."""
    return {
        "@type": "Organization",
        "@id": publisher_id(site),
        "name": identity.name or identity.short_name,
        "alternateName": identity.short_name if identity.name else "",
        "url": f"{site}{address('front')}",
        "logo": {"@type": "ImageObject", "url": f"{site}{logo}"},
        "description": identity.tagline,
        "sameAs": [address for _name, address in identity.social],
    }


def website(identity, site):
    """The site in one language, with the address of its search."""
    return {
        "@type": "WebSite",
        "@id": f"{site}{address('front')}#site",
        "url": f"{site}{address('front')}",
        "name": identity.name or identity.short_name,
        "alternateName": identity.short_name if identity.name else "",
        "inLanguage": active_language(),
        "publisher": {"@id": publisher_id(site)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site}{address('search')}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def collection(site, address, name, description):
    """A page that leads to others: a list, a region, an organisation."""
    return {
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": active_language(),
        "publisher": {"@id": publisher_id(site)},
    }


def breadcrumbs(steps):
    """The way to a page: pairs of name and absolute address, from the front page to the page itself."""
    items = [
        {"@type": "ListItem", "position": position, "name": str(name), "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


@shared
def place(region, site):
    return {"@type": "Place", "name": region.name, "url": f"{site}{region.get_absolute_url()}"}


@shared
def organisation(thing, site):
    """An organisation that a public text tells of."""
    return {
        "@type": "Organization",
        "name": name_in_either_language(thing),
        "url": f"{site}{thing.get_absolute_url()}",
        "sameAs": thing.website,
    }


@shared
def person(position):
    """Somebody in the position that they held then, whose person and organisation are loaded."""
    return {
        "@type": "Person",
        "name": name_in_either_language(position.person),
        "jobTitle": position.title,
        "affiliation": position.organisation
        and {"@type": "Organization", "name": name_in_either_language(position.organisation)},
    }


@shared
def cuts(image, site):
    """Addresses of a picture, as wide as there is, in the cuts that search engines ask for."""
    return [f"{site}{renditions(image, ratio)[-1].url('jpg')}" for ratio in ("16x9", "3x2", "1x1")]


def pictures(images, site):
    return [address for image in images for address in cuts(image, site)]

"""Share pictures as files: drawn when somebody asks first, and of each page the latest kept, named by what it shows."""

from dataclasses import astuple, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from newsroom.language import active_language
from newsroom.regions.models import Region

from . import share_card

A_DAY = 24 * 60 * 60


def share_response(request, card, page):
    """The picture of a card for a page, `article-42`. Caches keep it for a day, and ask then whether it has changed."""
    folder = f"share/{page}-{active_language()}"
    try:
        content, name = kept(card, folder)
    except OSError:  # the cover is gone
        content, name = kept(replace(card, photo=""), folder)
    etag = f'"{name}"'
    headers = {"ETag": etag, "Cross-Origin-Resource-Policy": "cross-origin"}  # it is made for other sites
    response = HttpResponse(content, content_type="image/jpeg", headers=headers)
    patch_cache_control(response, public=True, max_age=A_DAY)
    return get_conditional_response(request, etag=etag, response=response)


def kept(card, folder):
    """The bytes of a card's picture and the name that they are kept under; drawn where they are missing.

    A folder keeps the picture that was drawn last, so that they are never more than the pages. Nothing is read twice:
    whoever loses a picture to somebody who draws another at the same moment draws it again.
    """
    name = sha256(repr((astuple(card), design())).encode()).hexdigest()[:32]
    path = f"{folder}/{name}.jpg"
    try:
        with default_storage.open(path) as file:
            return file.read(), name
    except FileNotFoundError:
        content = share_card.draw(card)
    default_storage.keep(path, content)
    for superseded in default_storage.listdir(folder)[1]:
        if superseded.endswith(".jpg") and superseded != f"{name}.jpg":
            default_storage.delete(f"{folder}/{superseded}")
    return content, name


@cache
def design():
    """What all pictures have in common: whoever draws them otherwise draws them anew."""
    fonts = (share_card.HEADLINE, share_card.LABEL, share_card.LABEL_BOLD)
    files = [finders.find(f"newsroom/fonts/{font}.woff2") for font in fonts]
    drawing = [share_card.__file__, finders.find("newsroom/css/tokens.css")]
    return [sha256(Path(file).read_bytes()).hexdigest() for file in [*files, *drawing]]


def on_the_map(regions):
    """The map for a card, with these regions lit, and the whole of those that are countries half lit. One query."""
    tiles = [
        (pk, country, (column, row))
        for pk, country, column, row in Region.objects.order_by("pk")
        .exclude(tile_row=None)
        .values_list("pk", "country", "tile_column", "tile_row")
    ]
    told = {region.pk for region in regions}
    return {
        "tiles": tuple(tile for _pk, _country, tile in tiles),
        "lit": tuple(tile for pk, _country, tile in tiles if pk in told),
        "half_lit": tuple(tile for pk, country, tile in tiles if country in told and pk not in told),
    }

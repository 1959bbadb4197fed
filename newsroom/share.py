"""Share pictures of pages that are not texts: a region, and whatever has no picture of its own."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.images.share_card import ShareCard
from newsroom.images.share_pictures import on_the_map, share_response
from newsroom.regions.models import Region
from newsroom.site.models import Identity


@require_safe
def region_picture(request, slug):
    region = get_object_or_404(Region.objects.select_related("country"), slug=slug)
    country = region.country.name if region.country else ""
    return picture(request, headline=region.name, kicker=country, regions=[region], page=f"region-{region.slug}")


@require_safe
def site_picture(request):
    return picture(request, page="site")


def picture(request, page, headline="", kicker="", regions=()):
    identity = Identity.load()
    card = ShareCard(
        headline=headline or identity.tagline or identity.name or _("News and events"),
        kicker=kicker,
        note=_("News and events"),
        site=identity.short_name or identity.name,
        **on_the_map(regions),
    )
    return share_response(request, card, page)

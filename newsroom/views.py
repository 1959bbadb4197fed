"""Pages made of several kinds: the front page, regions, organisations, search; and the addresses of the whole house."""

from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from articles.models import Article, Topic
from events.models import Event
from newsroom import search
from newsroom.directory.models import Organisation
from newsroom.language import active_language, address_in, other
from newsroom.publishing.paginator import BoundedPaginator
from newsroom.regions.models import Region
from newsroom.site.models import PressContact

from .public import public_organisations
from .region_map import RegionMap

LATEST = 8  # a wide page has two columns: an even number leaves no card alone
NEXT_EVENTS = 5
TOPICS = 12
ORGANISATIONS = 24
BUSIEST = 10  # regions in the table beside a map


@require_safe
def choose_language(request):
    """The bare address leads to the reader's language, and no cache may remember which."""
    with override(get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("front"))
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def front_page(request):
    public = Article.objects.published()
    latest = list(public.newest_first().with_card_relations()[: LATEST + 1])
    lead = public.leading().with_card_relations().first() or next(iter(latest), None)
    context = {
        "lead": lead,
        "latest": [article for article in latest if article != lead][:LATEST],
        "events": Event.objects.published().coming().with_card_relations()[:NEXT_EVENTS],
        "region_map": RegionMap(limit=BUSIEST),
    }
    return render(request, "front_page.html", context)


@require_safe
def region_list(request):
    """The map of all regions, and how many stories each of them and each country had in the last year."""
    context = {
        "region_map": RegionMap(),
        "countries": Region.objects.countries(),
        "stories": Article.objects.published().of_last_year().count_by_country(),
    }
    return render(request, "regions/region_list.html", context)


class RegionDetail(DetailView):
    """The front page of a region, or of a country with all its regions."""

    model = Region
    template_name = "regions/region_detail.html"

    def get_queryset(self):
        return Region.objects.select_related("country")

    def get_context_data(self, **kwargs):
        region = self.object
        stories = Article.objects.published().in_region(region)
        lead, *latest = stories.newest_first().with_card_relations()[: LATEST + 1] or [None]
        events = Event.objects.published().in_region(region).with_card_relations()
        crumbs = [(_("Regions"), reverse("regions:list"))]
        if region.country:
            crumbs.append((region.country.name, region.country.get_absolute_url()))
        return super().get_context_data(
            crumbs=crumbs,
            lead=lead,
            told_in=None if lead else told_in_other_language(region),
            articles=latest,
            coming_events=events.coming()[:NEXT_EVENTS],
            past_events=events.past()[:NEXT_EVENTS],
            topics=topics_of(stories)[:TOPICS],
            organisations=organisations_of(region)[:ORGANISATIONS],
            press_contact=PressContact.objects.for_regions([region]),
            region_map=RegionMap(region, limit=BUSIEST),
            **kwargs,
        )


def topics_of(stories):
    """The topics of these stories with their number, the most told first."""
    told = Topic.objects.filter(articles__in=stories).annotate(number=Count("articles"))
    return told.order_by("-number", "slug")


def organisations_of(region):
    """Whom readers may know of in a region, or anywhere in a country; members of the association first."""
    inside = Q(region=region) | Q(region__country=region) if region.is_country else Q(region=region)
    return public_organisations().filter(inside).order_by("-is_member", *Organisation._meta.ordering)


def told_in_other_language(region):
    """The page of the region in the other language, where that one has stories; None where it has none either."""
    language = other(active_language())
    if not Article.objects.published(language).in_region(region).exists():
        return None
    with override(language):
        title = _("News of %(region)s") % {"region": region.name_genitive}
        return {"language": language, "title": title, "address": region.get_absolute_url()}


@require_safe
def organisation_page(request, pk, slug):
    """What the newsroom has told of an organisation."""
    organisation = get_object_or_404(public_organisations().select_related("region"), pk=pk)
    if organisation.get_absolute_url() != request.path:
        return HttpResponseRedirect(organisation.get_absolute_url(), status=301)
    language = other(active_language())
    events = Event.objects.published().of_organisation(organisation).with_card_relations()
    articles = Article.objects.published().about_organisation(organisation).newest_first().with_card_relations()
    context = {
        "organisation": organisation,
        "articles": articles[:LATEST],
        "coming_events": events.coming()[:NEXT_EVENTS],
        "past_events": events.past()[:NEXT_EVENTS],
        "alternates": [(language, address_in(organisation, language))],
    }
    return render(request, "directory/organisation_detail.html", context)


@require_safe
def search_page(request):
    """Stories and events that say every word, best first."""
    query = request.GET.get("q", "").replace("\0", "").strip()
    paginator = BoundedPaginator(Found.by(query, request.LANGUAGE_CODE), 20)
    page = paginator.get_page(request.GET.get("page"))
    return render(request, "search/search_page.html", {"query": query, "page_obj": page, "paginator": paginator})


class Found:
    """Items in the order of search: sliced like a queryset, loaded when a template walks through them."""

    def __init__(self, item_ids):
        self.item_ids = item_ids

    @classmethod
    def by(cls, query, language):
        """What readers may see of what search found."""
        item_ids = search.matching(query, language)
        public = set()
        for model in (Article, Event):
            public.update(model.objects.published().filter(item_id__in=item_ids).values_list("item_id", flat=True))
        return cls([item_id for item_id in item_ids if item_id in public])

    def __len__(self):
        return len(self.item_ids)

    count = __len__

    def __getitem__(self, part):
        return Found(self.item_ids[part])

    def __iter__(self):
        things = {
            thing.item_id: thing
            for model in (Article, Event)
            for thing in model.objects.published()
            .filter(item_id__in=self.item_ids)
            .prefetch_related(*(relation for relation, _field in model.searched_rows))
        }
        return (things[item_id] for item_id in self.item_ids if item_id in things)


@require_safe
def robots(request):
    maps = [f"Sitemap: {request.build_absolute_uri(reverse(name))}" for name in ("sitemap", "news-sitemap")]
    lines = ["User-agent: *", "Disallow: /admin/", "", *maps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain")


def page_not_found(request, exception=None):
    return render(request, "404.html", {"alternates": []}, status=404)


def server_error(request):
    """The last page: it asks nothing of the database, which may be what failed."""
    return render(request, "500.html", status=500)

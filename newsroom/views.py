"""Pages made of several kinds: the front page, regions, organisations, search; and the addresses of the whole house."""

from django.db.models import Exists, OuterRef
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, ListView

from articles.models import Article
from events.models import Event
from newsroom import search
from newsroom.language import active_language, address_in, other
from newsroom.publishing.paginator import BoundedPaginator
from newsroom.regions.models import Region

from .public import public_organisations

LATEST = 8  # a wide page has two columns: an even number leaves no card alone
NEXT_EVENTS = 5


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
    }
    return render(request, "front_page.html", context)


class RegionList(ListView):
    """Every country with its regions, and how many stories each has."""

    queryset = Region.objects.by_country()
    template_name = "regions/region_list.html"

    def get_context_data(self, **kwargs):
        public = Article.objects.published()
        return super().get_context_data(
            countries=Region.objects.countries(),
            stories=public.count_by_region() | public.count_by_country(),
            **kwargs,
        )


class RegionDetail(DetailView):
    """The front page of a region."""

    model = Region
    template_name = "regions/region_detail.html"

    def get_queryset(self):
        return Region.objects.select_related("country")

    def get_context_data(self, **kwargs):
        region = self.object
        events = Event.objects.published().in_region(region).with_card_relations()
        told = Article.regions.through.objects.filter(article__in=Article.objects.published())
        crumbs = [(_("Regions"), reverse("regions:list"))]
        if region.country:
            crumbs.append((region.country.name, region.country.get_absolute_url()))
        return super().get_context_data(
            crumbs=crumbs,
            articles=Article.objects.published().in_region(region).newest_first().with_card_relations()[:LATEST],
            coming_events=events.coming()[:NEXT_EVENTS],
            past_events=events.past()[:NEXT_EVENTS],
            organisations=public_organisations().filter(region=region),
            parts=region.regions.filter(Exists(told.filter(region=OuterRef("pk")))) if region.is_country else [],
            **kwargs,
        )


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

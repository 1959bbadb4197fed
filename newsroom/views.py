"""Pages made of several kinds: the front page, regions, organisations, search; and the addresses of the whole house."""

from django.db.models import Case, Count, Exists, F, Q, When
from django.db.models.expressions import RawSQL
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from articles.cards import stories_for_cards
from articles.listed import InList, Listed, list_of
from articles.models import Article, Topic
from events.models import Event
from newsroom.directory.models import Organisation
from newsroom.language import active_language, address_in, other
from newsroom.publishing.paginator import COUNTED, BoundedPaginator
from newsroom.publishing.reader_filters import asked_text
from newsroom.regions.models import Region
from newsroom.site.models import PressContact

from .found import MODELS, Found, fewer_words, named_in
from .public import is_told_in, public_organisations, public_speakers
from .region_map import RegionMap, told_in_last_year

LATEST = 8  # a wide page has two columns: an even number leaves no card alone
NEXT_EVENTS = 5
TOPICS = 12
ORGANISATIONS = 24


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
    newest = Listed.objects.public().newest_first().in_all()[: LATEST + 1]
    latest = list(Article.objects.newest_first().listed(newest).values_list("pk", flat=True))
    lead = public.leading().values_list("pk", flat=True).first() or next(iter(latest), None)
    stories = stories_for_cards({*latest, lead} - {None})
    context = {
        "lead": stories.get(lead),
        "latest": [stories[number] for number in latest if number != lead][:LATEST],
        "events": Event.objects.published().coming()[:NEXT_EVENTS].kept(),
        "region_map": RegionMap(),
    }
    return render(request, "front_page.html", context)


@require_safe
def region_list(request):
    """The map of all regions, and how many stories each of them and each country had in the last year."""
    countries = Region.objects.countries().annotate(number=told_in_last_year())
    stories = {country.pk: country.number for country in countries if country.number}
    countries = sorted(countries, key=lambda country: -country.number)
    context = {"region_map": RegionMap(whole=True), "countries": countries, "stories": stories}
    return render(request, "regions/region_list.html", context)


class RegionDetail(DetailView):
    """The front page of a region, or of a country with all its regions."""

    model = Region
    template_name = "regions/region_detail.html"

    def get_queryset(self):
        return Region.objects.select_related("country")

    def get_context_data(self, **kwargs):
        region = self.object
        rows = Listed.objects.public().newest_first().in_all(list_of("region", region.pk))
        stories = Article.objects.newest_first().with_card_relations()
        lead, *latest = stories.listed(rows[: LATEST + 1]) or [None]
        cards = latest[:2] if len(latest) > 1 else []  # one alone would stand beside an empty place
        events = Event.objects.published().in_region(region).with_card_relations()
        crumbs = [(_("Regions"), reverse("regions:list"))]
        if region.country:
            crumbs.append((region.country.name, region.country.get_absolute_url()))
        return super().get_context_data(
            crumbs=crumbs,
            lead=lead,
            told_in=None if lead else told_in_other_language(region),
            cards=cards,
            river=latest[len(cards) :],
            coming_events=events.coming()[:NEXT_EVENTS],
            past_events=events.past()[:NEXT_EVENTS],
            topics=topics_of(rows)[:TOPICS],
            organisations=organisations_of(region)[:ORGANISATIONS],
            press_contact=PressContact.objects.for_regions([region]),
            region_map=RegionMap(region),
            **kwargs,
        )


def topics_of(rows):
    """The topics of the newest 1,000 stories of a list, the most told first; with their number, if those are all.

    The stories are counted once for all topics.
    """
    newest = Listed.objects.filter(article__in=rows[:COUNTED].values("article"), name__gte="t", name__lt="u")
    counted, params = newest.order_by().values("name").annotate(told=Count("*")).query.sql_with_params()
    told = f"(SELECT told FROM ({counted}) AS counted WHERE name = 't' || articles_topic.id)"
    topics = Topic.objects.annotate(told=RawSQL(told, params)).filter(told__gt=0).order_by("-told", "slug")
    number = Case(When(~Exists(rows[COUNTED : COUNTED + 1]), then=F("told")))
    return topics.annotate(number=number).only("slug", "name")


def organisations_of(region):
    """Whom readers may know of in a region, or anywhere in a country; members of the association first."""
    inside = Q(region=region) | Q(region__country=region) if region.is_country else Q(region=region)
    return public_organisations().filter(inside).order_by("-is_member", *Organisation._meta.ordering)


def told_in_other_language(region):
    """The page of the region in the other language, where that one has stories; None where it has none either."""
    language = other(active_language())
    if not Listed.objects.public(language).in_all(list_of("region", region.pk)).exists():
        return None
    with override(language):
        title = _("News of %(region)s") % {"region": region.name_genitive}
        return {"language": language, "title": title, "address": region.get_absolute_url()}


@require_safe
def organisation_page(request, pk, slug):
    """What the newsroom has told of an organisation."""
    here, there = active_language(), other(active_language())
    found = public_organisations().annotate(is_told=is_told_in(here), is_told_there=is_told_in(there))
    organisation = get_object_or_404(found.select_related("region"), pk=pk)
    if organisation.get_absolute_url() != request.path:
        return HttpResponseRedirect(organisation.get_absolute_url(), status=301)
    events = Event.objects.published().of_organisation(organisation).with_card_relations()
    rows = Listed.objects.public().newest_first().in_all(list_of("organisation", organisation.pk))
    articles = Article.objects.newest_first().with_card_relations()
    page = BoundedPaginator(InList(rows, articles), LATEST).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "articles": list(page.object_list),
        "page_obj": page,
        "speakers": public_speakers(organisation),
        "coming_events": events.coming()[:NEXT_EVENTS],
        "past_events": events.past()[:NEXT_EVENTS],
        "alternates": [(there, address_in(organisation, there))] if organisation.is_told_there else [],
    }
    return render(request, "directory/organisation_detail.html", context)


@require_safe
def search_page(request):
    """Stories and events that say every word, best first, below the regions and organisations that are named."""
    query = asked_text(request.GET, "q").strip()
    everything = Found.by(query, request.LANGUAGE_CODE)
    kind = request.GET.get("kind")
    found = everything.of_kind(kind) if kind in MODELS else everything
    paginator = BoundedPaginator(found, 20)
    is_first = query and not kind and "page" not in request.GET
    context = {
        "query": query,
        "named": named_in(query) if is_first else [],
        "is_first": is_first,
        "kinds": [(None, len(everything)), *((name, len(everything.of_kind(name))) for name in MODELS)],
        "kind": kind if kind in MODELS else None,
        "page_obj": paginator.get_page(request.GET.get("page")),
        "paginator": paginator,
        "fewer": [] if everything else fewer_words(query, request.LANGUAGE_CODE),
        "topics": [] if query else topics_of(Listed.objects.public().newest_first().in_all())[:TOPICS],
    }
    return render(request, "search/search_page.html", context)


@require_safe
def robots(request):
    maps = [f"Sitemap: {request.build_absolute_uri(reverse(name))}" for name in ("sitemap", "news-sitemap")]
    lines = ["User-agent: *", "Disallow: /admin/", "", *maps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def page_not_found(request, exception=None):
    return render(request, "404.html", {"alternates": []}, status=404)

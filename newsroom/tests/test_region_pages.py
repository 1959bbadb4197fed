"""The list of regions and the front page of each: what they show, what they count, what they say where nothing is."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from articles.tests.factories import make_published_article, make_topic
from events.tests.factories import make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import PressContact


class RegionListTests(TestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region(name_en="Tver Oblast", tile_column=4, tile_row=4)
        cls.neighbour = make_region(name_en="Tula Oblast", tile_column=5, tile_row=7)
        make_published_article(regions=[cls.region, cls.neighbour])
        make_published_article("ru", regions=[cls.region, cls.region.country])
        make_published_article(regions=[cls.region], at=timezone.now() - timedelta(days=400))

    def test_counts_the_last_year_and_each_story_of_a_country_once(self):
        for language, numbers, of_country in (("ru", [2, 1], 2), ("en", [1, 1], 1)):
            with self.assertNumQueries(3):  # the frame, the map, the countries with their stories
                context = self.client.get(f"/{language}/regions/").context
            self.assertEqual([region.number for region in context["region_map"].rows], numbers)
            self.assertEqual(context["stories"], {self.region.country_id: of_country})

    def test_says_of_which_time_its_numbers_are(self):
        self.assertContains(self.client.get("/en/regions/"), "number of stories in the last year</caption>")
        for language, span in (("ru", "за последний год.</p>"), ("en", "of the last year.</p>")):
            self.assertContains(self.client.get(f"/{language}/regions/"), span)

    def test_table_says_what_the_tiles_say(self):
        page = self.client.get("/en/regions/")
        self.assertContains(page, '<span class="region-map__words">Tula Oblast, 1 story</span>')
        self.assertInHTML(
            '<tr><th scope="row"><a href="/en/regions/tula-oblast/">Tula Oblast</a></th>'
            '<td class="region-table__number">1</td></tr>',
            page.content.decode(),
        )


class FrontPageMapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.told = [make_region(name_en=f"Region {n}", tile_column=n, tile_row=1) for n in range(1, 15)]

    def test_unfolds_the_regions_that_are_not_the_busiest(self):
        for region in self.told:
            make_published_article(regions=[region])
        page = self.client.get("/en/")
        self.assertContains(page, '<summary class="region-map__unfold">2 more regions</summary>')
        self.assertContains(page, 'href="/en/regions/region-9/">Region 9, 1 story</a>', 1)

    def test_has_no_map_without_a_story_of_the_last_year(self):
        make_published_article(regions=self.told[:1], at=timezone.now() - timedelta(days=400))
        self.assertNotContains(self.client.get("/en/"), "region-map")
        self.assertContains(self.client.get("/en/regions/"), "region-map")


class RegionPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region(
            name_ru="Новосибирская область", name_en="Novosibirsk Oblast", genitive="Новосибирской области",
            tile_column=13, tile_row=4,
        )  # fmt: skip
        cls.neighbour = make_region(name_ru="Омская область", name_en="Omsk Oblast", tile_column=12, tile_row=4)
        cls.country = cls.region.country

    def page(self, region=None, language="en"):
        with override(language):
            return self.client.get((region or self.region).get_absolute_url())

    def test_is_named_in_the_case_of_its_language(self):
        self.assertContains(self.page(language="ru"), "<h1>Новости Новосибирской области</h1>")
        self.assertContains(self.page(), "<h1>News of Novosibirsk Oblast</h1>")

    def test_lead_is_cut_only_where_much_would_follow(self):
        for number, shown in ((60, "word " * 59 + "word</p>"), (61, "word " * 39 + "word…</p>")):
            make_published_article(lead_en=("word " * number).strip(), regions=[self.region])
            self.assertContains(self.page(), f'<p class="lead-story__lead">{shown}')

    def test_leads_with_its_newest_story_and_lets_the_others_follow(self):
        stories = [
            make_published_article(regions=[self.region], at=timezone.now() - timedelta(days=days))
            for days in range(12, 0, -1)
        ]
        make_published_article(regions=[self.neighbour])
        context = self.page().context
        self.assertEqual([context["lead"], *context["cards"], *context["river"]], stories[:2:-1])
        self.assertContains(self.page(), '/en/news/?region=novosibirsk-oblast"')

    def test_second_story_is_no_card_beside_an_empty_place(self):
        for _ in range(2):
            make_published_article(regions=[self.region])
        context = self.page().context
        self.assertEqual((len(context["cards"]), len(context["river"])), (0, 1))

    def test_tells_of_events_organisations_and_whom_to_call(self):
        make_published_article(regions=[self.region])
        coming = make_published_event(regions=[self.region])
        past = make_published_event(regions=[self.region], starts_at=moscow(2024, 9, 17, 10))
        partner = make_organisation(name_en="A partner nobody tells of", region=self.region)
        member = make_organisation(name_en="Akademgorodok", region=self.region, is_member=True)
        elsewhere = make_organisation(name_en="Omsk cluster", region=self.neighbour, is_member=True)
        contact = PressContact.objects.create(name_ru="Область", name_en="The oblast", email="press@example.org")
        contact.regions.add(self.region)
        page = self.page()
        self.assertEqual(list(page.context["coming_events"]), [coming])
        self.assertEqual(list(page.context["past_events"]), [past])
        self.assertContains(page, member.name_en)
        self.assertContains(page, "mailto:press@example.org")
        for hidden in (partner, elsewhere):
            self.assertNotContains(page, hidden.name_en)

    def test_topics_lead_to_the_list_filtered_by_both_which_has_as_many_stories(self):
        often, seldom, hidden = (make_topic() for _ in range(3))
        for topics in ([often], [often, seldom]):
            make_published_article(regions=[self.region], topics=topics)
        make_published_article(regions=[self.neighbour], topics=[seldom])
        make_published_article("ru", regions=[self.region], topics=[hidden])
        page = self.page()
        self.assertEqual([(topic, topic.number) for topic in page.context["topics"]], [(often, 2), (seldom, 1)])
        for topic in page.context["topics"]:
            address = f"/en/news/?region={self.region.slug}&topic={topic.slug}"
            self.assertContains(page, f'href="{address.replace("&", "&amp;")}"')
            self.assertEqual(len(self.client.get(address).context["object_list"]), topic.number)

    def test_is_marked_on_the_map_beside_the_other_regions_of_its_country(self):
        abroad = make_region(
            country=make_region(kind="country", code="KZ", name_en="Kazakhstan"), name_en="Abai", tile_column=13,
            tile_row=7,
        )  # fmt: skip
        for region in (self.region, self.neighbour, abroad):
            make_published_article(regions=[region])
        page = self.page()
        self.assertContains(
            page, 'class="region-map__tile" href="/en/regions/novosibirsk-oblast/" aria-current="page"', 1
        )
        self.assertEqual(page.context["region_map"].rows, [self.neighbour])

    def test_country_shows_the_news_of_its_regions_and_all_of_these(self):
        stories = [make_published_article(regions=[self.region]) for _ in range(2)]
        page = self.page(self.country)
        for story in stories:
            self.assertContains(page, story.headline_en)
        self.assertContains(page, '/en/news/?region=russia"')
        self.assertEqual(page.context["region_map"].rows, [self.region, self.neighbour])
        self.assertNotContains(page, 'aria-current="page">\n')

    def test_country_dims_the_regions_of_others(self):
        kazakhstan = make_region(kind="country", code="KZ", name_en="Kazakhstan")
        abai = make_region(country=kazakhstan, name_en="Abai", tile_column=13, tile_row=7)
        region_map = self.page(kazakhstan).context["region_map"]
        self.assertEqual([region_map.is_away(region) for region in (abai, self.region)], [False, True])
        brazil = make_region(kind="country", code="BR", name_en="Brazil")
        self.assertFalse(self.page(brazil).context["region_map"].is_away(self.region), "it has no tiles itself")

    def test_region_without_stories_says_so_and_what_else_there_is(self):
        make_published_article(regions=[self.neighbour])
        page = self.page()
        self.assertContains(page, "No news from Novosibirsk Oblast yet</h2>")
        self.assertContains(page, '<meta name="description" content="No news from Novosibirsk Oblast yet. Subscribe')
        self.assertContains(page, '<meta name="robots" content="noindex, follow">')
        self.assertNotIn(self.region.pk, page.context["region_map"].listed, "it is none of the other regions")
        self.assertContains(page, 'href="/en/regions/russia/"')
        self.assertContains(page, 'href="/en/regions/omsk-oblast/"')
        self.assertNotContains(page, "There is news of it")

    def test_region_told_of_in_the_other_language_alone_leads_there(self):
        story = make_published_article("ru", regions=[self.region])
        link = '<a href="/ru/regions/novosibirsk-oblast/" hreflang="ru" lang="ru">Новости Новосибирской области</a>'
        self.assertContains(self.page(), f"There is news about it in Russian: {link}")
        make_move(story.item, "retract", "ru", by=None, note="Wrong.")
        self.assertNotContains(self.page(), link)

    def test_region_told_of_may_be_indexed_and_stands_in_the_site_map(self):
        make_published_event(regions=[self.region])
        make_published_article("ru", regions=[self.neighbour])
        both, silent = {"ru", "en"}, make_region()
        for region, told in ((self.region, both), (self.neighbour, {"ru"}), (self.country, both), (silent, set())):
            for language in ("ru", "en"):
                self.assertEqual("noindex" not in self.page(region, language).content.decode(), language in told)
                site_map = self.client.get(f"/sitemap-pages-{language}.xml").content.decode()
                self.assertEqual(f"/{language}/regions/{region.slug}/</loc>" in site_map, language in told)

    def test_country_off_the_map_has_a_kind_page(self):
        brazil = make_region(kind="country", code="BR", name_en="Brazil", name_ru="Бразилия", genitive="Бразилии")
        self.assertContains(self.page(brazil, "ru"), "Бразилии")

    def test_no_such_region_is_not_found(self):
        self.assertEqual(self.client.get("/en/regions/atlantis/").status_code, 404)

"""What pages say to machines, against the fields that Google's guides and schema.org ask for."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from events.tests.factories import moscow
from newsroom.language import LANGUAGES, value_in
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity
from seeds.tests.loading import load_reference, load_seeds

from .factories import make_full_article, make_full_event, make_picture
from .heads import SITE, StructuredDataTestCase


def plain(thing, field, language):
    """A text as machines are told it: its no-break spaces are the page's alone."""
    return " ".join(value_in(thing, field, language).split())


class FiveTextsTests(StructuredDataTestCase):
    @classmethod
    def setUpTestData(cls):
        load_reference()
        load_seeds()

    def each(self, model):
        for language in LANGUAGES:
            things = model.objects.published(language).order_by("pk")
            for thing in things.exclude(date_precision="none") if model is Event else things:
                with self.subTest(thing=thing.pk, language=language):
                    yield language, thing, self.said(thing, language)

    def test_story_has_what_search_engines_ask_of_an_article(self):
        """Google, Article: author, author.name, dateModified, datePublished, headline, image."""
        for language, story, said in self.each(Article):
            with override(language):
                self.assertEqual(said["headline"], plain(story, "headline", language))
                self.assertLessEqual(len(said["headline"]), 200)
                for name in ("datePublished", "dateModified"):
                    self.assertIsNotNone(datetime.fromisoformat(said[name]).utcoffset())
                self.assertGreaterEqual(said["dateModified"], said["datePublished"])
                self.assertEqual(said["inLanguage"], language)
                self.assertTrue(said["author"].get("name") or said["author"]["@id"] == f"{SITE}/#organisation")
                self.assertEqual(said["publisher"], {"@id": f"{SITE}/#organisation"})
                self.assertLeadsSomewhere(said["image"] if isinstance(said["image"], str) else said["image"][0])
                self.assertEqual(said["mainEntityOfPage"], f"{SITE}{story.address_in(language)}")
                self.assertEqual(said["articleSection"], plain(story.section, "name", language))
                self.assertEqual(len(said["keywords"]), story.topics.count())
                places = [place["name"] for place in said.get("contentLocation", [])]
                self.assertEqual(places, [plain(region, "name", language) for region in story.regions.all()])
                self.assertEqual(len(said.get("citation", [])), story.sources.count())

    def test_translations_name_one_another(self):
        for language, story, said in self.each(Article):
            there = "en" if language == "ru" else "ru"
            word = "workTranslation" if story.source_language == language else "translationOfWork"
            self.assertEqual(said[word]["inLanguage"], there)
            self.assertEqual(said[word]["@id"], self.said(story, there)["@id"])
            self.assertEqual({"workTranslation", "translationOfWork"} & set(said), {word})

    def test_event_has_what_search_engines_ask_of_an_event(self):
        """Google, Event: name always, startDate and location where they are known; recommended: all the others."""
        for language, event, said in self.each(Event):
            self.assertEqual(said["name"], plain(event, "title", language))
            self.assertEqual(said["eventStatus"], "https://schema.org/EventScheduled")
            self.assertTrue(said["description"])
            self.assertLeadsSomewhere(said["image"])
            self.assertIn("startDate", said)
            self.assertEqual("location" in said, "eventAttendanceMode" in said)
            for name in ("organizer", "sponsor", "performer"):
                for body in said.get(name, []):
                    self.assertTrue(body["name"])

    def test_seminar_is_at_its_hour_in_its_hall_with_its_speaker(self):
        said = self.said(Event.objects.get(kind="seminar"), "ru")
        self.assertEqual(said["startDate"], "2023-04-05T16:00+03:00")
        self.assertNotIn("endDate", said)
        self.assertEqual(said["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode")
        self.assertEqual(said["location"]["@type"], "Place")
        self.assertEqual(said["location"]["address"]["addressRegion"], "Московская область")
        self.assertEqual([person["name"] for person in said["performer"]], ["Виктория Халимендик"])
        self.assertEqual(len(said["organizer"]), 1)
        self.assertEqual(len(said["subjectOf"]), 1)

    def test_congress_has_days_and_no_hours(self):
        said = self.said(Event.objects.get(kind="congress"))
        self.assertEqual((said["startDate"], said["endDate"]), ("2024-09-17", "2024-09-19"))
        self.assertNotIn("location", said)  # nobody told where

    def test_supporters_are_sponsors_and_no_organisers(self):
        stream = Event.objects.get(kind="stream")
        Event.objects.filter(pk=stream.pk).update(starts_at=moscow(2024, 9, 1), date_precision="month")
        said = self.said(stream)
        self.assertEqual((len(said["organizer"]), len(said["sponsor"])), (2, 2))

    def test_what_has_no_date_is_no_event_for_machines(self):
        """schema.org and Google require startDate."""
        self.assertIsNone(self.said(Event.objects.get(kind="stream")))

    def test_chain_of_sources_is_told_from_the_first_to_the_nearest(self):
        said = self.said(Article.objects.get(sources__role="reprinted"), "ru")
        chain = [step["publisher"]["name"] for step in said["citation"]]
        self.assertEqual(chain[1:], ["БЕЛТА", "Осиповичский районный исполнительный комитет"])
        self.assertEqual(said["citation"][2]["datePublished"], "2022-08-25")
        self.assertEqual(said["citation"][1]["name"], "Сообщение: БЕЛТА")
        self.assertEqual(said["author"]["name"], "БЕЛТА")

    def test_words_of_the_panel_are_in_no_data(self):
        for language in LANGUAGES:
            with override(language):
                pages = [reverse("front"), *(thing.address_in(language) for thing in Article.objects.all())]
            for page in pages:
                data = self.head(page).data
                for words in ("слабовидящ", "Low-vision", "Settings", "Настройки"):
                    self.assertNotIn(words, data)


class EveryPageTests(StructuredDataTestCase):
    @classmethod
    def setUpTestData(cls):
        Identity.objects.create(
            name_ru="Ассоциация", name_en="Association", short_name_ru="АКТ", short_name_en="ACT",
            social_links="Телеграм https://t.me/act\nVK https://vk.com/act",
        )  # fmt: skip
        cls.region = make_region()
        cls.article = make_full_article(regions=[cls.region])
        cls.event = make_full_event(regions=[cls.region])

    def test_publisher_is_known_everywhere(self):
        """Google, Organization: name, url, logo, sameAs."""
        for address in ("/en/", "/en/news/", "/en/regions/", self.article.address_in("en"), "/en/accessibility/"):
            said = self.head(address).thing("Organization")
            self.assertEqual((said["name"], said["alternateName"], said["url"]), ("Association", "ACT", f"{SITE}/en/"))
            self.assertEqual(said["sameAs"], ["https://t.me/act", "https://vk.com/act"])
            self.assertTrue(said["logo"]["url"].startswith(f"{SITE}/static/"))
        Identity.objects.update(logo=make_picture())
        self.assertIn("/renditions/", self.head("/en/").thing("Organization")["logo"]["url"])

    def test_front_page_says_where_to_search(self):
        for language in LANGUAGES:
            said = self.head(f"/{language}/").thing("WebSite")
            self.assertEqual(said["url"], f"{SITE}/{language}/")
            self.assertEqual(said["inLanguage"], language)
            target = said["potentialAction"]["target"]["urlTemplate"]
            self.assertLeadsSomewhere(target.replace("{search_term_string}", "zone"))
            self.assertEqual(said["potentialAction"]["query-input"], "required name=search_term_string")

    def test_way_to_a_page_is_that_of_its_breadcrumbs(self):
        """Google, Breadcrumb: at least two ListItems, each with position and name, and item but for the last."""
        slug = self.region.slug
        with override("en"):
            table = {
                self.article.get_absolute_url(): ["Front page", "News", self.article.headline_en],
                self.event.get_absolute_url(): ["Front page", "Events", self.event.title_en],
                self.region.get_absolute_url(): ["Front page", "Regions", "Russia", f"News of {self.region.name_en}"],
                "/en/news/": ["Front page", "News"],
                f"/en/news/?region={slug}": ["Front page", "News", f"News of {self.region.name_en}"],
                f"/en/events/?region={slug}": ["Front page", "Events", f"Events: {self.region.name_en}"],
                "/en/events/?when=past": ["Front page", "Events", "Past events"],
                "/en/accessibility/": ["Front page", "Accessibility"],
            }
        for address, names in table.items():
            with self.subTest(address):
                items = self.head(address).thing("BreadcrumbList")["itemListElement"]
                self.assertEqual([item["name"] for item in items], names)
                self.assertEqual([item["position"] for item in items], list(range(1, len(names) + 1)))
                for item in items:
                    self.assertLeadsSomewhere(item["item"])
        self.assertIsNone(self.head("/en/").thing("BreadcrumbList"))

    def test_lists_and_regions_are_collections(self):
        for address in ("/en/news/", "/en/events/", "/en/regions/", f"/en/regions/{self.region.slug}/"):
            head = self.head(address)
            said = head.thing("CollectionPage")
            self.assertEqual((said["url"], said["name"]), (head.canonical, head.meta("og:title")))

    def test_pictures_come_in_three_cuts(self):
        said = self.said(self.article)
        self.assertEqual(len(said["image"]), 3 * 3)
        for address in said["image"]:
            self.assertLeadsSomewhere(address)

    def test_site_without_a_name_says_nothing_wrong(self):
        Identity.objects.update(name_en="", short_name_en="", tagline_en="")
        self.assertNotIn("name", self.head("/en/").thing("Organization"))
        self.assertEqual(self.head("/en/news/").title, "News")

"""What pages say to machines, against the fields that Google's guides and schema.org ask for."""

from datetime import datetime
from urllib.parse import urlsplit

from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article, ArticleOrganisation, Quote, SourceHop
from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from events.models import Event, EventOrganisation, Series
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.language import LANGUAGES, value_in
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity
from seeds.tests.loading import load_reference, load_seeds

from .factories import make_full_article, make_full_event, make_picture
from .heads import Head

SITE = "http://testserver"


def plain(thing, field, language):
    """A text as machines are told it: its no-break spaces are the page's alone."""
    return " ".join(value_in(thing, field, language).split())


class StructuredDataTestCase(TestCase):
    def head(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return Head(response.content.decode())

    def said(self, thing, language="en"):
        return self.head(thing.address_in(language)).thing("NewsArticle" if isinstance(thing, Article) else "Event")

    def assertLeadsSomewhere(self, address):
        parts = urlsplit(address)
        self.assertEqual(f"{parts.scheme}://{parts.netloc}", SITE)
        self.assertEqual(self.client.get(f"{parts.path}?{parts.query}").status_code, 200, address)


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


class StoryTests(StructuredDataTestCase):
    def test_dateline_says_place_and_day_as_the_page_does(self):
        article = make_published_article(dateline_place_ru="ДУБНА", dateline_place_en="DUBNA", dateline_on="2026-11-20")
        self.assertEqual(self.said(article, "ru")["dateline"], "ДУБНА, 20 ноября 2026")
        self.assertEqual(self.said(article)["dateline"], "DUBNA, 20 November 2026")
        self.assertNotIn("dateline", self.said(make_published_article()))

    def test_author_is_who_signed_or_told_first_or_we_ourselves(self):
        ours = {"@id": f"{SITE}/#organisation"}
        table = {
            "Мария Орлова": {"@type": "Person", "name": "Мария Орлова"},
            "Пресс-служба технопарка «Дубна»": {"@type": "Organization", "name": "Пресс-служба технопарка «Дубна»"},
            "": ours,
        }
        for byline, author in table.items():
            self.assertEqual(self.said(make_published_article(byline_ru=byline), "ru")["author"], author)
        reprint = make_article()
        for role in ("said_to", "reported", "reprinted"):
            body = make_organisation(name_en=f"Those who {role}")
            SourceHop.objects.create(article=reprint, organisation=body, role=role)
        self.assertEqual(self.said(publish(reprint))["author"]["name"], "Those who reported")

    def test_tells_whom_it_is_about_whom_it_mentions_and_which_event_it_covers(self):
        event = make_published_event()
        article = make_article(event=event, coverage="report", topics=[make_topic(name_en="Zones")])
        subject, partner = make_organisation(website="https://example.org/"), make_organisation()
        speaker = make_position()
        ArticleOrganisation.objects.create(article=article, organisation=subject, role="subject")
        ArticleOrganisation.objects.create(article=article, organisation=partner, role="partner")
        for _ in range(2):
            Quote.objects.create(article=article, speaker=speaker, text_en="Yes.", text_ru="Да.")
        said = self.said(publish(article))
        self.assertEqual([thing["name"] for thing in said["about"]], [subject.name_en, event.title_en])
        self.assertEqual(said["about"][0]["sameAs"], "https://example.org/")
        self.assertEqual([thing["name"] for thing in said["mentions"]], [partner.name_en, speaker.person.name_en])
        self.assertEqual(said["mentions"][1]["jobTitle"], speaker.title_en)
        self.assertEqual(said["keywords"], ["Zones"])
        for thing in (*said["about"], said["mentions"][0]):
            self.assertLeadsSomewhere(thing["url"])

    def test_names_nothing_that_readers_may_not_know_of(self):
        article = make_published_article("en", event=make_event(title_en="Secretly planned"), coverage="report")
        said = self.said(article)
        self.assertNotIn("Secretly", str(said))
        self.assertFalse({"workTranslation", "translationOfWork"} & set(said))
        both = make_published_article()
        make_move(both.item, "retract", "ru", by=None, note="Wrong.")
        self.assertNotIn("translationOfWork", self.said(both))

    def test_correction_moves_the_date_of_the_change_alone(self):
        article = make_published_article()
        Article.objects.filter(pk=article.pk).update(updated_at_en=moscow(2090, 1, 1, 12))
        said = self.said(article)
        self.assertEqual(said["dateModified"], "2090-01-01T12:00:00+03:00")
        self.assertLess(said["datePublished"], "2090")

    def test_original_of_a_reprint_is_what_it_is_based_on(self):
        article = make_article(kind="reprint", section=make_section())
        SourceHop.objects.create(
            article=article, organisation=make_organisation(), role="reprinted", url="https://example.org/1/"
        )
        article = publish(article)
        self.assertEqual(self.said(article, "ru")["isBasedOn"], "https://example.org/1/")
        self.assertNotIn("isBasedOn", self.said(article, "en"))


class EventTests(StructuredDataTestCase):
    def test_dates_are_as_exact_as_they_are_known(self):
        start, end = moscow(2090, 12, 5, 16), moscow(2091, 1, 7, 9, 30)
        table = {
            "minute": ("2090-12-05T20:00+07:00", "2091-01-07T13:30+07:00"),
            "day": ("2090-12-05", "2091-01-07"),
            "month": ("2090-12", "2091-01"),
            "season": ("2090", "2091"),
            "year": ("2090", "2091"),
        }
        for precision, dates in table.items():
            event = make_published_event(
                starts_at=start, ends_at=end, date_precision=precision, time_zone="Asia/Novosibirsk"
            )
            said = self.said(event)
            self.assertEqual((said["startDate"], said["endDate"]), dates, precision)
        whole = make_published_event(date_precision="none")
        self.assertIsNone(self.said(whole))
        part = make_published_event(date_precision="none", parent=make_published_event(parent=whole))
        self.assertFalse({"superEvent", "subEvent"} & set(self.said(part.parent)))

    def test_day_of_a_far_place_is_its_own(self):
        event = make_published_event(starts_at=moscow(2090, 4, 5, 20), date_precision="day", time_zone="Asia/Kamchatka")
        self.assertEqual(self.said(event)["startDate"], "2090-04-06")

    def test_status_is_said_and_no_earlier_date_invented(self):
        words = {"planned": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}
        for state, word in words.items():
            event = make_published_event(
                event_status=state, status_reason_ru="Так вышло", status_reason_en="It so happened"
            )
            said = self.said(event)
            self.assertEqual(said["eventStatus"], f"https://schema.org/{word}")
            self.assertNotIn("previousStartDate", said)
            self.assertIn("startDate", said)

    def test_place_and_address_online_decide_how_one_attends(self):
        region = make_region()
        place, online = (
            {"venue_en": "Hall", "address_en": "6, Joliot-Curie street"},
            {"online_url": "https://example.org/live/"},
        )
        table = [
            (place, "Offline", "Place"),
            (online, "Online", "VirtualLocation"),
            (place | online, "Mixed", ["Place", "VirtualLocation"]),
            ({"regions": [region]}, "Offline", "Place"),
            ({"address_en": "Dubna"}, "Offline", "Place"),
        ]
        for fields, mode, kinds in table:
            with self.subTest(fields):
                said = self.said(make_published_event(**fields))
                self.assertEqual(said["eventAttendanceMode"], f"https://schema.org/{mode}EventAttendanceMode")
                location = said["location"]
                found = [one["@type"] for one in location] if isinstance(location, list) else location["@type"]
                self.assertEqual(found, kinds)
        for fields in ({}, {"regions": [region, make_region()]}):
            self.assertNotIn("location", self.said(make_published_event(**fields)))
        said = self.said(make_published_event(**place, regions=[region]))
        self.assertEqual(
            said["location"]["address"],
            {"@type": "PostalAddress", "streetAddress": "6, Joliot-Curie street", "addressRegion": region.name_en},
        )

    def test_every_part_that_an_organisation_plays_has_its_word(self):
        event = make_event()
        for role in EventOrganisation.Role:
            EventOrganisation.objects.create(event=event, organisation=make_organisation(), role=role)
        said = self.said(publish(event))
        self.assertEqual([len(said[word]) for word in ("organizer", "sponsor", "contributor")], [3, 1, 1])

    def test_larger_event_series_and_parts_are_named_when_they_are_public(self):
        parent = make_published_event()
        event = make_published_event(
            parent=parent, series=Series.objects.create(name_en="Seminars", name_ru="Семинары")
        )
        part = make_published_event(parent=event)
        make_event(parent=event, title_en="Secretly planned")
        said = self.said(event)
        self.assertEqual([larger["name"] for larger in said["superEvent"]], [parent.title_en, "Seminars"])
        self.assertEqual([smaller["@id"] for smaller in said["subEvent"]], [self.said(part)["@id"]])
        hidden = make_published_event(parent=make_event(title_en="Secretly planned"))
        self.assertNotIn("superEvent", self.said(hidden))

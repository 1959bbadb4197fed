"""What the pages of a story and of an event say to machines, in all their variety."""

from datetime import date

from django.utils.translation import override

from articles.models import Article, ArticleOrganisation, Quote, SourceHop
from articles.structured_data import news_article
from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from events.models import EventOrganisation, Series
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region

from .heads import SITE, StructuredDataTestCase


class StoryTests(StructuredDataTestCase):
    def test_dateline_says_place_and_day_as_the_page_does(self):
        article = make_published_article(dateline_place_ru="ДУБНА", dateline_place_en="DUBNA", dateline_on="2026-11-20")
        self.assertEqual(self.said(article, "ru")["dateline"], "ДУБНА, 20 ноября 2026")
        self.assertEqual(self.said(article)["dateline"], "DUBNA, 20 November 2026")
        self.assertNotIn("dateline", self.said(make_published_article()))
        self.assertContains(self.client.get(article.address_in("ru")), "ДУБНА, 20 ноября 2026</p>")
        self.assertContains(self.client.get("/ru/news/feed/atom/"), "ДУБНА, 20 ноября 2026&lt;/p&gt;")
        with override("ru"):
            self.assertEqual(Article(dateline_place_ru="ДУБНА").dateline, "ДУБНА")
            self.assertEqual(Article(dateline_on=date(2026, 11, 20)).dateline, "20 ноября 2026")

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

    def test_tells_of_its_event_when_and_where_it_is_held(self):
        event = make_published_event(
            starts_at=moscow(2090, 4, 5, 16),
            venue_en="Hall",
            address_en="6, Joliot-Curie street",
            regions=[make_region()],
        )
        article = publish(make_article(event=event, coverage="report"))
        with override("en"):
            loaded = Article.objects.for_page(article.pk)
            with self.assertNumQueries(0):
                news_article(loaded, SITE)
        (about,) = self.said(article)["about"]
        whole = self.said(event)
        for name in ("@type", "@id", "name", "url", "startDate", "eventAttendanceMode"):
            self.assertEqual(about[name], whole[name], name)
        self.assertEqual((about["location"]["@type"], about["location"]["name"]), ("Place", "Hall"))
        self.assertEqual(about["location"]["address"]["streetAddress"], "6, Joliot-Curie street")

    def test_tells_no_date_of_an_event_that_has_none(self):
        event = make_published_event(date_precision="none")
        (about,) = self.said(publish(make_article(event=event, coverage="report")))["about"]
        self.assertEqual((about["@type"], about["name"]), ("Thing", event.title_en))
        self.assertNotIn("startDate", about)

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

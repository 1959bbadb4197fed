from django.test import TestCase
from django.utils.translation import override

from articles.tests.factories import make_published_article
from events.models import Event, Series
from events.related import Around
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation
from newsroom.regions.tests.factories import make_region


class AroundTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region, cls.organisation = make_region(), make_organisation()
        cls.series = Series.objects.create(name_ru="Школа", name_en="School")

    def make(self, year, series=None, organisations=(), **fields):
        fields.setdefault("title_en", str(year))
        event = make_published_event(starts_at=moscow(year, 4, 5), series=series, **fields)
        for organisation in organisations:
            event.organisations.create(organisation=organisation)
        return event

    def around(self, event, queries=2):
        with override("en"):
            event = Event.objects.for_page(event.pk)
            with self.assertNumQueries(queries):
                return Around(event)

    def reasons(self, event):
        with override("en"):
            return [(row.event.title_en, str(row.reason), str(row.shared)) for row in self.around(event).rest]

    def test_neighbours_in_the_series_are_the_nearest_on_each_side(self):
        events = [self.make(year, self.series) for year in (2086, 2087, 2088, 2089, 2090, 2091, 2092)]
        around = self.around(events[2])
        self.assertEqual((around.previous, around.next), (events[1], events[3]))
        self.assertIsNone(self.around(events[0]).previous)
        self.assertIsNone(self.around(events[-1]).next)

    def test_two_of_a_series_at_one_time_follow_each_other(self):
        first, second = self.make(2090, self.series), self.make(2090, self.series)
        self.assertEqual((self.around(first).next, self.around(second).previous), (second, first))
        self.assertIsNone(self.around(first).previous)

    def test_each_is_shown_once_for_the_closest_reason(self):
        event = self.make(2090, self.series, [self.organisation], regions=[self.region])
        self.make(2089, self.series, title_en="previous")
        self.make(2080, self.series, [self.organisation], title_en="series", regions=[self.region])
        self.make(2085, None, [self.organisation], title_en="organisation", regions=[self.region])
        self.make(2086, title_en="region", regions=[self.region])
        self.make(2087, title_en="stranger", regions=[make_region()])
        with override("en"):
            expected = [
                ("series", "Same series", str(self.series)),
                ("organisation", "Same organisation", str(self.organisation)),
                ("region", "Same region", str(self.region)),
            ]
        self.assertEqual(self.reasons(event), expected)

    def test_a_few_of_each_reason_however_many_there_are(self):
        event = self.make(2090, regions=[self.region])
        for year in range(2040, 2080):
            self.make(year, regions=[self.region])
        self.assertEqual([title for title, *_rest in self.reasons(event)], ["2077", "2078", "2079"])

    def test_parts_and_the_whole_are_no_neighbours(self):
        whole = self.make(2090, regions=[self.region])
        parts = [self.make(2090, parent=whole, regions=[self.region], title_en=f"part {n}") for n in range(5)]
        around = self.around(whole)
        self.assertEqual((around.parts, around.rest), (parts, []))
        self.assertNotIn(whole.title_en, [title for title, *_rest in self.reasons(parts[0])])

    def test_what_is_not_public_is_not_around(self):
        event = self.make(2090, self.series, regions=[self.region])
        make_event(starts_at=moscow(2089, 1, 1), series=self.series, regions=[self.region], parent=event)
        around = self.around(event, queries=1)
        self.assertEqual((around.parts, around.rest, around.previous), ([], [], None))

    def test_an_event_alone_has_nothing_around(self):
        around = self.around(make_published_event(date_precision="none"), queries=1)
        self.assertEqual((around.parts, around.rest, around.previous, around.next), ([], [], None, None))

    def test_page_shows_the_reasons_in_its_language(self):
        event = self.make(2090, self.series, [self.organisation])
        self.make(2091, self.series)
        self.make(2085, None, [self.organisation])
        page = self.client.get(event.address_in("ru"))
        self.assertContains(page, "В серии «Школа»")
        self.assertContains(page, "После этого:")
        self.assertContains(page, f"Та же организация: {self.organisation.name_ru}")


class PageTests(TestCase):
    def test_programme_stands_before_the_text(self):
        event = make_published_event(body_en="<p>Details follow.</p>", body_ru="<p>Подробности.</p>")
        event.agenda.create(title_en="Talk", title_ru="Доклад")
        html = self.client.get(event.address_in("en")).content.decode()
        self.assertLess(html.index('id="facts-title"'), html.index('id="agenda"'))
        self.assertLess(html.index('id="agenda"'), html.index("Details follow."))

    def test_coverage_stands_by_kind_reports_first(self):
        event = make_published_event()
        for kind in ("announcement", "", "report", "preparation"):
            make_published_article(event=event, coverage=kind, headline_en=f"Story: {kind or 'other'}")
        html = self.client.get(event.address_in("en")).content.decode()
        html = html[html.index('id="coverage"') :]
        said = ["Reports", "The preparations", "Announcements", "Also about this event"]
        self.assertEqual(sorted(said, key=lambda title: html.index(f">{title}</h3>")), said)
        self.assertLess(html.index("Story: report"), html.index("Story: preparation"))

    def test_what_is_over_is_told_in_the_past(self):
        fields = {
            "registration_en": "by letter",
            "registration_ru": "письмом",
            "online_url": "https://example.org/live/",
        }
        table = [
            ({"starts_at": moscow(2024, 4, 5, 16)}, "Took place", False),
            ({"starts_at": moscow(2090, 4, 5, 16)}, "When", True),
            (
                {"event_status": "postponed", "status_reason_en": "Later.", "status_reason_ru": "Позже."},
                "Was planned for", True,
            ),
            (
                {"event_status": "cancelled", "status_reason_en": "Ill.", "status_reason_ru": "Болезнь."},
                "Was planned for", False,
            ),
        ]  # fmt: skip
        for changes, term, is_open in table:
            with self.subTest(term, changes=changes):
                html = self.client.get(make_published_event(**fields | changes).address_in("en")).content.decode()
                self.assertIn(f'<dt class="box__term">{term}</dt>', html)
                self.assertEqual("by letter" in html, is_open)
                self.assertEqual("https://example.org/live/" in html.partition("</head>")[2], is_open)
                self.assertEqual("This event is over." in html, term == "Took place")

    def test_times_stand_with_their_clock_and_moscow_beside(self):
        event = make_published_event(
            time_zone="Asia/Novosibirsk", starts_at=moscow(2090, 4, 5, 12), ends_at=moscow(2090, 4, 5, 14)
        )
        for address in (event.address_in("en"), "/en/events/", "/en/events/2090/04/"):
            page = self.client.get(address)
            for words in ("16:00–18:00", "Novosibirsk time", "12:00–14:00 Moscow time"):
                self.assertContains(page, words, msg_prefix=address)
        for address in (event.address_in("ru"), "/ru/events/", "/ru/events/2090/04/"):
            page = self.client.get(address)
            for words in ("16:00–18:00", "по новосибирскому времени", "12:00–14:00 по\u00a0Москве"):
                self.assertContains(page, words, msg_prefix=address)
        self.assertContains(self.client.get("/en/events/"), 'datetime="2090-04-05T16:00+07:00"')

    def test_what_is_online_alone_says_so(self):
        make_published_event(online_url="https://example.org/live/")
        self.assertContains(self.client.get("/en/events/"), '<p class="meta">Online</p>')

"""One walk past every door of the house: what is public is found behind them, what is not is behind none."""

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article
from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from events.models import Event
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.directory.models import Organisation
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region

from .factories import hidden_kinds

OPEN, HIDDEN = "Visiblestory", "Hiddenstory"


class HiddenThingsTests(TestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region, cls.organisation = make_region(), make_organisation()
        cls.section, cls.topic = make_section(), make_topic()
        story = {"regions": [cls.region], "topics": [cls.topic], "section": cls.section}
        cls.event = make_published_event(regions=[cls.region], title_ru=f"{OPEN} event", title_en=f"{OPEN} event")
        cls.article = make_published_article(
            **story, headline_ru=f"{OPEN} article", headline_en=f"{OPEN} article", event=cls.event
        )
        cls.hidden = {}
        for language in LANGUAGES:
            words = {f"headline_{language}": f"{HIDDEN} article"}
            stories = hidden_kinds(Article, language, **story, **words, event=cls.event, lead_until=moscow(2090, 1, 1))
            words = {f"title_{language}": f"{HIDDEN} event"}
            parts = hidden_kinds(Event, language, regions=[cls.region], **words, parent=cls.event)
            past = hidden_kinds(Event, language, regions=[cls.region], **words, starts_at=moscow(2024, 9, 17))
            cls.hidden[language] = [*stories.items(), *parts.items(), *past.items()]
            for _kind, thing in [(None, cls.article), (None, cls.event), *cls.hidden[language]]:
                thing.organisations.get_or_create(organisation=cls.organisation)

    def doors(self, language):
        """Every address that lists things, and the kinds of things that it must show."""
        with override(language):
            news, events, search = reverse("articles:list"), reverse("events:list"), reverse("search")
            both = ("article", "event")
            yield reverse("front"), both
            yield news, ("article",)
            yield f"{news}?region={self.region.slug}", ("article",)
            yield f"{news}?region={self.region.country.slug}", ("article",)
            yield f"{news}?section={self.section.slug}&topic={self.topic.slug}", ("article",)
            published = timezone.localtime(self.article.published_at_ru)
            yield f"{news}?year={published.year}&month={published.month}", ("article",)
            yield events, ("event",)
            yield f"{events}?when=past", ()
            yield f"{events}?region={self.region.slug}&kind=conference&year=2090", ("event",)
            yield reverse("events:month", args=["2090", "04"]), ("event",)
            yield reverse("events:month", args=["2024", "09"]), ()
            yield reverse("regions:list"), ()
            yield self.region.get_absolute_url(), both
            yield self.region.country.get_absolute_url(), both
            yield self.organisation.get_absolute_url(), both
            yield f"{search}?q={OPEN}", both
            yield f"{search}?q={HIDDEN}", ()  # the page repeats the word, and finds nothing
            for feed in ("articles:feed", "articles:feed-atom", "articles:feed-json"):
                yield reverse(feed), ("article",)
                yield f"{reverse(feed)}?region={self.region.slug}&topic={self.topic.slug}", ("article",)
                yield f"{reverse(feed)}?organisation={self.organisation.pk}&section={self.section.slug}", ("article",)
            yield reverse("events:subscription"), ("event",)
            yield f"{reverse('events:subscription')}?region={self.region.country.slug}", ("event",)
            yield self.article.get_absolute_url(), both
            yield self.event.get_absolute_url(), both
            yield reverse("events:calendar", args=[self.event.pk, self.event.slug]), ("event",)
            yield f"/sitemap-news-{language}.xml", ("article",)
            yield f"/sitemap-events-{language}.xml", ("event",)

    def test_no_door_shows_what_is_hidden_and_each_shows_what_is_public(self):
        for language in LANGUAGES:
            for address, shown in self.doors(language):
                with self.subTest(address):
                    response = self.client.get(address)
                    self.assertEqual(response.status_code, 200)
                    text = response.content.decode().lower()
                    for kind in shown:
                        self.assertRegex(text, f"{OPEN.lower()}[ -]{kind}")
                    self.assertNotRegex(text, f"{HIDDEN.lower()}(</mark>)?[ -](article|event)")
                    for kind, thing in self.hidden[language]:
                        self.assertNotIn(thing.address_in(language), text, kind)

    def test_site_map_names_a_text_only_in_the_languages_in_which_it_is_public(self):
        for language in LANGUAGES:
            parts = [f"/sitemap-{name}-{language}.xml" for name in ("pages", "news", "events")]
            text = "".join(self.client.get(part).content.decode() for part in parts)
            self.assertIn(f"http://testserver{self.article.address_in(language)}<", text)
            self.assertIn(f"http://testserver{self.event.address_in(language)}<", text)
            for kind, thing in self.hidden[language]:
                with self.subTest(kind, thing=thing):
                    self.assertNotIn(thing.address_in(language), text)

    def test_pages_and_calendars_of_hidden_things_are_not_there(self):
        for language in LANGUAGES:
            for kind, thing in self.hidden[language]:
                with self.subTest(kind, language=language, thing=thing):
                    address = thing.address_in(language)
                    response = self.client.get(address)
                    self.assertEqual(response.status_code, 410 if kind == "retracted" else 404)
                    self.assertNotIn(HIDDEN, response.content.decode())
                    self.assertEqual(self.client.get(address + "event.ics").status_code, 404)

    def test_withdrawn_text_says_why_at_any_slug_of_its_address(self):
        for kind, thing in self.hidden["en"]:
            if kind == "retracted":
                for address in (thing.address_in("en"), f"{thing.address_in('en').rpartition('/')[0]}-old/"):
                    self.assertContains(self.client.get(address), "The figures were wrong.", status_code=410)

    def test_taken_off_the_schedule_is_as_if_it_had_never_been(self):
        for kind, thing in self.hidden["en"]:
            if kind == "scheduled":
                make_move(thing.item, "unschedule", "en", by=None)
                self.assertEqual(self.client.get(thing.address_in("en")).status_code, 404)

    def test_switch_of_a_public_story_never_leads_to_a_hidden_translation(self):
        for kind, thing in self.hidden["en"]:
            if thing.is_published("ru"):
                with self.subTest(kind):
                    page = self.client.get(thing.address_in("ru")).content.decode()
                    self.assertNotIn(thing.address_in("en"), page)


class KnownFromHiddenThingsTests(TestCase):
    """Organisations, sections and topics of which readers would learn from what they may not see."""

    def setUp(self):
        self.region = make_region()

    def furnish(self, word):
        return {
            "topics": [make_topic(name_ru=f"{word} topic", name_en=f"{word} topic")],
            "section": make_section(name_ru=f"{word} section", name_en=f"{word} section"),
        }

    def organisation(self, **fields):
        return make_organisation(region=self.region, name_ru=HIDDEN, name_en=HIDDEN, **fields)

    def text_of(self, address):
        return self.client.get(address).content.decode()

    def test_filters_offer_no_section_and_topic_of_what_is_hidden(self):
        for language in LANGUAGES:
            hidden_kinds(Article, language, **self.furnish(f"{HIDDEN} in {language}"))
        make_published_article("ru", **self.furnish(OPEN))
        for language in LANGUAGES:
            choices = self.text_of(f"/{language}/news/").partition("<select")[2]
            self.assertTrue(f"{HIDDEN} in {language}" not in choices, language)
            for thing in ("topic", "section"):
                self.assertEqual(f"{OPEN} {thing}" in choices, language == "ru")

    def test_organisations_of_what_is_hidden_are_known_nowhere(self):
        for language in LANGUAGES:
            for thing in (*hidden_kinds(Article, language).values(), *hidden_kinds(Event, language).values()):
                if not thing.public_languages:
                    thing.organisations.create(organisation=self.organisation())
        make_article().sources.create(organisation=self.organisation())
        make_event().agenda.create().speakers.add(make_position(organisation=self.organisation()))
        hidden = Organisation.objects.filter(region=self.region)
        self.assertGreater(len(hidden), 12)
        for language in LANGUAGES:
            with override(language):
                for address in (f"/sitemap-pages-{language}.xml", self.region.get_absolute_url()):
                    self.assertTrue(HIDDEN.lower() not in self.text_of(address).lower(), address)
                for organisation in hidden:
                    self.assertEqual(self.client.get(organisation.get_absolute_url()).status_code, 404)

    def test_members_and_organisations_of_what_is_public_are_known(self):
        article, event = make_published_article("ru"), make_published_event("en")
        known = [*(self.organisation() for _ in range(4)), self.organisation(is_member=True)]
        article.organisations.create(organisation=known[0])
        article.sources.create(organisation=known[1])
        event.organisations.create(organisation=known[2])
        event.agenda.create().speakers.add(make_position(organisation=known[3]))
        for language in LANGUAGES:
            with override(language):
                site_map, region = map(self.text_of, (f"/sitemap-pages-{language}.xml", self.region.get_absolute_url()))
                told = {"ru": known[:2], "en": known[2:4]}[language] + known[4:]
                for organisation in known:
                    address = organisation.get_absolute_url()
                    self.assertEqual(self.client.get(address).status_code, 200)
                    self.assertIn(address, region)
                    self.assertEqual(address in site_map, organisation in told, address)

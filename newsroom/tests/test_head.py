"""What every page says of itself to those who find and share it."""

import re
from collections import Counter
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client, TestCase, override_settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import override

from articles.models import Article, SourceHop
from articles.originals import original_address, original_elsewhere
from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from events.tests.factories import make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation
from newsroom.language import LANGUAGES
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region

from .heads import Head
from .pages import addresses, furnish

SITE = "http://testserver"
ERRORS = {"withdrawn story": 410, "error-404": 404}


@override_settings(ROOT_URLCONF="newsroom.tests.urls")
class EveryPageTests(TestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        furnish()
        cls.read = {
            (language, name): (address, Head(Client().get(address).content.decode()))
            for language in LANGUAGES
            for name, address in addresses(language).items()
            if name != "error-500"
        }

    def heads(self):
        """Each page of the furnished newsroom, but for the one that breaks: (language, name, address, head)."""
        for (language, name), (address, head) in self.read.items():
            with self.subTest(name, language=language):
                yield language, name, address, head

    def test_titles_end_with_the_site_and_no_two_pages_share_one(self):
        titles = Counter()
        for language, name, _address, head in self.heads():
            self.assertTrue(head.title.endswith({"ru": " — АКТ РФ", "en": " — ACTP RF"}[language]), head.title)
            self.assertNotRegex(head.title, r"\s\s|\xa0|^\W? — ")
            titles[head.title] += name not in ERRORS
        self.assertEqual([title for title, number in titles.items() if number > 1], [])

    def test_every_page_that_may_be_found_is_described_in_its_language(self):
        described = Counter()
        for language, name, _address, head in self.heads():
            text = head.meta("description")
            if name in ERRORS or name == "picture":
                continue
            self.assertTrue(40 <= len(text) <= 230, f"{len(text)}: {text}")
            self.assertNotRegex(text, r"[\xa0<>]|\s\s|&\w+;")
            russian, english = (len(re.findall(letters, text)) for letters in ("[а-яё]", "[a-z]"))
            self.assertEqual(russian > english, language == "ru", text)
            if "noindex" not in head.meta("robots"):
                described[text] += 1
        self.assertEqual([text for text, number in described.items() if number > 1], [])

    def test_every_page_has_one_whole_address_and_only_errors_have_none(self):
        for _language, name, address, head in self.heads():
            self.assertEqual(head.canonical, None if name in ERRORS else f"{SITE}{iri_to_uri(address)}")

    def test_languages_name_one_another(self):
        for _language, name, _address, head in self.heads():
            for other, there in head.versions.items():
                if other not in {"x-default"}:
                    self.assertEqual(self.read[other, name][1].versions, head.versions)
                    self.assertEqual(self.read[other, name][1].canonical, there)

    def test_pages_say_what_open_graph_and_the_cards_of_x_require(self):
        """ogp.me: title, type, image, url; og:image:alt, width and height; summary_large_image."""
        for language, name, _address, head in self.heads():
            if name in ERRORS:
                self.assertEqual(head.all_of("og:title"), [])
                continue
            self.assertIn(head.meta("og:type"), {"website", "article"})
            self.assertEqual(head.meta("og:url"), head.canonical)
            self.assertTrue(head.title.startswith(head.meta("og:title")))
            self.assertEqual(head.meta("og:description"), head.meta("description"))
            self.assertEqual(head.meta("og:locale"), {"ru": "ru_RU", "en": "en_GB"}[language])
            others = {"ru": "ru_RU", "en": "en_GB"}
            self.assertEqual(
                head.all_of("og:locale:alternate"),
                [others[other] for other in head.versions if other in others and other != language],
            )
            self.assertTrue(head.meta("og:image:alt"))
            self.assertEqual((head.meta("og:image:width"), head.meta("og:image:height")), ("1200", "630"))
            self.assertEqual(head.meta("twitter:card"), "summary_large_image")
            picture = self.client.get(head.meta("og:image").removeprefix(SITE))
            self.assertEqual((picture.status_code, picture["Content-Type"]), (200, head.meta("og:image:type")))

    def test_only_what_is_worth_finding_is_offered(self):
        for _language, name, address, head in self.heads():
            robots = head.meta("robots")
            is_empty = name in {"news-empty", "events-empty", "month-empty"}
            is_hidden = is_empty or name in {*ERRORS, "picture"} or "/search/" in address
            self.assertEqual("noindex" in robots, is_hidden, address)
            self.assertEqual("max-image-preview:large" in robots, not is_hidden)

    def test_browsers_are_coloured_as_the_pages_are(self):
        css = Path(finders.find("newsroom/css/tokens.css")).read_text()
        grounds = re.findall(r"--bg: (#\w{6});", css)
        for _language, _name, _address, head in self.heads():
            self.assertEqual(head.all_of("theme-color"), grounds[:2])
        self.client.cookies["a11y"] = "arial-150-medium-medium-black-on"
        self.assertEqual(Head(self.client.get("/ru/").content.decode()).all_of("theme-color"), [])

    def test_icons_are_there(self):
        head = Head(self.client.get("/ru/").content.decode())
        for rel in ("icon", "apple-touch-icon"):
            [link] = head.rel(rel)
            self.assertTrue(finders.find(link["href"].removeprefix("/static/")))


class AddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region, cls.section, cls.topic = make_region(), make_section(), make_topic()
        for _ in range(21):
            make_published_article(regions=[cls.region], section=cls.section, topics=[cls.topic])
        make_published_event(regions=[cls.region], starts_at=moscow(2024, 9, 17))

    def head(self, address):
        return Head(self.client.get(address).content.decode())

    def test_what_a_reader_came_with_is_not_part_of_the_address(self):
        front, news = f"{SITE}/en/", f"{SITE}/en/news/"
        region, past = f"{news}?region={self.region.slug}", f"{SITE}/en/events/?when=past"
        table = {
            "/en/?utm_source=vk&page=2": front,
            "/en/news/?yclid=1": news,
            "/en/news/?page=1": news,
            "/en/news/?region=&topic=": news,
            "/en/news/?page=2&fbclid=x": f"{news}?page=2",
            "/en/news/?page=last": f"{news}?page=2",
            f"/en/news/?page=2&utm_medium=x&region={self.region.slug}": f"{region}&page=2",
            f"/en/news/?year=&topic={self.topic.slug}&region={self.region.slug}": f"{region}&topic={self.topic.slug}",
            f"/en/news/?region={self.region.slug}&topic={self.topic.slug}": f"{region}&topic={self.topic.slug}",
            "/en/events/?utm_source=x&when=past": past,
            "/en/events/?when=nonsense": f"{SITE}/en/events/",
            f"/en/events/?region={self.region.slug}&when=past": f"{past}&region={self.region.slug}",
            f"/en/regions/{self.region.slug}/?page=3": f"{SITE}/en/regions/{self.region.slug}/",
            "/en/search/?utm_source=x&q=zone+of%20x": f"{SITE}/en/search/?q=zone+of+x",
        }
        for asked, own in table.items():
            with self.subTest(asked):
                self.assertEqual(self.head(asked).canonical, own)

    def test_lists_say_their_filters_and_page_in_the_title(self):
        titles = {
            "/en/news/": "News",
            "/en/news/?page=2": "News — page 2",
            f"/en/news/?region={self.region.slug}": f"News of {self.region.name_en}",
            f"/en/news/?region={self.region.slug}&topic={self.topic.slug}&page=2": (
                f"News of {self.region.name_en}: {self.topic.name_en} — page 2"
            ),
            "/en/events/?when=past": "Past events",
            f"/en/events/?when=past&region={self.region.slug}": f"Past events: {self.region.name_en}",
            "/en/search/?q=zone": "“zone” — Search",
        }
        for address, title in titles.items():
            self.assertEqual(self.head(address).title, title)

    def test_other_language_is_named_of_whole_lists_alone(self):
        for address in ("/ru/news/", "/ru/events/?when=past"):
            there = f"{SITE}{address}"
            versions = {"ru": there, "en": there.replace("/ru/", "/en/"), "x-default": there}
            self.assertEqual(self.head(address).versions, versions)
        for address in ("/ru/news/?page=2", f"/ru/news/?region={self.region.slug}"):
            self.assertEqual(self.head(address).versions, {})

    def test_front_page_leaves_the_choice_of_language_to_the_bare_address(self):
        versions = {"ru": f"{SITE}/ru/", "en": f"{SITE}/en/", "x-default": f"{SITE}/"}
        for language in LANGUAGES:
            self.assertEqual(self.head(f"/{language}/").versions, versions)

    def test_text_names_the_languages_in_which_it_is_public(self):
        both, only_en, back = make_published_article(), make_published_article("en"), make_published_event()
        make_move(back.item, "retract", "ru", by=None, note="Wrong.")
        ru, en = (f"{SITE}{both.address_in(language)}" for language in LANGUAGES)
        self.assertEqual(self.head(both.address_in("ru")).versions, {"ru": ru, "en": en, "x-default": ru})
        for thing in (only_en, back):
            own = f"{SITE}{thing.address_in('en')}"
            self.assertEqual(self.head(thing.address_in("en")).versions, {"en": own, "x-default": own})

    def test_lists_of_three_conditions_or_of_nothing_are_not_offered(self):
        year = Article.objects.first().published_at_en.year
        region, topic, section = self.region.slug, self.topic.slug, self.section.slug
        offered = {
            f"?region={region}": True,
            f"?region={region}&topic={topic}": True,
            f"?topic={topic}&year={year}": True,
            f"?region={region}&topic={topic}&section={section}": False,
            f"?region={region}&topic={topic}&year={year}": False,
            "?year=1999": False,
            "?region=nowhere": False,
            "?topic=%00": False,
        }
        for query, is_offered in offered.items():
            with self.subTest(query):
                robots = self.head(f"/en/news/{query}").meta("robots")
                self.assertEqual(robots, "max-image-preview:large" if is_offered else "noindex, follow")

    def test_nothing_in_a_text_breaks_out_of_the_head(self):
        text = 'A "quote" & </title></script><script>alert(1)</script><!-- ‘x’'
        article = make_published_article(headline_en=text, lead_en=text, topics=[make_topic(name_en=text)])
        event = make_published_event(title_en=text, summary_en=text)
        for thing, title in ((article, article.headline_en), (event, event.title_en)):
            html = self.client.get(thing.address_in("en")).content.decode()
            self.assertEqual(html.count("<script"), 1)
            self.assertEqual(html.count("</title>"), 1)
            head = Head(html)
            self.assertEqual(head.meta("og:title"), " ".join(title.split()))
            self.assertIn("</script>", head.thing("NewsArticle" if thing == article else "Event")["description"])

    def test_no_break_spaces_stay_on_the_page(self):
        text = "В\xa0Дубне открыли «Физтех»\xa0— и\u202fне один"
        things = {"section": make_section(name_ru=text), "topics": [make_topic(name_ru=text)]}
        article = make_published_article(headline_ru=text, lead_ru=text, **things)
        html = self.client.get(article.address_in("ru")).content.decode()
        self.assertNotRegex(html.partition("</head>")[0], "[\xa0\u202f]")
        self.assertIn("\xa0", html.partition("</head>")[2])
        head = Head(html)
        for said in (head.title, head.meta("description"), head.data):
            self.assertIn("В Дубне открыли «Физтех» — и не один", said)


class OriginalTests(TestCase):
    """A verbatim reprint sends search engines to whoever printed the text first."""

    def reprint(self, *urls, role="reprinted", **fields):
        article = make_article(**{"kind": "reprint", "source_language": "ru"} | fields)
        for position, url in enumerate(urls):
            SourceHop.objects.create(
                article=article, organisation=make_organisation(), role=role, url=url, position=position
            )
        return publish(article)

    def test_one_rule_holds_for_one_story_and_for_many(self):
        far, near = "https://example.org/far/", "https://example.org/near/"
        table = [
            (self.reprint(far, near), {"ru": near}),
            (self.reprint(near, ""), {"ru": near}),
            (self.reprint(""), {}),
            (self.reprint(), {}),
            (self.reprint(near, role="reported"), {}),
            (self.reprint(near, kind="news"), {}),
            (self.reprint(near, source_language="en"), {"en": near}),
        ]
        for language in LANGUAGES:
            sent_away = Article.objects.filter(original_elsewhere(language))
            for article, originals in table:
                with self.subTest(originals, language=language):
                    own = f"{SITE}{article.address_in(language)}"
                    with override(language):
                        self.assertEqual(original_address(article), originals.get(language, ""))
                    self.assertEqual(article in sent_away, language in originals)
                    head = Head(self.client.get(article.address_in(language)).content.decode())
                    self.assertEqual(head.canonical, originals.get(language, own))
                    self.assertEqual(head.meta("og:url"), own)
                    self.assertEqual(bool(head.versions), language not in originals)
                    there = self.client.get(f"/sitemap-news-{language}.xml").content.decode()
                    self.assertEqual(f"<loc>{own}</loc>" in there, language not in originals)


class LastPageTests(TestCase):
    def test_page_of_a_fault_asks_not_to_be_kept(self):
        with override_settings(ROOT_URLCONF="newsroom.tests.urls"):
            self.client.raise_request_exception = False
            response = self.client.get(f"{reverse('front')}broken/")
        self.assertEqual(response.status_code, 500)
        self.assertEqual(Head(response.content.decode()).meta("robots"), "noindex")

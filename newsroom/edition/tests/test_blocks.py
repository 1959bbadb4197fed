from django.template import Context, Template
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import reverse
from django.utils.translation import override

from articles.tests.factories import make_published_article
from newsroom.edition import blocks
from newsroom.edition.blocks import edition_of_this_print, kept, kept_each, print_of


class KeptTests(SimpleTestCase):
    def setUp(self):
        self.made = []

    def make(self):
        self.made.append("a part")
        return len(self.made)

    def test_outside_of_a_print_nothing_is_kept(self):
        self.assertIsNone(edition_of_this_print())
        self.assertEqual([kept("part", make=self.make) for _ in range(3)], [1, 2, 3])

    def test_part_is_made_once_in_an_edition(self):
        with print_of(("one", 1)):
            self.assertEqual([kept("part", make=self.make) for _ in range(3)], [1, 1, 1])
        with print_of(("one", 1)):
            self.assertEqual(kept("part", make=self.make), 1)

    def test_next_edition_begins_with_nothing(self):
        with print_of(("next", 1)):
            kept("part", make=self.make)
        with print_of(("next", 2)):
            self.assertEqual(kept("part", make=self.make), 2)

    def test_keys_and_languages_have_parts_of_their_own(self):
        with print_of("keys"):
            for language in ("ru", "en"):
                with override(language):
                    for key in ("a", "b", "a"):
                        kept("part", key, make=self.make)
        self.assertEqual(len(self.made), 4)

    def test_asks_for_the_missing_parts_alone_and_each_once(self):
        asked = []

        def make(missing):
            asked.append(missing)
            return {key: key.upper() for key in missing if key != "x"}

        with print_of("each"):
            kept_each("letter", ["a", "b"], make)
            self.assertEqual(kept_each("letter", ["b", "c", "c", "x"], make), {"b": "B", "c": "C"})
        self.assertEqual(asked, [["a", "b"], ["c", "x"]])

    def test_has_room_for_so_many_parts(self):
        with print_of("room"):
            for number in range(blocks.MOST + 10):
                kept("part", number, make=self.make)
            self.assertEqual(len(blocks.parts_of("room")), blocks.MOST)
            kept("part", blocks.MOST + 9, make=self.make)
        self.assertEqual(len(self.made), blocks.MOST + 10)

    def test_block_is_printed_once_for_each_key_and_names_nothing_outside(self):
        page = Template(
            '{% load edition %}{% kept "words" key %} {% firstof word as said %}{{ said }} {% endkept %}{{ said }}'
        )
        with print_of("block"):
            said = [
                page.render(Context({"key": key, "word": word})) for key, word in (("a", "x"), ("a", "y"), ("b", "z"))
            ]
        self.assertEqual(said, ["x", "x", "z"])


@override_settings(ALLOWED_HOSTS=["testserver", "one.example", "other.example"])
class SharedPartsTests(TestCase):
    """Whatever was printed before in the edition, a page reads as if it were the first."""

    @classmethod
    def setUpTestData(cls):
        cls.articles = [make_published_article() for _ in range(3)]
        cls.looks = ["", "arial-150-medium-medium-white-off", "times-200-large-large-black-gray"]

    def addresses(self):
        with override("en"):
            return [
                reverse("front"),
                reverse("articles:list"),
                f"{reverse('articles:list')}?year=1999",
                reverse("search") + "?q=technopark",
                reverse("events:list"),
                reverse("regions:list"),
                *(article.get_absolute_url() for article in self.articles),
            ]

    def pages(self):
        for host in ("one.example", "other.example"):
            for look in self.looks:
                self.client.cookies.load({"a11y": look})
                for address in self.addresses():
                    yield self.client.get(address, headers={"host": host}).content

    def test_pages_with_kept_parts_are_those_without(self):
        plain = list(self.pages())
        with print_of("shared"):
            self.assertEqual([list(self.pages()), list(self.pages())], [plain, plain])

    def test_second_page_of_an_edition_asks_little(self):
        with override("en"):
            news, story = reverse("articles:list"), self.articles[0].get_absolute_url()
        with print_of("little"):
            for address in (news, story):
                self.client.get(address)
            with self.assertNumQueries(1):  # the numbers of the stories, whose cards are there
                self.client.get(f"{news}?page=1")
            with self.assertNumQueries(2):  # the story, and what hangs on it
                self.client.get(story)

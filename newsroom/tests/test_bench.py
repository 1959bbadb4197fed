import xml.etree.ElementTree as ElementTree
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from articles.models import Article
from newsroom.bench import document
from newsroom.bench.drawing import draw
from newsroom.bench.filling import UNPUBLISHED, fill, missing
from newsroom.bench.parts import PARTS, chosen
from newsroom.bench.tables import Row, Table, in_digits
from newsroom.language import LANGUAGES
from newsroom.publishing.models import Item
from newsroom.regions.tests.factories import make_region
from newsroom.search.models import SearchRow

ROWS = [Row("a page", (1234.5, 3)), Row("a peer <&>", (12.34, None), is_peer=True)]
TABLE = Table("example", "Example", ("Page", "ms", "queries"), ROWS, "A note.", drawn=0)


class TablesTests(TestCase):  # the document names the database
    def test_numbers_have_as_many_digits_as_mean_something(self):
        cases = {None: "–", 0.333: "0.33", 12.34: "12.3", 1234.5: "1,234", 7: "7", 10_000: "10,000", "2": "2"}
        self.assertEqual({value: in_digits(value) for value in cases}, cases)

    def test_a_table_marks_the_lines_of_other_programs(self):
        self.assertEqual(
            document.markdown(TABLE),
            "### Example\n\n| Page | ms | queries |\n|---|--:|--:|\n| a page | 1,234 | 3 |\n"
            "| _a peer <&>_ | 12.3 | – |\n\nA note.\n",
        )

    def test_the_picture_says_in_words_what_it_shows(self):
        picture = ElementTree.fromstring(draw(TABLE))
        svg = "{http://www.w3.org/2000/svg}"
        self.assertEqual(picture.get("role"), "img")
        self.assertEqual(picture.find(f"{svg}title").text, "Example: ms")
        self.assertEqual(picture.find(f"{svg}desc").text, "a page: 1,234; a peer <&>: 12.3.")
        self.assertEqual(len(picture.findall(f"{svg}rect")), 1 + len(ROWS))

    def test_a_part_replaces_its_own_section_alone(self):
        with TemporaryDirectory() as folder:
            page = Path(folder) / "measurements.md"
            with patch.object(document, "DOCUMENT", page), patch.object(document, "PICTURES", Path(folder)):
                for part, title in (("first", "First"), ("second", "Second"), ("first", "First again")):
                    document.keep(part, title, [TABLE])
            text = page.read_text()
            self.assertTrue((Path(folder) / document.picture_name(TABLE)).exists())
        headings = [line for line in text.splitlines() if line.startswith(("# ", "## ", "<!--"))]
        headings = [line.partition(" on ")[0].replace(document.of_engine(), "") for line in headings]
        self.assertEqual(
            headings,
            ["# Measurements", "<!-- first -->", "## First again", "<!-- end of first -->", "<!-- second -->",
             "## Second", "<!-- end of second -->"],
        )  # fmt: skip


class PartsTests(SimpleTestCase):
    def test_every_part_is_there_and_says_what_it_is(self):
        for name, part in PARTS.items():
            with self.subTest(part=name):
                self.assertTrue(part.title)

    def test_parts_are_chosen_by_name_and_else_those_of_every_day(self):
        self.assertEqual(list(chosen(["growth"])), ["growth"])
        self.assertEqual(set(chosen([])), {name for name, part in PARTS.items() if part.is_everyday})

    def test_nothing_is_filled_outside_the_database_of_the_measures(self):
        with self.assertRaisesMessage(CommandError, "make bench"):
            call_command("bench")


class FillingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for _ in range(4):
            make_region()
        cls.stories = 2 * UNPUBLISHED + 30
        cls.steps = list(fill(cls.stories))

    def test_an_archive_is_filled_up_to_its_number_once(self):
        self.assertEqual((self.steps[-1], missing(self.stories)), (self.stories, 0))
        self.assertEqual(list(fill(self.stories)), [])
        self.assertEqual(Article.objects.published("ru").count(), self.stories - UNPUBLISHED)

    def test_search_knows_every_text_as_if_it_had_read_it(self):
        before = {(row.item_id, row.language): row for row in SearchRow.objects.all()}
        self.assertGreaterEqual(len(before), self.stories * len(LANGUAGES))
        SearchRow.objects.update(digest="")
        for article in Article.objects.order_by("-pk")[:100:9]:
            article.tell_search()
            for language in LANGUAGES:
                row, known = article.item.search_rows.get(language=language), before[article.item_id, language]
                self.assertEqual((row.digest, row.title, row.body), (known.digest, known.title, known.body))

    def test_every_story_has_its_item_its_rows_and_its_log(self):
        self.assertEqual(Item.objects.filter(kind="article").count(), self.stories)
        for article in Article.objects.published("ru")[:20]:
            self.assertTrue(article.regions.all() and article.topics.all() and article.quotes.all() and article.cover)
            self.assertEqual(list(article.item.moves.filter(language="ru").values_list("name", flat=True)),
                             ["publish", "submit"])  # fmt: skip
            article.full_clean()

    def test_rows_written_later_get_numbers_of_their_own(self):
        article = Article.objects.create(headline_ru="Новая")
        self.assertEqual(Article.objects.order_by("-pk")[0], article)

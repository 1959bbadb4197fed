"""Readers as they come: one who has the keyboard alone, no script and no pictures, and wants large green letters."""

from articles.tests.factories import make_published_article
from newsroom.regions.tests.factories import make_region

from .browser import BrowserTestCase
from .factories import make_picture

PHONE = {"width": 360, "height": 740}
HERE = """() => {
  const {tagName, name, value} = document.activeElement;
  return {element: tagName, name, value, href: document.activeElement.getAttribute("href")};
}"""


class KeyboardReaderTests(BrowserTestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.article = make_published_article(
            headline_ru="Технопарк открыл корпус", headline_en="The technopark opened a building",
            cover=make_picture(), regions=[make_region()],
        )  # fmt: skip

    def test_sets_the_page_reads_a_story_and_searches(self):
        for language, word in (("ru", "технопарки"), ("en", "technoparks")):
            with self.subTest(language):
                self.page = self.open(f"/{language}/", java_script_enabled=False, viewport=PHONE)
                self.set_the_page(size="200", scheme="green", images="off")
                self.read_the_story(language)
                self.search(language, word)

    def set_the_page(self, **choices):
        self.reach(element="SUMMARY")
        self.page.keyboard.press("Enter")
        for name, value in choices.items():
            self.reach(name=name)
            while self.here()["value"] != value:
                self.page.keyboard.press("ArrowDown")
        self.reach(element="BUTTON")
        self.press_enter()
        html = self.page.locator("html")
        self.assertEqual({name: html.get_attribute(f"data-a11y-{name}") for name in choices}, choices)

    def read_the_story(self, language):
        self.reach(href=self.article.address_in(language))
        self.press_enter()
        self.assertEqual(self.page.locator("main img").count(), 0)
        words = getattr(self.article.cover, f"alt_text_{language}")
        self.assertTrue(self.page.get_by_text(words).is_visible())

    def search(self, language, word):
        self.page.goto(f"/{language}/search/")
        self.reach(name="q")
        self.page.keyboard.type(word)
        self.press_enter()
        self.assertEqual(self.page.locator(f'main a[href="{self.article.address_in(language)}"]').count(), 1)

    def reach(self, **wanted):
        """Press Tab until this has the keyboard."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            if wanted.items() <= self.here().items():
                return
        self.fail(f"The keyboard never came to {wanted}.")

    def here(self):
        return self.page.evaluate(HERE)

    def press_enter(self):
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

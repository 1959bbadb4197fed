from django.template import Context, Template
from django.test import TestCase
from django.utils.translation import override

from newsroom.regions.tests.factories import make_region

TEMPLATE = Template("{% load kickers %}{% first_regions regions %}")


class FirstRegionsTests(TestCase):
    def words(self, *regions, language="en"):
        with override(language):
            return TEMPLATE.render(Context({"regions": regions}))

    def test_two_regions_are_links_and_the_rest_is_a_number(self):
        regions = [make_region(name_en=name) for name in ("Omsk Oblast", "Perm Krai", "Tomsk Oblast", "Altai Krai")]
        words = self.words(*regions)
        self.assertEqual(words.count("<a "), 2)
        self.assertIn("<span>and 2 more</span>", words)
        self.assertNotIn("Tomsk", words)

    def test_two_regions_are_all_there_are(self):
        self.assertNotIn("more", self.words(make_region(), make_region()))

    def test_no_region_is_no_word(self):
        self.assertEqual(self.words(), "")

    def test_names_are_escaped_and_in_the_language_of_the_page(self):
        region = make_region(name_ru="Омская <область>", name_en="Omsk Oblast")
        self.assertIn(">Омская &lt;область&gt;</a>", self.words(region, language="ru"))
        self.assertIn(">Omsk Oblast</a>", self.words(region))

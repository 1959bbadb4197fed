from django.template import Context, Template
from django.test import SimpleTestCase
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from newsroom.language.addresses import address


class AddressTests(SimpleTestCase):
    def test_each_language_has_its_own_address(self):
        for language in ("ru", "en", "ru"):
            with self.subTest(language), override(language):
                self.assertEqual(address("articles:list"), f"/{language}/news/")
                self.assertEqual(
                    address("articles:detail", 42, "dubna"), reverse("articles:detail", args=[42, "dubna"])
                )

    def test_what_has_no_address_says_so_each_time(self):
        for _attempt in range(2):
            with self.assertRaises(NoReverseMatch):
                address("site:page", "no such page")

    def test_templates_ask_in_the_words_of_django(self):
        page = Template(
            "{% url name pk 'x' %} {% url 'site:page' slug as nothing %}[{{ nothing }}]"
            " {% url 'front' as front %}{{ front }}"
        )
        for language in ("ru", "en"):
            with override(language):
                printed = page.render(Context({"name": "articles:detail", "pk": 7, "slug": "no such page"}))
            self.assertEqual(printed, f"/{language}/news/7-x/ [] /{language}/")
        with self.assertRaises(NoReverseMatch):
            Template("{% url 'nowhere' %}").render(Context())

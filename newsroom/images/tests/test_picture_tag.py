from types import SimpleNamespace

from django.template import Context, RequestContext, Template
from django.test import RequestFactory, TestCase
from django.utils.translation import override

from newsroom.images.models import Image

from .factories import make_image, picture_file


def render(image, arguments="", language="en", **context):
    with override(language):
        return Template("{% load images %}{% picture image " + arguments + " %}").render(
            Context({"image": image} | context)
        )


def reader(images):
    return SimpleNamespace(images=images)


class PictureTagTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.image = make_image(file=picture_file(size=(1500, 1000)), caption_ru="Открытие", caption_en="The opening")

    def test_offers_both_formats_in_every_size(self):
        with self.assertNumQueries(0):
            html = render(self.image, 'sizes="(min-width: 60rem) 40rem, 100vw" ratio="16x9" class="cover"')
        folder = f"/media/renditions/{self.image.file.name[9:-4]}/16x9-50-50"

        def srcset(suffix):
            return ", ".join(f"{folder}-{width}.{suffix} {width}w" for width in (320, 640, 960, 1440, 1500))

        self.assertHTMLEqual(
            html,
            f"""<picture>
              <source type="image/avif" srcset="{srcset("avif")}" sizes="(min-width: 60rem) 40rem, 100vw">
              <img src="{folder}-960.jpg" srcset="{srcset("jpg")}" sizes="(min-width: 60rem) 40rem, 100vw"
                width="960" height="540" alt="The congress hall" loading="lazy" decoding="async" class="cover">
            </picture>""",
        )

    def test_a_small_picture_has_one_size(self):
        html = render(make_image())
        self.assertEqual(html.count(" 60w"), 2)
        self.assertInHTML('width="60" height="40"', html, 0)
        self.assertIn('width="60"', html)

    def test_alternative_text_comes_in_the_language_of_the_page(self):
        self.assertIn('alt="Зал конгресса"', render(self.image, language="ru"))
        self.assertIn('alt="The congress hall"', render(self.image, language="en"))
        self.assertNotIn(" lang=", render(self.image, language="en"))

    def test_alternative_text_of_the_other_language_says_so(self):
        for language, lacking, other in (("ru", "alt_text_ru", "en"), ("en", "alt_text_en", "ru")):
            with self.subTest(language):
                html = render(make_image(**{lacking: ""}), language=language)
                self.assertIn(f'lang="{other}"', html)
                self.assertNotIn('alt=""', html)

    def test_a_picture_that_only_adorns_has_an_empty_alternative_text(self):
        decorative = make_image(is_decorative=True, alt_text_ru="", alt_text_en="")
        for html in (render(decorative), render(self.image, 'alt=""')):
            self.assertIn('alt=""', html)

    def test_words_of_editors_are_escaped(self):
        html = render(make_image(alt_text_en='"><script>'))
        self.assertNotIn("<script>", html)

    def test_the_first_picture_of_a_page_is_not_lazy(self):
        html = render(self.image, "eager=True")
        self.assertIn('loading="eager"', html)
        self.assertIn('fetchpriority="high"', html)

    def test_no_picture_prints_nothing(self):
        self.assertEqual(render(None), "")
        self.assertEqual(render(Image()), "")


class PicturesOffTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.image = make_image(caption_ru="Открытие", caption_en="The opening.")

    def test_readers_who_switched_pictures_off_get_words(self):
        self.assertHTMLEqual(
            render(self.image, a11y=reader("off")),
            '<span class="picture-text">In the picture: The congress hall The opening.</span>',
        )

    def test_grey_pictures_are_pictures(self):
        self.assertIn("<picture>", render(self.image, a11y=reader("gray")))

    def test_words_of_the_other_language_say_so(self):
        image = make_image(alt_text_en="", caption_ru="Открытие.")
        self.assertHTMLEqual(
            render(image, a11y=reader("off")),
            """<span class="picture-text">In the picture: <span lang="ru">Зал конгресса</span>
            <span lang="ru">Открытие.</span></span>""",
        )

    def test_a_figure_prints_its_caption_itself(self):
        html = render(self.image, "caption=False", a11y=reader("off"))
        self.assertNotIn("opening", html)
        self.assertIn("hall", html)

    def test_what_says_nothing_prints_nothing(self):
        decorative = make_image(is_decorative=True, alt_text_ru="", alt_text_en="")
        self.assertEqual(render(decorative, a11y=reader("off")), "")
        self.assertEqual(render(self.image, 'alt=""', a11y=reader("off")), "")

    def test_an_include_that_hides_variables_does_not_hide_the_wish(self):
        request = RequestFactory().get("/")
        request.a11y = reader("off")
        figure = Template("{% load images %}{% picture image %}")
        page = Template("{% include figure with image=image only %}")
        html = page.render(RequestContext(request, {"image": self.image, "figure": figure}))
        self.assertIn("picture-text", html)

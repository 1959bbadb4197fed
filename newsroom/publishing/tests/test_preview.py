"""The preview: what is typed and not saved, on the public page, in every look, for those who may see it."""

from html import unescape

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.test import TestCase
from django.urls import reverse

from articles.tests.factories import make_article, make_published_article, make_section
from events.tests.factories import make_event, moscow
from newsroom.directory.tests.factories import make_position
from newsroom.images.tests.factories import make_image
from newsroom.publishing.models import Item
from newsroom.publishing.tests.forms import form_data
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase

Article = apps.get_model("articles", "Article")
NEW = reverse("admin:articles_article_preview_new")
ADD = reverse("admin:articles_article_add")


def form_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def preview_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_preview", args=[thing.pk])


class PreviewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.region = make_region()
        cls.article = make_article(regions=[cls.region], section=make_section(), headline_en="Stored headline")

    def setUp(self):
        self.client.force_login(self.editor)

    def preview(self, thing=None, language="en", **changes):
        """The answer to a form that is sent to the preview, and the page in its frame."""
        address, form = (preview_of(thing), form_of(thing)) if thing else (NEW, ADD)
        response = self.client.post(address, form_data(self.client, form, **changes) | {"_look_language": language})
        self.assertEqual(response.status_code, 200)
        return response, response.context.get("page", "")

    def test_strangers_and_those_who_may_not_see_the_text_get_nothing(self):
        self.client.logout()
        for address in (preview_of(self.article), NEW):
            for method in (self.client.get, self.client.post):
                self.assertRedirects(method(address), f"{reverse('admin:login')}?next={address}")
        self.client.force_login(make_user(role=Role.CORRESPONDENT))
        for method in (self.client.get, self.client.post):
            self.assertIn(method(preview_of(self.article)).status_code, (403, 404))
        self.client.force_login(make_user(is_staff=True))
        for method in (self.client.get, self.client.post):
            self.assertIn(method(preview_of(self.article)).status_code, (403, 404))
        self.assertEqual(self.client.post(NEW).status_code, 403)

    def test_who_may_read_and_not_write_sees_what_is_stored(self):
        correspondent = make_user(role=Role.CORRESPONDENT)
        public = make_published_article("en", headline_en="Read by all")
        self.client.force_login(correspondent)
        self.assertIn("Read by all", self.client.get(preview_of(public), {"_look_language": "en"}).context["page"])
        self.assertEqual(self.client.post(preview_of(public), {"headline_en": "x"}).status_code, 403)

    def test_it_shows_what_is_typed_in_both_languages_and_stores_nothing(self):
        before = Article.objects.values().get(pk=self.article.pk)
        for language, words in (("ru", "Набранный заголовок"), ("en", "Typed headline")):
            with self.subTest(language):
                typed = {"headline_ru": "Набранный заголовок", "headline_en": "Typed headline"}
                _response, page = self.preview(self.article, language, **typed)
                self.assertIn(f'<html lang="{language}"', page)
                self.assertIn(words, page.partition("<main")[2])
                self.assertNotIn("Stored headline", page)
        self.assertEqual(Article.objects.values().get(pk=self.article.pk), before)
        self.assertFalse(LogEntry.objects.exists())

    def test_a_new_text_is_shown_and_nothing_of_it_is_kept(self):
        items = Item.objects.count()
        _response, page = self.preview(headline_en="Quite new", body_en="<p>Body of it</p>")
        self.assertIn("Quite new", page)
        self.assertIn("<p>Body of it</p>", page)
        self.assertEqual((Article.objects.count(), Item.objects.count()), (1, items))

    def test_words_of_the_other_language_are_marked_on_the_page_of_readers(self):
        _response, page = self.preview(self.article, body_en='<p>The <span lang="ru">"Дубна"</span> zone</p>')
        self.assertIn('<p>The <span lang="ru">«Дубна»</span> zone</p>', page)

    def test_new_rows_stand_at_their_places(self):
        key = "0a2b3c4d-1111-4222-8333-444455556666"
        image = make_image(alt_text_en="The fair in Tver")
        row = {"image": str(image.pk), "position": "0", "row_key": key}
        rows = {f"pictures-0-{name}": value for name, value in row.items()} | {"pictures-TOTAL_FORMS": "1"}
        _response, page = self.preview(
            self.article, body_en=f'<p>Before</p><figure data-picture="{key}"></figure><p>After</p>', **rows
        )
        before = page.partition("<p>Before</p>")[2].partition("<p>After</p>")[0]
        self.assertIn("The fair in Tver", before)
        self.assertFalse(self.article.pictures.exists())

    def test_the_programme_of_an_event_is_shown_as_typed(self):
        event = make_event(starts_at=moscow(2090, 4, 5, 9, 0), ends_at=moscow(2090, 4, 5, 18, 0))
        rows = {
            "agenda-TOTAL_FORMS": "1", "agenda-0-title_en": "A talk on clusters", "agenda-0-position": "0",
            "agenda-0-starts_at_0": "2090-04-05", "agenda-0-starts_at_1": "10:00",
            "agenda-0-speakers": str(make_position().pk), "agenda-0-kind": "talk",
        }  # fmt: skip
        _response, page = self.preview(event, title_en="Typed congress", **rows)
        self.assertIn("Typed congress", page)
        self.assertIn("A talk on clusters", page)
        self.assertFalse(event.agenda.exists())

    def test_every_colour_scheme_and_size_is_on_the_page(self):
        data = form_data(self.client, form_of(self.article))
        schemes = {
            "light": "site",
            "dark": "site",
            **{name: name for name in ("white", "black", "blue", "brown", "green")},
        }
        for scheme, on_page in schemes.items():
            look = {"_look_scheme": scheme, "_look_size": "200", "_look_screen": "phone", "_look_language": "en"}
            response = self.client.post(preview_of(self.article), data | look)
            head = response.context["page"].partition("<head>")[0]
            self.assertIn(f'data-a11y-scheme="{on_page}"', head)
            self.assertIn('data-a11y-size="200"', head)
            self.assertContains(response, f"preview__page--phone preview__page--{scheme}")

    def test_nonsense_instead_of_a_look_is_the_usual_look(self):
        look = {"_look_scheme": "pink", "_look_size": "x", "_look_screen": "", "_look_language": "fr"}
        response = self.client.get(preview_of(self.article), look)
        self.assertContains(response, "preview__page--desk preview__page--light")

    def test_what_is_typed_is_carried_along_to_the_next_look(self):
        response, _page = self.preview(self.article, headline_en='Typed "headline" <b>')
        self.assertContains(response, 'name="headline_en" value="Typed &quot;headline&quot; &lt;b&gt;"')
        self.assertNotContains(response, 'name="_continue"')

    def test_it_is_private(self):
        response, _page = self.preview(self.article)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertIn("noindex", response["X-Robots-Tag"])
        self.assertContains(response, 'sandbox="allow-same-origin"')
        self.assertEqual(response["X-Frame-Options"], "DENY")

    def test_faults_are_told_and_the_rest_is_shown(self):
        response, page = self.preview(
            self.article,
            headline_en="Typed headline",
            byline_en="x" * 999,
            kind="nonsense",
            **{"sources-TOTAL_FORMS": "1", "sources-0-url": "no address", "sources-0-position": "0"},
        )
        self.assertIn("Typed headline", page)
        told = unescape(response.content.decode()).partition('class="preview__told"')[2].partition("</ul>")[0]
        for where in ("Byline, in English", "Kind", "Sources, row 1"):
            self.assertIn(where, told)

    def test_what_publishing_asks_for_is_named_and_does_not_stand_in_the_way(self):
        response, page = self.preview(self.article, headline_en="", lead_en="")
        self.assertContains(response, "“headline” is empty in English.")
        public = make_published_article("en", regions=[self.region], section=make_section())
        _response, page = self.preview(public, lead_en="", headline_en="Typed headline")
        self.assertIn("Typed headline", page)

    def test_somebody_else_s_save_does_not_stand_in_the_way(self):
        _response, page = self.preview(self.article, read_version="0", headline_en="Typed headline")
        self.assertIn("Typed headline", page)

    def test_a_public_text_stays_as_readers_have_it(self):
        public = make_published_article("en", headline_en="As readers have it", section=make_section())
        self.preview(public, headline_en="Typed headline")
        self.assertContains(self.client.get(public.address_in("en")), "As readers have it")

    def test_the_form_of_a_new_text_may_be_asked_for_by_hand(self):
        self.assertRedirects(self.client.get(NEW), ADD)
        self.assertEqual(
            self.client.get(preview_of(self.article).replace(str(self.article.pk), "999999")).status_code, 404
        )


class InBrowserTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article = make_article(regions=[make_region()], section=make_section(), cover=make_image())

    def form(self, **options):
        self.client.force_login(self.editor)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        return self.open(form_of(self.article), storage_state={"cookies": [cookie]}, **options)

    def preview(self, page):
        page.locator("#id_headline_en").fill("Typed headline")
        with page.context.expect_page() as opened:
            page.get_by_role("button", name="Preview").click()
        opened.value.locator("iframe").wait_for()  # a window of its own begins empty, and is at rest then too
        opened.value.wait_for_load_state("networkidle")
        return opened.value

    def press(self, preview, name):
        """Ask for another look, and wait for the page with its style sheets."""
        with preview.expect_navigation(wait_until="networkidle"):
            preview.get_by_role("button", name=name).click()

    def test_the_form_stays_and_the_page_is_seen_in_each_look_without_a_script(self):
        for script in (True, False):
            with self.subTest(script=script):
                page = self.form(java_script_enabled=script, viewport={"width": 1440, "height": 900})
                preview = self.preview(page)
                self.assertEqual(page.locator("#id_headline_en").input_value(), "Typed headline")
                frame = preview.frame_locator("iframe")
                self.assertEqual(frame.get_by_role("heading", level=1).inner_text(), "Typed headline")
                for name in ("White on black", "phone, 360", "200 %"):
                    self.press(preview, name)
                    preview.locator(f"[aria-pressed=true]:text-is('{name}')").wait_for()
                self.assertEqual(preview.locator("iframe").bounding_box()["width"], 362)
                self.assertEqual(frame.get_by_role("heading", level=1).inner_text(), "Typed headline")
                self.press(preview, "Russian")
                frame.locator("html[lang=ru][data-a11y-scheme=black][data-a11y-size='200']").wait_for()

    def test_dark_colours_of_the_site_are_dark_whatever_the_desk_wears(self):
        # "null": a scheme that the test lends to the browser would reach the frame too
        preview = self.preview(self.form(color_scheme="null"))
        colour = "body => getComputedStyle(body).color"
        light = preview.frame_locator("iframe").locator("body").evaluate(colour)
        self.press(preview, "The site, dark")
        preview.locator(".preview__page--dark").wait_for()
        self.assertNotEqual(preview.frame_locator("iframe").locator("body").evaluate(colour), light)

    def test_it_is_accessible_in_light_and_dark_and_fits_a_phone(self):
        for scheme in ("light", "dark"):
            with self.subTest(scheme):
                preview = self.preview(self.form(color_scheme=scheme))
                preview.evaluate("document.querySelector('iframe').remove()")  # the page itself has tests of its own
                self.assertAccessible(preview)
                preview.set_viewport_size({"width": 360, "height": 740})
                self.assertLessEqual(preview.evaluate("document.documentElement.scrollWidth"), 360)

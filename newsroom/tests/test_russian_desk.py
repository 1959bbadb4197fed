"""The desk in Russian: every page of it, its buttons and its hints, without a remainder of English."""

import re
from html.parser import HTMLParser

from django.conf import settings
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from articles.models import Article
from events.models import Event
from newsroom.prose.words import WORDS
from newsroom.publishing.tests.forms import form_data
from newsroom.site.models import Identity
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase
from newsroom.tests.factories import make_full_article, make_full_event

from .test_desk import ADMINS, ONE_OF_EACH, address

#: Two words of English beside each other, or one of more than three letters that begins a line and is all of it.
ENGLISH = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,}\b|^[A-Z]?[a-z]{3,}:?$")
#: Names that are the same in both languages, and what factories write.
NAMES = re.compile(
    r"GeoJSON|Telegram|Select2|user-\d+|[\w.+-]+@[\w.-]+|https?://\S+|English|Director|Seminars|Europe/\w+|Asia/\w+"
)
TOLD = ("title", "aria-label", "placeholder", "alt")
SKIPPED = {"script", "style", "textarea", "template", "code", "kbd", "time"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Words(HTMLParser):
    """The texts of a page that are in no language but its own."""

    def __init__(self):
        super().__init__()
        self.texts, self.stack = [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        is_within = bool(self.stack) and self.stack[-1][1]
        is_english, is_icon = attrs.get("lang") == "en", "material-icons" in (attrs.get("class") or "")
        if not is_within and (not is_english or tag in {"input", "textarea"}):
            self.texts += [attrs[name] for name in TOLD if attrs.get(name)]
        if tag == "input" and attrs.get("type") in {"submit", "button"}:
            self.texts.append(attrs.get("value", ""))
        if tag not in VOID:
            self.stack.append((tag, is_within or is_english or is_icon or tag in SKIPPED))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not (self.stack and self.stack[-1][1]):
            self.texts.append(data)


def english_in(html):
    words = Words()
    words.feed(html)
    texts = (" ".join(NAMES.sub("", text).split()) for text in words.texts)
    return sorted({text for text in texts if ENGLISH.search(text)})


class RussianDeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(is_superuser=True, role=Role.CHIEF_EDITOR, interface_language="ru")
        for make in {**ONE_OF_EACH, Article: make_full_article, Event: make_full_event}.values():
            make()
        Identity.objects.update_or_create(pk=1)

    def setUp(self):
        self.client.force_login(self.chief)

    def assertRussian(self, path, html=None):
        with self.subTest(path):
            if html is None:
                html = self.client.get(path, follow=True).content.decode()
            self.assertEqual(english_in(html), [])

    def test_lists_forms_and_questions_of_every_model(self):
        for model_admin in ADMINS:
            model = model_admin.model
            self.assertRussian(address(model, "changelist"))
            if model_admin.has_add_permission(self.request()):
                self.assertRussian(address(model, "add"))
                self.assertRussian(
                    f"{model._meta.label} with faults", self.client.post(address(model, "add")).content.decode()
                )
            if thing := model.objects.first():
                self.assertRussian(address(model, "change", thing.pk))
                self.assertRussian(address(model, "history", thing.pk))
                self.assertRussian(address(model, "delete", thing.pk))

    def request(self):
        request = self.client.get(reverse("admin:index")).wsgi_request
        request.user = self.chief
        return request

    def test_pages_that_belong_to_no_model(self):
        names = ["index", "search", "password_change", "images_image_insert"]
        for path in [
            *(reverse(f"admin:{name}") for name in names),
            reverse("desk:calendar"),
            reverse("desk:follow_ups"),
            reverse("admin_profile"),
            reverse("admin:search") + "?q=технопарк",
            reverse("admin:search") + "?q=нет",
        ]:
            self.assertRussian(path)

    def test_the_preview_with_its_faults(self):
        article = Article.objects.first()
        form = address(Article, "change", article.pk)
        data = form_data(self.client, form, byline_en="x" * 999, kind="nonsense")
        html = self.client.post(address(Article, "preview", article.pk), data).content.decode()
        self.assertRussian("preview", html)

    def test_doors(self):
        self.client.logout()
        with override("ru"):
            for name in ("admin:login", "admin_password_reset"):
                path = reverse(name)
                self.assertRussian(path, self.client.get(path, headers={"accept-language": "ru"}).content.decode())

    def test_words_of_the_editor(self):
        with override("ru"):
            left = {key: str(word) for key, word in WORDS.items() if not re.search("[а-яё]", str(word))}
        self.assertEqual(left, {"HTML": "HTML"})

    def test_the_check_bites(self):
        for html in (
            "<p>Save this</p>",
            '<button title="Save it">x</button>',
            "<b>Save</b>",
            '<input type="submit" value="Log in">',
        ):
            self.assertTrue(english_in(html), html)
        self.assertEqual(
            english_in('<p>Сохранить <i lang="en">Save this now</i> HTML</p><textarea>Save this</textarea>'), []
        )


class InBrowserTests(BrowserTestCase):
    def test_what_scripts_add_to_a_form_is_russian_too(self):
        article = make_full_article()
        self.client.force_login(make_user(role=Role.CHIEF_EDITOR, interface_language="ru"))
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        page = self.open(
            address(Article, "change", article.pk),
            storage_state={"cookies": [cookie]},
            viewport={"width": 1440, "height": 900},
        )
        page.wait_for_load_state("networkidle")
        page.locator("#pictures-group .add-row a").click()
        text = page.locator(".prose-editor:has(#id_body_ru) [role=textbox]")
        link = page.locator(".prose-menubar [data-name=link]:not(.hidden)").first
        for name in ("newPicture", "link", "html", "picture"):
            with self.subTest(name):
                text.focus()
                text.press("Control+a")
                expect(link).to_be_enabled()  # which it is as soon as the editor knows what is selected
                page.locator(f".prose-menubar [data-name={name}]:not(.hidden)").first.click()
                page.locator("dialog[open] :is(input, textarea, select)").first.wait_for()
                self.assertEqual(english_in(page.content()), [])
                page.keyboard.press("Escape")
        boxes = [page.locator(f".prose-editor:has(#id_body_{name})").bounding_box() for name in ("ru", "en")]
        self.assertEqual(boxes[0]["y"], boxes[1]["y"])
        self.assertLess(boxes[0]["x"] + boxes[0]["width"], boxes[1]["x"])
        page.set_viewport_size({"width": 360, "height": 740})
        boxes = [page.locator(f".prose-editor:has(#id_body_{name})").bounding_box() for name in ("ru", "en")]
        self.assertEqual(boxes[0]["x"], boxes[1]["x"])
        self.assertLess(boxes[0]["y"], boxes[1]["y"])

"""Every page of the desk in a real browser: what axe says of it in the light and in the dark, and on a phone."""

from django.conf import settings
from django.urls import reverse

from articles.models import Article
from articles.tests.factories import make_published_article
from events.models import Event
from newsroom.publishing.tests.situations import overtaken
from newsroom.site.models import Identity, Page, PressContact
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase, axe, dress
from newsroom.tests.factories import make_full_article, make_full_event
from seeds.models import PressText

from .test_desk import ADMINS, ONE_OF_EACH, address

#: So tall that the line of buttons, which stays in sight, covers nothing.
TALL = {"width": 1440, "height": 7000}

#: axe leaves it to people whether links of one name may lead to two places: names of columns, people and things may.
LEFT_TO_PEOPLE = "incomplete identical-links-same-purpose"


class EveryPageTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(is_superuser=True, role=Role.CHIEF_EDITOR, interface_language="ru")
        for make in {**ONE_OF_EACH, Article: make_full_article, Event: make_full_event}.values():
            make()
        Identity.objects.update_or_create(pk=1)
        Page.objects.create(slug="press", title_ru="Прессе", title_en="For the press")
        PressContact.objects.create(name_ru="Иван Петров", name_en="Ivan Petrov", email="press@example.org")
        PressText.objects.create(stem="001", text_ru="Текст")

    def pages(self):
        for model_admin in ADMINS:
            model, thing = model_admin.model, model_admin.model.objects.first()
            yield address(model, "changelist")
            yield address(model, "change", thing.pk) if thing else address(model, "add")
        draft, aside = overtaken(make_published_article(), self.chief)
        for page in ("change", "catch_up"):
            yield address(Article, page, draft.pk)
        yield reverse("admin:articles_article_join", args=[draft.pk, aside.pk])
        yield address(Article, "history", draft.live.pk)
        yield f"{address(Article, 'compare', draft.live.pk)}?old={aside.base_id}&new=now"
        yield address(Event, "delete", Event.objects.first().pk)
        yield address(Page, "delete", Page.objects.first().pk)
        names = ("admin:password_change", "admin_profile", "desk:calendar", "desk:follow_ups", "admin:search")
        yield from map(reverse, names)

    def test_every_page_is_accessible_in_light_and_dark_and_no_wider_than_a_phone(self):
        self.client.force_login(self.chief)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        page = self.open("/admin/", storage_state={"cookies": [cookie]}, viewport=TALL)
        for path in self.pages():
            page.set_viewport_size(TALL)
            page.goto(path, wait_until="networkidle")
            dress(page, "* { transition: none !important }")  # a colour on its way is no colour
            for scheme in ("light", "dark"):
                with self.subTest(path=path, scheme=scheme):
                    page.emulate_media(color_scheme=scheme)
                    self.assertEqual([line for line in axe(page) if not line.startswith(LEFT_TO_PEOPLE)], [])
            with self.subTest(path=path, width=360):
                page.set_viewport_size({"width": 360, "height": 740})
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)

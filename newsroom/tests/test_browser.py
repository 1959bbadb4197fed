from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from newsroom import urls as house

from .browser import BrowserTestCase, axe
from .live import at_the_door, see_everybody_out
from .servers.server import wait_until

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1>{}</main></body></html>"""


def groups(request):
    return HttpResponse(PAGE.format(f"<p>{', '.join(Group.objects.values_list('name', flat=True))}</p>"))


def unnamed_picture(request):
    return HttpResponse(PAGE.format('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="1" height="1">'))


def foreign_picture(request):
    return HttpResponse(PAGE.format('<img src="http://example.com/pixel.gif" alt="">'))


def broken(request):
    return 1 / 0


urlpatterns = [
    path("groups/", groups),
    path("unnamed/", unnamed_picture),
    path("foreign/", foreign_picture),
    path("broken/", broken),
    *house.urlpatterns,
]


@override_settings(ROOT_URLCONF=__name__)
class BrowserTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        Group.objects.create(name="Night desk")

    def test_the_browser_sees_what_the_test_wrote(self):
        page = self.open("/groups/")
        self.assertIn("Night desk", page.inner_text("main"))
        self.assertAccessible(page)

    def test_a_request_waits_while_the_test_itself_is_at_work(self):
        with ThreadPoolExecutor() as readers:
            answer = readers.submit(lambda: urlopen(f"{self.live_server_url}/groups/").read().decode())
            wait_until(lambda: at_the_door)
            Group.objects.create(name="Late desk")
            see_everybody_out()
            self.assertIn("Late desk", answer.result())

    def test_axe_finds_a_picture_without_words(self):
        self.assertIn("image-alt", "".join(axe(self.open("/unnamed/"))))
        self.assertIn("data:image", self.troubles.pop())  # the policy refuses the picture itself

    def test_a_request_to_another_host_is_a_trouble(self):
        self.open("/foreign/")
        self.assertIn("http://example.com/pixel.gif", self.troubles.pop())  # refused by the policy before it is asked

    def test_a_broken_view_is_a_trouble(self):
        self.open("/broken/")
        self.assertIn("ZeroDivisionError", self.troubles.pop())

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.test import SimpleTestCase

from newsroom.edition import front
from newsroom.edition.asked import Asked
from newsroom.edition.page import Page
from newsroom.edition.shelves import Files, Memory


def make_page(body=b"<p>News</p>" * 100, edition=1):
    headers = [("Content-Type", "text/html; charset=utf-8")]
    return Page.of("200 OK", headers, body, edition=edition, until=9e9, now=1)


class FrontTests(SimpleTestCase):
    def test_searches_that_somebody_makes_up_do_not_fill_the_disk(self):
        folder = self.enterContext(TemporaryDirectory())
        self.enterContext(patch.object(front, "MOST", 3))
        self.enterContext(patch.object(front.Front, "open"))
        shown = front.Front(folder, "release")
        for edition, pages in ((1, 3), (2, 6)):
            for number in range(10):
                asked = Asked("https", "newsroom.example.org", "/en/search/", f"q={number}", "site")
                shown.show(asked, make_page(edition=edition))
            self.assertEqual(len(list(Path(folder).rglob("*.gz"))), pages)


class FilesTests(SimpleTestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.files = Files(folder.name, 20_000)

    def test_a_page_comes_back_as_it_was_stored(self):
        page = make_page("Новости".encode())
        self.files.put("a" * 32, page)
        self.assertEqual(self.files.get("a" * 32), page)
        self.assertIsNone(self.files.get("b" * 32))

    def test_half_a_page_is_none(self):
        self.files.put("a" * 32, make_page())
        path = self.files.path("a" * 32)
        whole = path.read_bytes()
        for length in (0, 10, len(whole) - 1):
            path.write_bytes(whole[:length])
            self.assertIsNone(self.files.get("a" * 32))

    def test_a_later_edition_takes_the_place_of_the_one_before(self):
        for edition in (1, 2):
            self.files.put("a" * 32, make_page(edition=edition))
        self.assertEqual(self.files.get("a" * 32).edition, 2)
        self.assertEqual(len(list(Path(self.files.folder).rglob("*/*"))), 1)

    def test_the_folder_stays_within_its_bound_and_the_oldest_go_first(self):
        for number in range(40):
            key = f"{number:032x}"
            self.files.put(key, make_page(os.urandom(1000)))
            os.utime(self.files.path(key), (number, number))
        self.files.tidy()
        self.assertLessEqual(sum(path.stat().st_size for path in self.files.folder.rglob("??/*")), 20_000)
        self.assertIsNone(self.files.get(f"{0:032x}"))
        self.assertIsNotNone(self.files.get(f"{39:032x}"))

    def test_a_full_disk_harms_nobody(self):
        with patch("pathlib.Path.write_bytes", side_effect=OSError(28, "No space left on device")):
            self.files.put("a" * 32, make_page())
        self.assertIsNone(self.files.get("a" * 32))
        with patch("os.open", side_effect=OSError(28, "No space left on device")), self.files.alone("a" * 32):
            pass


class MemoryTests(SimpleTestCase):
    def test_holds_the_pages_asked_for_last_within_its_bound(self):
        memory, page = Memory(10_000), make_page(os.urandom(1500))
        for number in range(100):
            memory.put(str(number), page)
            memory.get("0")
        self.assertLessEqual(memory.size, 10_000)
        self.assertIs(memory.get("0"), page)
        self.assertIsNone(memory.get("1"))
        self.assertIs(memory.get("99"), page)

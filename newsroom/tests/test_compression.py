from django.test import TestCase

from articles.tests.factories import make_published_article
from newsroom.images.tests.factories import make_image


class CompressionTests(TestCase):
    def get(self, address):
        return self.client.get(address, headers={"accept-encoding": "gzip"})

    def test_pages_and_feeds_travel_compressed(self):
        make_published_article()
        for address in ("/ru/", "/ru/news/feed/", "/sitemap.xml", "/ru/nowhere/at/all/"):
            with self.subTest(address):
                packed, plain = self.get(address), self.client.get(address)
                self.assertEqual(packed["Content-Encoding"], "gzip")
                self.assertIn("Accept-Encoding", plain["Vary"])
                self.assertNotIn("Content-Encoding", plain)
                self.assertLess(len(packed.content), len(plain.content))

    def test_pictures_travel_as_they_are(self):
        article = make_published_article(cover=make_image())
        response = self.get(article.cover.file.url)
        self.assertEqual(response.status_code, 200)
        self.assertNotIn("Content-Encoding", response)

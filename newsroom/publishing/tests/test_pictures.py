from django.test import TestCase

from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_published_event
from newsroom.images.public_uses import is_public
from newsroom.images.tests.factories import make_image


class PictureTests(TestCase):
    def test_picture_is_public_when_something_public_shows_it(self):
        cover, further, hidden = make_image(), make_image(), make_image()
        make_published_article("en", cover=cover)
        make_published_event("ru").pictures.create(image=further)
        make_article(cover=hidden).pictures.create(image=hidden)
        self.assertEqual([is_public(image) for image in (cover, further, hidden)], [True, True, False])

    def test_publishing_asks_for_alternative_text_in_that_language(self):
        article = make_article(cover=make_image(alt_text_ru="Корпус", alt_text_en=""))
        self.assertEqual(article.publish_errors("ru"), [])
        self.assertEqual(len(article.publish_errors("en")), 1)
        article.pictures.create(image=make_image(alt_text_ru="", alt_text_en="", is_decorative=True))
        self.assertEqual(article.publish_errors("ru"), [])

"""The picture that goes with an address: there when the page is, gone when it is gone, drawn once."""

from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.files.storage import default_storage
from django.test import TestCase

from articles.models import Article
from articles.tests.factories import make_article, make_published_article
from events.models import Event
from events.tests.factories import make_published_event
from newsroom.images import share_card
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .factories import hidden_kinds, make_picture
from .test_contrast import contrast


class SharePictureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region(tile_column=2, tile_row=2)
        cls.article = make_published_article(regions=[cls.region])
        cls.event = make_published_event(regions=[cls.region])

    def picture(self, thing, language="en", **headers):
        return self.client.get(f"{thing.address_in(language)}share.jpg", headers=headers)

    def test_every_public_page_has_one_in_each_language(self):
        addresses = [
            f"{thing.address_in(language)}share.jpg" for thing in (self.article, self.event) for language in LANGUAGES
        ]
        addresses += [
            f"/{language}/{path}share.jpg" for language in LANGUAGES for path in ("", f"regions/{self.region.slug}/")
        ]
        seen = set()
        for address in addresses:
            with self.subTest(address):
                response = self.client.get(address)
                self.assertEqual((response.status_code, response["Content-Type"]), (200, "image/jpeg"))
                self.assertLessEqual(len(response.content), 100_000)
                self.assertFalse(response.cookies)
                self.assertNotIn("Cookie", response.get("Vary", ""))
                self.assertEqual(self.client.head(address).status_code, 200)
                self.assertEqual(self.client.post(address).status_code, 405)
                seen.add(response.content)
        self.assertEqual(len(seen), len(addresses))

    def test_hidden_texts_have_none_whoever_asks(self):
        for model in (Article, Event):
            for kind, thing in hidden_kinds(model, "en").items():
                with self.subTest(kind, model=model):
                    self.assertEqual(self.picture(thing).status_code, 410 if kind == "retracted" else 404)
        self.client.force_login(make_user(Role.CHIEF_EDITOR))
        self.assertEqual(self.picture(make_article()).status_code, 404)
        self.assertEqual(self.client.get("/en/regions/nowhere/share.jpg").status_code, 404)
        self.assertEqual(self.client.get("/en/news/999999-x/share.jpg").status_code, 404)

    def test_goes_when_the_text_is_withdrawn(self):
        self.assertEqual(self.picture(self.article).status_code, 200)
        make_move(self.article.item, "retract", "en", by=None, note="Wrong.")
        self.assertEqual(self.picture(self.article).status_code, 410)
        self.assertEqual(self.picture(self.article, "ru").status_code, 200)

    def test_old_slug_leads_to_the_true_address_of_the_picture(self):
        response = self.client.get(f"/en/news/{self.article.pk}-old/share.jpg")
        self.assertRedirects(response, f"{self.article.address_in('en')}share.jpg", 301)

    def test_is_drawn_once_and_anew_when_what_it_shows_changes(self):
        article = make_published_article(headline_en="Nobody has drawn this yet")
        with patch.object(share_card, "draw", wraps=share_card.draw) as draw:
            first, second = self.picture(article), self.picture(article)
            self.assertEqual((draw.call_count, first.content), (1, second.content))
            Article.objects.filter(pk=article.pk).update(headline_en="Something else has happened")
            third = self.picture(Article.objects.get(pk=article.pk))
            self.assertEqual(draw.call_count, 2)
        self.assertNotEqual(first["ETag"], third["ETag"])
        self.assertNotEqual(first.content, third.content)

    def test_only_the_latest_picture_of_a_page_is_kept(self):
        share = Path(settings.MEDIA_ROOT, "share")
        article = make_published_article()
        of_others = self.picture(self.article)["ETag"].strip('"')
        self.picture(article, "ru")
        for number in range(3):
            Article.objects.filter(pk=article.pk).update(headline_en=f"Headline number {number}")
            drawn = self.picture(Article.objects.get(pk=article.pk))
        kept = [file.stem for file in share.glob(f"article-{article.pk}-en/*")]
        self.assertEqual(kept, [drawn["ETag"].strip('"')])
        self.assertEqual(len(list(share.glob(f"article-{article.pk}-ru/*"))), 1)
        self.assertTrue(Path(share, f"article-{self.article.pk}-en", f"{of_others}.jpg").exists())

    def test_whoever_loses_a_picture_while_it_is_drawn_is_sent_it_all_the_same(self):
        article = make_published_article(headline_en="Two ask at once, and the other sees another headline")
        folder = Path(settings.MEDIA_ROOT, "share", f"article-{article.pk}-en")

        def draw_while_another_does(card):
            content = draw(card)
            default_storage.keep(f"share/{folder.name}/other.jpg", content)
            Path(folder, "half.part").write_bytes(b"")  # somebody is writing still
            return content

        draw = share_card.draw
        with patch.object(share_card, "draw", draw_while_another_does):
            first = self.picture(article)
        self.assertEqual(first.status_code, 200)
        self.assertEqual({file.name for file in folder.iterdir()}, {first["ETag"].strip('"') + ".jpg", "half.part"})
        Path(folder, first["ETag"].strip('"') + ".jpg").unlink()
        self.assertEqual(self.picture(article).content, first.content)

    def test_caches_keep_it_for_a_day_and_ask_then(self):
        first = self.picture(self.article)
        self.assertEqual(first["Cache-Control"], "public, max-age=86400")
        again = self.picture(self.article, **{"if-none-match": first["ETag"]})
        self.assertEqual((again.status_code, again.content, again["ETag"]), (304, b"", first["ETag"]))
        self.assertEqual(self.picture(self.article, **{"if-none-match": '"other"'}).status_code, 200)

    def test_asks_four_questions(self):
        for thing in (self.article, self.event):
            with self.assertNumQueries(4):  # the text, its regions, the site, the map
                self.picture(thing)

    def test_pages_name_a_new_picture_after_every_change(self):
        address = self.article.address_in("en")
        before = self.client.get(address).content.decode().partition("share.jpg?v=")[2].partition('"')[0]
        Article.objects.get(pk=self.article.pk).save()
        after = self.client.get(address).content.decode().partition("share.jpg?v=")[2].partition('"')[0]
        self.assertLess(int(before), int(after))

    def test_cover_is_shown_and_its_loss_does_not_break_the_picture(self):
        plain = self.picture(self.article)
        cover = make_picture()
        Article.objects.filter(pk=self.article.pk).update(cover=cover)
        self.assertNotEqual(self.picture(self.article).content, plain.content)
        other = make_picture()
        Article.objects.filter(pk=self.article.pk).update(cover=other)
        default_storage.delete(other.file.name)
        self.assertEqual(self.picture(self.article).content, plain.content)

    def test_files_are_no_uploads_and_have_no_address_of_their_own(self):
        self.picture(self.article)
        kept = list(Path(settings.MEDIA_ROOT, "share").rglob("*.jpg"))
        self.assertTrue(kept)
        self.assertEqual(self.client.get(f"/media/share/{kept[0].parent.name}/{kept[0].name}").status_code, 404)

    def test_words_stand_out_from_the_ground_as_on_the_pages(self):
        for colour in (share_card.ink(), share_card.soft()):
            self.assertGreaterEqual(contrast(colour, share_card.ground()), 7)

"""What a story says beside its text: how long it takes to read, its last change, where to share it, its boxes."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from django.test import TestCase
from django.utils.html import escape

from articles.models import Article, Quote, SourceHop
from articles.reading import SPEED, reading_minutes
from articles.tests.factories import make_published_article
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.search import matching


class ReadingTimeTests(TestCase):
    def test_counts_words_of_lead_body_and_quotes_at_the_speed_of_the_language(self):
        article = make_published_article(lead_en="One two", body_en="<p>three <b>four</b></p><p>five</p>")
        for words, minutes in ((0, 1), (SPEED["en"], 1), (SPEED["en"] * 2, 2), (SPEED["en"] * 5, 5)):
            article.quotes.all().delete()
            Quote.objects.create(article=article, text_en="word — " * words, text_ru="слово")
            self.assertEqual(reading_minutes(article, "en"), minutes, words)
            self.assertEqual(reading_minutes(article, "ru"), 1)

    def test_is_said_in_the_language_of_the_page(self):
        body = {"body_ru": f"<p>{'слово ' * 184 * 3}</p>", "body_en": f"<p>{'word ' * 228 * 3}</p>"}
        article = make_published_article(**body)
        self.assertContains(self.client.get(article.address_in("en")), "3 min read")
        self.assertContains(self.client.get(article.address_in("ru")), "3 минуты чтения")


class LastChangeTests(TestCase):
    def test_is_shown_when_it_is_later_than_the_publication(self):
        article = make_published_article()
        published_at = article.published_at_in("en")
        for change, is_shown in ((None, False), (timedelta(seconds=30), False), (timedelta(hours=1), True)):
            moment = change and published_at + change
            Article.objects.filter(pk=article.pk).update(updated_at_en=moment)
            self.assertEqual("Updated" in self.client.get(article.address_in("en")).content.decode(), is_shown, change)
        self.assertNotContains(self.client.get(article.address_in("ru")), "Обновлено")


class ShareRowTests(TestCase):
    HEADLINE = "Growth & “quotes” <50\xa0%> + more?"

    @classmethod
    def setUpTestData(cls):
        cls.article = make_published_article(headline_en=cls.HEADLINE, headline_ru="Рост & развитие")

    def test_offers_the_short_address_which_leads_to_the_story(self):
        for language in ("ru", "en"):
            address = f"http://testserver/{language}/news/{self.article.pk}/"
            self.assertContains(
                self.client.get(self.article.address_in(language)), f'<a href="{address}">{address}</a>', html=True
            )
            self.assertRedirects(self.client.get(address), self.article.address_in(language), 301)

    def test_links_are_plain_and_carry_the_address_and_the_headline_whole(self):
        html = self.client.get(self.article.address_in("en")).content.decode()
        address = f"http://testserver/en/news/{self.article.pk}/"
        expected = {
            "t.me": {"url": [address], "text": [self.HEADLINE]},
            "vk.com": {"url": [address], "title": [self.HEADLINE]},
            "": {"subject": [self.HEADLINE], "body": [f"{self.HEADLINE}\r\n{address}"]},
        }
        row = html.partition('class="share"')[2].partition("</section>")[0]
        links = [part.partition('"')[0].replace("&amp;", "&") for part in row.split('href="')[2:]]
        found = {urlsplit(link).netloc: parse_qs(urlsplit(link).query) for link in links}
        self.assertEqual(found, expected)
        self.assertEqual(row.count('rel="noopener nofollow"'), 2)
        self.assertNotIn(self.HEADLINE, row)

    def test_stays_out_of_feeds_and_search(self):
        self.assertNotContains(self.client.get("/en/news/feed/"), "Share on")
        self.assertNotContains(self.client.get("/en/news/feed/"), "t.me")
        self.assertEqual(matching("Telegram", "en"), [])


class BoxesTests(TestCase):
    def test_organisations_stand_under_the_part_that_they_play(self):
        article = make_published_article()
        parts = [("mention", "Mentioned Academy"), ("support", "Ministry"), ("subject", "Technopark")]
        for role, name in parts:
            article.organisations.create(organisation=make_organisation(name_en=name), role=role)
        html = self.client.get(article.address_in("en")).content.decode()
        box = html.partition('id="story-facts-title"')[2]
        words = [
            "Organisations<",
            "Technopark<",
            "With the support of<",
            "Ministry<",
            "mentioned<",
            "Mentioned Academy<",
        ]
        self.assertEqual(sorted(words, key=box.index), words)
        self.assertNotIn("Partners<", box)

    def test_sources_are_a_chain_in_order_with_links_and_days(self):
        article = make_published_article()
        names = ["Press service", "BelTA", "The Osipovichi executive committee"]
        first, second, third = (make_organisation(name_en=name) for name in names)
        SourceHop.objects.create(article=article, organisation=third, role="reprinted", position=2, on="2022-08-25")
        SourceHop.objects.create(article=article, organisation=first, role="said_to", position=0)
        SourceHop.objects.create(article=article, organisation=second, position=1, url="https://example.org/belta/")
        page = self.client.get(article.address_in("en"))
        chain = page.content.decode().partition('<ol class="chain">')[2].partition("</ol>")[0]
        self.assertEqual(sorted(names, key=chain.index), names)
        self.assertIn('<a href="https://example.org/belta/">BelTA</a>', chain)
        self.assertIn('-press-service/">Press service</a>', chain)
        self.assertIn('</a> (<time datetime="2022-08-25">25 August 2022</time>)', chain)
        steps = re.findall(r'<span class="box__term">(.+?)</span>', chain)
        self.assertEqual(steps, ["First said by:", "Reported by:", "Reprinted by:"])
        self.assertNotContains(self.client.get(make_published_article().address_in("en")), "Where this comes from")

    def test_quote_names_speaker_position_and_organisation(self):
        speaker = make_position(title_en="Head of science & growth")
        article = make_published_article()
        Quote.objects.create(article=article, speaker=speaker, text_en="We waited.", text_ru="Мы ждали.")
        page = self.client.get(article.address_in("en"))
        for words in (speaker.person.name_en, escape(speaker.title_en), speaker.organisation.name_en, "“We waited.”"):
            self.assertContains(page, words)
        self.assertContains(self.client.get(article.address_in("ru")), "«Мы ждали.»")

    def test_quotation_marks_of_a_quote_stand_once_on_the_page_and_in_the_feeds(self):
        article = make_published_article()
        for text_ru, text_en in (
            ('Мы открыли ООО "Дубна"', 'We opened "Dubna"'),
            ('"Мы открыли ООО "Дубна""', "“We opened “Dubna””"),
        ):
            article.quotes.all().delete()
            Quote.objects.create(article=article, text_ru=text_ru, text_en=text_en)
            for language, words in (("ru", "«Мы открыли ООО „Дубна“»"), ("en", "“We opened ‘Dubna’”")):
                for address in (
                    article.address_in(language), *(f"/{language}/news/feed/{feed}" for feed in ("", "atom/", "json/"))
                ):  # fmt: skip
                    with self.subTest(text_ru, address=address):
                        self.assertContains(self.client.get(address), words)

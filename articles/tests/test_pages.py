from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from articles.models import Article, SourceHop
from articles.tests.factories import make_published_article, make_topic
from newsroom.directory.tests.factories import make_organisation
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import PressContact


class ArticleDetailTests(TestCase):
    def test_old_and_missing_slugs_redirect_for_good(self):
        article = make_published_article(headline_ru="Третий поток", headline_en="The third stream")
        table = {"ru": f"/ru/news/{article.pk}-tretiy-potok/", "en": f"/en/news/{article.pk}-the-third-stream/"}
        for language, address in table.items():
            self.assertEqual(self.client.get(address).status_code, 200)
            for old in (f"{article.pk}-old", f"{article.pk}", f"{article.pk}-third-stream-of-the-programme"):
                self.assertRedirects(self.client.get(f"/{language}/news/{old}/"), address, 301, msg_prefix=old)

    def test_address_follows_the_headline(self):
        article = make_published_article(headline_en="Before")
        Article.objects.filter(pk=article.pk).update(headline_en="After")
        self.assertRedirects(self.client.get(f"/en/news/{article.pk}-before/"), f"/en/news/{article.pk}-after/", 301)

    def test_numbers_that_cannot_be_are_not_there(self):
        for number in ("0", "9" * 30, "-1", "1e3", "%00"):
            self.assertEqual(self.client.get(f"/en/news/{number}-a/").status_code, 404, number)

    def test_withdrawn_story_is_gone_and_says_why_in_its_own_language_only(self):
        article = make_published_article()
        make_move(article.item, "retract", "en", by=None, note="The figures were wrong.")
        gone = self.client.get(article.address_in("en"))
        self.assertContains(gone, "The figures were wrong.", status_code=410)
        self.assertNotContains(gone, article.headline_en, status_code=410)
        self.assertContains(self.client.get(article.address_in("ru")), article.headline_ru)

    def test_press_contact_is_the_topics_then_the_regions_then_anybodys(self):
        region = make_region()
        anybody, regions, topics = (
            PressContact.objects.create(name_en=name, name_ru=name, email="press@example.org", is_default=default)
            for name, default in (("Anybody", True), ("Of the region", False), ("Of the topic", False))
        )
        regions.regions.add(region)
        topic = make_topic(press_contact=topics)
        for fields, contact in (({}, anybody), ({"regions": [region]}, regions), ({"topics": [topic]}, topics)):
            page = self.client.get(make_published_article(**fields).address_in("en"))
            self.assertContains(page, contact.name_en)

    def test_names_its_sources_in_both_languages(self):
        article = make_published_article()
        for name_ru, name_en in (("БЕЛТА", "BelTA"), ("пресс-служба", "press service")):
            organisation = make_organisation(name_ru=name_ru, name_en=name_en)
            SourceHop.objects.create(article=article, organisation=organisation)
        self.assertContains(self.client.get(article.address_in("en")), "Sources: press service; BelTA")
        self.assertContains(self.client.get(article.address_in("ru")), "пресс-служба; БЕЛТА")

    def test_name_in_the_other_language_is_marked_everywhere_on_the_page(self):
        article = make_published_article()
        organisation = make_organisation(name_ru="Обнинские новости", name_en="")
        SourceHop.objects.create(article=article, organisation=organisation)
        article.organisations.create(organisation=organisation)
        html = self.client.get(article.address_in("en")).content.decode().partition("<body")[2]
        self.assertGreaterEqual(html.count("Обнинские новости"), 2)
        self.assertEqual(html.count("Обнинские новости"), html.count('<span lang="ru">Обнинские новости</span>'))


class FrontPageTests(TestCase):
    def test_card_names_two_regions_and_counts_the_others(self):
        make_published_article(regions=[make_region() for _ in range(2)])
        self.assertNotContains(self.client.get("/en/"), "more</span>")
        make_published_article(regions=[make_region() for _ in range(5)])
        self.assertContains(self.client.get("/en/"), "<span>and 3 more</span>")

    def test_story_set_to_lead_leads_until_its_moment(self):
        leading = make_published_article(lead_until=timezone.now() + timedelta(hours=1))
        newest = make_published_article()
        context = self.client.get("/en/").context
        self.assertEqual(context["lead"], leading)
        self.assertEqual(context["latest"], [newest])
        Article.objects.update(lead_until=timezone.now())
        context = self.client.get("/en/").context
        self.assertEqual(context["lead"], newest)
        self.assertEqual(context["latest"], [leading])

    def test_newsroom_that_has_published_nothing_says_so(self):
        self.assertContains(self.client.get("/en/"), "The newsroom has not published anything in this language yet.")

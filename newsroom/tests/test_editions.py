"""The very next request shows the truth, from any worker: each thing that readers can see is changed, and asked for."""

from datetime import timedelta
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.apps import apps
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.utils import timezone

from articles.feeds.scope import FINDERS
from articles.filters import ArticleFilter
from articles.models import Article, ArticlePicture, Quote, Topic
from articles.tests.factories import make_article, make_published_article, make_topic
from events.filters import EventFilter
from events.models import AgendaItem
from events.tests.factories import make_event, make_published_event
from newsroom import edition
from newsroom.directory.tests.factories import make_position
from newsroom.edition import readable
from newsroom.edition.asked import PARAMETERS
from newsroom.edition.press import Press
from newsroom.edition.shelves import Files, Memory
from newsroom.edition.tests.asking import ask
from newsroom.images.tests.factories import make_image
from newsroom.publishing.models import Item, Note, OpenForm
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity, Page
from newsroom.staff.tests.factories import make_user

A_MEGABYTE = 1024 * 1024
OURS = {"articles", "events", "seeds", "newsroom"}
#: What readers never see, or see only with something that is watched.
UNREAD = {
    "seeds_presstext", "seeds_presstext_items", "newsroom_messages_message", "newsroom_messages_cursor",
    "publishing_item", "publishing_moverecord", "publishing_assignment", "publishing_revision", "publishing_openform",
    "publishing_note", "regions_regionalias", "staff_user", "staff_user_regions", "staff_user_groups",
    "staff_user_user_permissions", "desk_settled", "edition_edition", "articles_listed",
}  # fmt: skip


class EditionTests(TransactionTestCase):
    serialized_rollback = True

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.django = get_wsgi_application()
        self.workers = [
            Press(self.django, Memory(A_MEGABYTE), Files(folder.name, A_MEGABYTE), release="tests") for _ in range(2)
        ]

    def assert_each_worker(self, address, status=200, says="", not_says=None):
        for worker in self.workers:
            answer = ask(worker, address)
            self.assertEqual(answer.status, status, address)
            self.assertIn(says, answer.body.decode())
            if not_says:
                self.assertNotIn(not_says, answer.body.decode())

    def assert_raises_edition(self, change):
        before = edition.number()
        change()
        self.assertGreater(edition.number(), before)

    def assert_raises_nothing(self, change):
        before = edition.number()
        change()
        self.assertEqual(edition.number(), before)

    def test_what_is_published_changed_and_retracted_is_there_at_once(self):
        self.assert_each_worker("/en/news/", not_says="Station")
        article = make_published_article(headline_en="Station One opens")
        address = article.address_in("en")
        self.assert_each_worker("/en/news/", says="Station One opens")
        self.assert_each_worker(address, says="Station One opens")
        article.headline_en = "Station Two opens"
        article.save()
        address = article.address_in("en")
        self.assert_each_worker("/en/news/", says="Station Two opens", not_says="Station One")
        self.assert_each_worker(address, says="Station Two opens")
        make_move(article.item, "retract", "en", by=None, note="It never opened.")
        self.assert_each_worker("/en/news/", not_says="Station Two")
        self.assert_each_worker(address, status=410, says="It never opened.")

    def test_a_moment_that_comes_is_in_the_next_answer(self):
        soon = timezone.now() + timedelta(hours=2)
        article = make_published_article(at=soon, headline_en="Bridge to the island")
        self.assert_each_worker("/en/news/", not_says="Bridge")
        self.assertIn("hit", ask(self.workers[0], "/en/news/").came_from)
        number = edition.number()
        with (
            patch("django.utils.timezone.now", return_value=soon + timedelta(seconds=1)),
            patch("time.time", return_value=soon.timestamp() + 1),
        ):
            self.assert_each_worker("/en/news/", says="Bridge to the island")
            self.assert_each_worker(article.address_in("en"), says="Bridge to the island")
        self.assertEqual(edition.number(), number)

    def test_the_end_of_an_event_is_in_the_next_answer(self):
        end = timezone.now() + timedelta(hours=1)
        make_published_event(title_en="Forum of the zones", starts_at=end - timedelta(hours=3), ends_at=end)
        self.assert_each_worker("/en/events/", says="Forum of the zones")
        with (
            patch("django.utils.timezone.now", return_value=end + timedelta(seconds=1)),
            patch("time.time", return_value=end.timestamp() + 1),
        ):
            self.assert_each_worker("/en/events/", not_says="Forum of the zones")
            self.assert_each_worker("/en/events/?when=past", says="Forum of the zones")

    def test_a_renamed_region_and_a_new_picture_are_there_at_once(self):
        region = make_region(name_en="Old Land")
        article = make_published_article(regions=[region])
        self.assert_each_worker(article.address_in("en"), says="Old Land")
        Region.objects.filter(pk=region.pk).update(name_en="New Land")
        self.assert_each_worker(article.address_in("en"), says="New Land", not_says="Old Land")
        article.cover = make_image(alt_text_en="A crane over the harbour")
        article.save()
        self.assert_each_worker(article.address_in("en"), says="A crane over the harbour")

    def test_what_is_rolled_back_was_never_printed(self):
        self.assert_each_worker("/en/news/", not_says="Station")
        number = edition.number()
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            make_published_article(headline_en="Station Nought opens")
            raise ZeroDivisionError
        self.assertEqual(edition.number(), number)
        self.assert_each_worker("/en/news/", not_says="Station")

    def test_drafts_and_the_work_of_the_desk_raise_nothing(self):
        user = make_user()
        article, event = make_article(), make_event()

        def work():
            article.headline_en = "Another headline"
            article.save()
            article.topics.set([topic])
            article.regions.set([region])
            Quote.objects.create(article=article, speaker=speaker, text_en="We will see.")
            ArticlePicture.objects.create(article=article, image=picture)
            event.agenda.create(title_en="Opening")
            event.save()
            make_move(article.item, "submit", "en", by=None)
            Note.objects.create(item=article.item, text="Look at this.", by=user)
            Item.objects.filter(pk=article.item_id).update(assignee=user)
            OpenForm.objects.create(key="6f6f3b0e-2b52-4b57-9c1c-1f2b5b1f0c11", kind="article", user=user)
            user.last_login = timezone.now()
            user.save()
            make_article().delete()

        topic, region, speaker, picture = make_topic(), make_region(), make_position(), make_image()
        make_article()
        self.assert_raises_nothing(work)

    def test_every_way_to_write_raises_it(self):
        article = make_published_article(topics=[make_topic()])
        event = make_published_event()
        speaker, picture, topic = make_position(), make_image(), make_topic()
        rows = lambda: [Quote(article=article, speaker=speaker, text_en="Yes.", position=n) for n in (1, 2)]  # noqa: E731
        talk = AgendaItem.objects.create(event=event, title_en="Opening")
        ways = [
            lambda: Article.objects.filter(pk=article.pk).update(byline_en="Somebody"),
            lambda: Article._base_manager.filter(pk=article.pk).update(byline_en="Nobody"),
            lambda: Quote.objects.bulk_create(rows()),
            lambda: Quote.objects.bulk_update(list(Quote.objects.all()), ["position"]),
            lambda: Quote.objects.all().delete(),
            lambda: article.topics.add(topic),
            lambda: article.topics.remove(topic),
            lambda: article.topics.clear(),
            lambda: topic.articles.add(article),
            lambda: talk.speakers.set([speaker]),
            lambda: AgendaItem.objects.filter(pk=talk.pk).delete(),
            lambda: ArticlePicture.objects.create(article=article, image=picture),
            lambda: Topic.objects.filter(pk=topic.pk).update(name_en="Other"),
            lambda: Identity.objects.create(name_en="The Association"),
            lambda: Page.objects.create(site=Identity.objects.get(), slug="contacts", title_en="Contacts"),
            lambda: make_move(article.item, "retract", "ru", by=None, note="Wrong."),
            lambda: connection.cursor().execute("UPDATE regions_region SET name_en = 'Elsewhere'"),
        ]
        make_region()
        for number, way in enumerate(ways):
            with self.subTest(way=number):
                self.assert_raises_edition(way)

    def test_every_table_of_the_house_is_watched_or_known_as_unread(self):
        watched = {each.table for each in readable.tables()}
        tables = {
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if model.__module__.partition(".")[0] in OURS and ".tests." not in model.__module__
        }
        self.assertEqual(watched & UNREAD, set())
        self.assertEqual(tables, watched | UNREAD)

    def test_who_has_the_newest_of_a_feed_or_calendar_is_told_so_and_nothing_is_printed(self):
        make_published_article(regions=[make_region(name_en="Old Land")])
        make_published_event()
        for address in ("news/feed/", "news/feed/atom/", "news/feed/json/", "events/calendar.ics", "news/"):
            first = ask(self.workers[0], f"/en/{address}")
            known = [{"if_none_match": first.headers["etag"]}, {"if_modified_since": first.headers["last-modified"]}]
            for worker in self.workers:
                for headers in known:
                    with self.subTest(address, **headers), self.assertNumQueries(0):
                        again = ask(worker, f"/en/{address}", **headers)
                        self.assertEqual((again.status, again.body), (304, b""))
                        self.assertEqual(again.headers["etag"], first.headers["etag"])
                        self.assertEqual(again.headers["cache-control"], "no-cache")
        make_published_article("ru")  # an edition that changes nothing here
        first = ask(self.workers[0], "/en/news/feed/")
        etag = first.headers["etag"]
        make_published_article("ru")
        self.assertEqual(ask(self.workers[1], "/en/news/feed/", if_none_match=etag).status, 304)
        Region.objects.update(name_en="New Land")
        self.assertEqual(ask(self.workers[1], "/en/news/feed/", if_none_match=etag).status, 200)

    def test_every_parameter_of_an_address_is_known_to_the_press(self):
        asked = {"page", "q", "kind", *FINDERS, *ArticleFilter.base_filters, *EventFilter.base_filters}
        self.assertEqual(PARAMETERS, asked)

    def test_a_draft_that_takes_the_place_of_a_live_text_raises_it_once_it_does(self):
        from newsroom.publishing.history import drafts

        article = make_published_article(headline_en="The live headline")
        chief = make_user(is_superuser=True)
        number = edition.number()
        draft = drafts.begin(article, by=chief)
        draft.headline_en = "The better headline"
        draft.save()
        self.assertEqual(edition.number(), number)
        drafts.publish(draft, by=chief)
        self.assert_each_worker("/en/news/", says="The better headline", not_says="The live headline")

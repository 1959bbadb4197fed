"""What a text said, kept whole: snapshots, revisions, and two texts joined."""

from django.db import connection
from django.test import SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.tests.factories import Article, make_article, make_published_article, make_topic
from events.tests.factories import make_event
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.images.tests.factories import make_image
from newsroom.publishing.history import revisions
from newsroom.publishing.history.merging import changes, differences, joined
from newsroom.publishing.history.snapshots import put, take
from newsroom.publishing.history.words import changed_words
from newsroom.publishing.models import Revision
from newsroom.regions.tests.factories import make_region

texts = st.text(alphabet=st.sampled_from("ab яё.,<>/p \n"), max_size=60)


def snapshot(headline="", lead="", **quotes):
    """A snapshot of two fields and of quotes by their key."""
    rows = [{"key": key, "text_ru": text} for key, text in quotes.items()]
    return {"fields": {"headline_ru": headline, "lead_ru": lead}, "rows": {"quotes": rows}}


class WordsTests(SimpleTestCase):
    def test_only_the_words_that_changed_are_marked(self):
        cases = [
            ("Корпус принял резидентов", "Корпус принял первых резидентов",
             [("same", "Корпус принял "), ("new", "первых "), ("same", "резидентов")]),
            ("10 zones", "12 zones", [("gone", "10"), ("new", "12"), ("same", " zones")]),
            ("<p>One <b>two</b></p>", "<p>One two</p>",
             [("same", "<p>One "), ("gone", "<b>"), ("same", "two"), ("gone", "</b>"), ("same", "</p>")]),
            ("", "", []),
        ]  # fmt: skip
        for before, after, parts in cases:
            with self.subTest(after):
                self.assertEqual(changed_words(before, after), parts)

    @given(texts, texts)
    def test_nothing_is_left_out_and_nothing_is_made_up(self, before, after):
        parts = changed_words(before, after)
        self.assertEqual("".join(text for kind, text in parts if kind != "new"), before)
        self.assertEqual("".join(text for kind, text in parts if kind != "gone"), after)


class MergingTests(SimpleTestCase):
    def test_what_one_side_changed_is_proposed(self):
        cases = [
            (snapshot("a"), snapshot("b"), snapshot("a"), {"headline_ru": "theirs"}),
            (snapshot("a"), snapshot("a"), snapshot("b"), {"headline_ru": "mine"}),
            (snapshot("a"), snapshot("b"), snapshot("c"), {"headline_ru": None}),
            (snapshot("a"), snapshot("b"), snapshot("b"), {}),
            (snapshot(k="x"), snapshot(), snapshot(k="x"), {"quotes.k": "theirs"}),
            (snapshot(k="x"), snapshot(), snapshot(k="y"), {"quotes.k": None}),
            (snapshot(), snapshot(), snapshot(k="y"), {"quotes.k": "mine"}),
            (snapshot(k="x"), snapshot(k="y"), snapshot(k="x"), {"quotes.k.text_ru": "theirs"}),
        ]
        for base, theirs, mine, proposed in cases:
            with self.subTest(theirs=theirs, mine=mine):
                self.assertEqual({each.name: each.proposed for each in differences(base, theirs, mine)}, proposed)

    def test_a_conflict_without_a_choice_is_an_error(self):
        base, theirs, mine = snapshot("a"), snapshot("b"), snapshot("c")
        with self.assertRaises(KeyError):
            joined(theirs, mine, differences(base, theirs, mine), {})

    @given(*[st.builds(snapshot, texts, texts, k=texts, m=texts)] * 3)
    def test_each_place_of_the_joined_text_is_the_chosen_one(self, base, theirs, mine):
        differing = differences(base, theirs, mine)
        for side, whole in (("mine", mine), ("theirs", theirs)):
            text = joined(theirs, mine, differing, {each.name: side for each in differing})
            self.assertEqual(changes(text, whole), {})


class SnapshotTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.article = make_article(regions=[make_region()], topics=[make_topic()], cover=make_image())
        cls.article.quotes.create(text_ru="Да", speaker=make_position())
        cls.article.sources.create(organisation=make_organisation(), url="https://example.org/")
        cls.other = make_article()

    def test_what_is_taken_can_be_put_into_another_text(self):
        put(self.other, take(self.article))
        self.assertEqual(take(self.other), take(self.article))
        self.assertEqual(self.other.quotes.get().key, self.article.quotes.get().key)

    def test_events_have_snapshots_as_stories_do(self):
        event, other = make_event(), make_event()
        event.agenda.create(title_ru="Открытие", starts_at=event.starts_at).speakers.add(make_position())
        put(other, take(event))
        self.assertEqual(take(other), take(event))

    def test_taking_costs_the_same_whatever_the_rows(self):
        with CaptureQueriesContext(
            connection,
        ) as few:
            take(self.article)
        for number in range(20):
            self.article.quotes.create(text_ru=f"Слово {number}")
        with self.assertNumQueries(len(few)):
            take(self.article)

    def test_rows_that_change_places_in_a_unique_column_change_places(self):
        one, two = make_organisation(), make_organisation()
        first, second = (self.other.organisations.create(organisation=each) for each in (one, two))
        before = take(self.other)
        self.other.organisations.filter(pk=first.pk).delete()
        self.other.organisations.filter(pk=second.pk).update(organisation=one)
        put(self.other, before)
        self.assertEqual(take(self.other), before)

    def test_what_is_gone_is_said_and_the_rest_comes_back(self):
        told = take(self.article)
        speaker = self.article.quotes.get().speaker
        self.article.quotes.all().delete()
        speaker.delete()
        told["fields"]["shoe_size"] = 43
        told["fields"]["section"] = 9999
        told["rows"]["songs"] = [{"key": "k", "text": "la"}]
        told["rows"]["quotes"][0]["metre"] = "iamb"
        losses = put(self.article, told)
        self.assertEqual(self.article.quotes.get().text_ru, "Да")
        self.assertEqual(len(losses), 5)
        self.assertIn("shoe_size", losses[0])
        self.assertIsNotNone(Article.objects.get(pk=self.article.pk).section)


class RevisionTests(TestCase):
    def test_an_unchanged_text_makes_no_revision(self):
        article = make_article()
        self.assertIsNotNone(revisions.record(article, by=None))
        self.assertIsNone(revisions.record(article, by=None))
        article.headline_en = "Another"
        article.save()
        self.assertIsNotNone(revisions.record(article, by=None))
        self.assertEqual(Revision.objects.of(article).count(), 2)

    def test_a_material_change_is_told_to_the_readers_of_its_language_and_a_minor_one_is_not(self):
        article = make_published_article()
        revisions.begin(article)
        for kind, updated in ((Revision.Kind.MINOR, (False, False)), (Revision.Kind.MATERIAL, (False, True))):
            article.headline_en += "!"
            article.save()
            revisions.record(article, by=None, kind=kind)
            article.refresh_from_db()
            self.assertEqual((article.updated_at_ru is not None, article.updated_at_en is not None), updated)

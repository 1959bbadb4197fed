from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.tests.factories import Article, make_article
from newsroom.language import LANGUAGES
from newsroom.publishing.models import MoveRecord
from newsroom.publishing.workflow import ANSWERED_FOR, MOVES, make_move
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

people = st.sampled_from([None, "editor", "chief"])
moves = st.tuples(st.sampled_from(sorted(MOVES)), st.sampled_from(LANGUAGES), st.sampled_from(["", "why"]), people)
moments = st.sampled_from([None, timedelta(days=-3), timedelta(days=3)])


class SequenceTests(TestCase):
    """Whatever is tried in whatever order, readers and the log are told the same, and a promise is kept."""

    @settings(max_examples=60, deadline=None)
    @given(st.lists(moves, max_size=12), moments, moments)
    def test_any_sequence_of_moves_keeps_the_promises(self, tried, russian, english):
        article = make_article()
        staff = {None: None, "editor": make_user(Role.EDITOR), "chief": make_user(Role.CHIEF_EDITOR)}
        for language, moment in zip(LANGUAGES, (russian, english), strict=True):
            setattr(article, f"published_at_{language}", moment and timezone.now() + moment)
        article.save()
        made, promised = 0, {}
        answers = {}
        for name, language, note, who in tried:
            before = Article.objects.get(pk=article.pk)
            try:
                after = make_move(article.item, name, language, by=staff[who], note=note)
            except (ValidationError, PermissionDenied):
                after = Article.objects.get(pk=article.pk)
                self.assertEqual(after.version, before.version, "a refused move changes nothing")
            else:
                made += 1
                self.assertIn(before.status_in(language), MOVES[name].sources | MOVES[name].command_sources)
                if name == "publish" and who:
                    self.assertNotEqual(answers.get(language), who, "who submitted does not publish")
                if name in ANSWERED_FOR:
                    answers[language] = who
            other = "en" if language == "ru" else "ru"
            self.assertEqual(after.status_in(other), before.status_in(other), "a move is of one language")
            for each in LANGUAGES:
                moment = promised.setdefault(each, after.published_at_in(each)) or after.published_at_in(each)
                promised[each] = moment
                self.assertEqual(after.published_at_in(each), moment, "a moment never moves")
                public = Article.objects.published(each).filter(pk=article.pk).exists()
                self.assertEqual(public, after.is_published(each))
        self.assertEqual(MoveRecord.objects.filter(item=article.item).count(), made)

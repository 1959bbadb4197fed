from django.test import TestCase
from django.utils.translation import override

from articles.models import Article, Quote, Section
from articles.tests.factories import make_article, make_section
from newsroom.edition.blocks import print_of
from newsroom.language.shown import filled
from newsroom.publishing.loading import Question, load


def sections():
    return Section.objects.order_by("name")


class QuestionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section, cls.other = make_section(name_ru="А", name_en="Z"), make_section(name_ru="Я", name_en="A")
        cls.first, cls.second = (make_article(section=section) for section in (cls.section, cls.other))

    def test_rows_are_those_that_django_reads(self):
        for story in Question(Article.objects.all).ask([self.first.pk, self.second.pk]):
            self.assertEqual(vars(story).keys(), vars(Article.objects.get(pk=story.pk)).keys())
            self.assertEqual(story.changed_at, Article.objects.get(pk=story.pk).changed_at)

    def test_is_put_together_once_in_each_language(self):
        question = Question(sections)
        for language, expected in {"ru": [self.section, self.other], "en": [self.other, self.section]}.items():
            with override(language), self.assertNumQueries(2):
                self.assertEqual(question.ask([self.other.pk, self.section.pk]), expected)
                self.assertEqual(question.ask([self.other.pk]), [self.other])

    def test_what_rows_name_is_asked_once_in_an_edition(self):
        question = Question(Article.objects.without_texts, section=Question(Section.objects.all))
        with print_of("an edition"):
            with self.assertNumQueries(2):
                self.assertEqual(load(question, [self.first.pk])[self.first.pk].section, self.section)
            with self.assertNumQueries(1):
                load(question, [self.first.pk])

    def test_rows_of_a_text_come_in_their_order_and_know_it(self):
        later, sooner = (
            self.first.quotes.create(text_en=text, position=at) for text, at in (("later", 2), ("sooner", 1))
        )
        story = load(
            Question(Article.objects.all), [self.first.pk], rows={"quotes": Question(Quote.objects.all, "article")}
        )
        self.assertEqual(story[self.first.pk].quotes.all(), [sooner, later])
        with self.assertNumQueries(0):
            self.assertIs(story[self.first.pk].quotes.all()[0].article, story[self.first.pk])

    def test_no_numbers_ask_nothing(self):
        with self.assertNumQueries(0):
            self.assertEqual(load(Question(Article.objects.all), []), {})


class FilledTests(TestCase):
    def test_texts_are_escaped_and_markup_is_not(self):
        link = filled('<a href="{address}">{name}</a>', address='/?a=1&b="', name="<b>")
        self.assertEqual(link, '<a href="/?a=1&amp;b=&quot;">&lt;b&gt;</a>')
        self.assertEqual(filled("<p>{link}</p>", link=link), f"<p>{link}</p>")

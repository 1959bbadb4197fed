from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from articles.tests.factories import Article, make_article, make_published_article
from newsroom.publishing.models import Note
from newsroom.publishing.notes import close, threads_of, write
from newsroom.publishing.tests.test_admin_form import FormTestCase, page
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


def address(article):
    return reverse("admin:articles_article_notes", args=[article.pk])


class NotesTestCase(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article()
        self.item = self.article.item

    def form(self, article=None):
        return self.client.get(page(article or self.article))


class WritingTests(NotesTestCase):
    def test_a_note_is_left_on_the_whole_text_and_on_a_field(self):
        self.post(self.article, _note_text="Who said it?\nWhen?", _note_field="")
        self.post(self.article, _note_text="Too long <b>by far</b>.", _note_field="headline_ru")
        whole, of_field = self.item.notes.order_by("pk")
        self.assertEqual(
            (whole.text_en, whole.by, whole.field, whole.language), ("Who said it?\nWhen?", self.editor, "", "")
        )
        self.assertEqual((of_field.field, of_field.language), ("headline", "ru"))
        response = self.form()
        self.assertContains(response, "Too long &lt;b&gt;by far&lt;/b&gt;.", 2)
        self.assertContains(response, f'<a href="#note-{of_field.pk}">Ann Editor: Too long', 1)
        self.assertContains(response, "Ann Editor")

    def test_the_reading_of_press_texts_notes_a_field_in_both_languages(self):
        Note.objects.create(item=self.item, field="headline", text_ru="Уверены?", text_en="Sure?")
        Note.objects.create(item=self.item, field="quotes", text_ru="Кто?", text_en="Who?")
        Note.objects.create(item=self.item, field="no such field", language="ru", text_ru="Где?", text_en="Where?")
        with override("en"):
            threads = threads_of(self.article)
        self.assertEqual(
            [(thread.columns, thread.where) for thread in threads],
            [(["headline_ru", "headline_en"], "Headline"), (["quotes"], "Quotes"), ([], "Russian")],
        )
        self.assertContains(self.form(), "Sure?", 3)

    def test_a_refused_form_keeps_what_was_typed_among_the_notes(self):
        note = write(self.item, "Who said it?", by=self.chief)
        typed = {
            "_note_text": "Not lost",
            "_note_field": "lead_en",
            f"_note_answer_{note.pk}": "The minister",
            "_note_done": note.pk,
        }
        response = self.post(self.article, kind="nonsense", **typed)
        self.assertContains(response, "Not lost</textarea>")
        self.assertContains(response, "The minister</textarea>")
        self.assertContains(response, '<option value="lead_en" selected>')
        self.assertContains(response, f'value="{note.pk}" aria-describedby="note-{note.pk}" checked')
        self.assertEqual(self.item.notes.count(), 1)

    def test_one_form_posted_twice_leaves_one_note(self):
        for _ in range(2):
            self.post(self.article, _note_text="Once")
        self.assertEqual(self.item.notes.count(), 1)

    def test_bad_input_is_a_note_on_the_whole_or_nothing(self):
        self.post(self.article, _note_text="About nothing", _note_field="no_such")
        self.post(self.article, _note_text="   ", _note_done=["x", "9" * 40, "-1"], _note_again=["0"])
        self.post(self.article, _note_answer_x="Lost?", **{"_note_answer_" + "9" * 40: "Lost?"})
        self.assertEqual(list(self.item.notes.values_list("text_en", "field")), [("About nothing", "")])

    def test_a_text_typed_into_a_form_whose_text_is_gone_keeps_its_notes(self):
        note = write(self.item, "Who said it?", by=self.chief)
        typed = self.data(self.article, _note_text="New", **{f"_note_answer_{note.pk}": "The minister"})
        where = page(self.article)
        self.article.delete()
        self.client.post(where, typed)
        self.assertEqual(
            set(Article.objects.get().item.notes.values_list("text_en", flat=True)), {"New", "The minister"}
        )


class ThreadTests(NotesTestCase):
    def setUp(self):
        super().setUp()
        self.note = write(self.item, "Who said it?", by=self.chief)

    def stored(self):
        self.note.refresh_from_db()
        return self.note

    def test_an_answer_stands_under_its_note(self):
        self.post(self.article, **{f"_note_answer_{self.note.pk}": "The minister"})
        answer = self.note.answers.get()
        self.assertEqual((answer.text_en, answer.by, answer.is_done), ("The minister", self.editor, False))
        (thread,) = threads_of(self.article)
        self.assertEqual(thread.answers, [answer])
        self.assertContains(self.form(), "The minister")

    def test_done_says_by_whom_and_is_taken_up_again(self):
        self.post(self.article, **{f"_note_answer_{self.note.pk}": "The minister"}, _note_done=self.note.pk)
        self.assertEqual((self.stored().is_done, self.note.done_by), (True, self.editor))
        self.assertIsNotNone(self.note.done_at)
        self.assertFalse(self.item.notes.filter(is_done=False).exists())
        close(self.note, by=self.chief)
        self.assertEqual(self.stored().done_by, self.editor, "the first who did it stays")
        self.assertContains(self.form(), "1 note is done")
        self.post(self.article, _note_again=self.note.pk)
        self.assertEqual((self.stored().is_done, self.note.done_by, self.note.done_at), (False, None, None))
        self.assertEqual(self.item.notes.filter(is_done=False).count(), 2)

    def test_an_answer_to_what_was_done_meanwhile_takes_it_up(self):
        close(self.note, by=self.chief)
        self.post(self.article, **{f"_note_answer_{self.note.pk}": "Not quite"})
        self.assertFalse(self.stored().is_done)

    def test_notes_of_another_text_are_out_of_reach(self):
        foreign = write(make_article().item, "Theirs", by=self.chief)
        self.post(self.article, _note_done=foreign.pk, **{f"_note_answer_{foreign.pk}": "Mine"})
        foreign.refresh_from_db()
        self.assertEqual((foreign.is_done, foreign.answers.count()), (False, 0))
        self.assertTrue(self.item.notes.filter(text_en="Mine", parent=None).exists(), "what was typed is kept")


class QueryTests(NotesTestCase):
    def queries(self):
        with CaptureQueriesContext(connection) as counted:
            self.form()
        return len(counted)

    def test_ten_notes_with_answers_cost_what_one_costs(self):
        counts = []
        for more in (1, 9):
            for number in range(more):
                note = write(self.item, f"Note {number}", by=make_user(Role.EDITOR), column="headline_en")
                write(self.item, f"Answer {number}", by=make_user(Role.EDITOR), parent=note)
                close(write(self.item, f"Done {number}", by=self.chief), by=make_user(Role.EDITOR))
            self.form()
            counts.append(self.queries())
        self.assertEqual(*counts)


class ReaderTests(NotesTestCase):
    """Who may read a text and not write it, as a correspondent whose text is in review, has notes all the same."""

    def setUp(self):
        super().setUp()
        self.home = make_region()
        self.writer = make_user(Role.CORRESPONDENT, [self.home], interface_language="en")
        self.published = make_published_article(regions=[self.home])
        self.note = write(self.published.item, "Who said it?", by=self.editor)

    def test_they_answer_by_a_button_of_their_own(self):
        self.client.force_login(self.writer)
        self.assertContains(self.form(self.published), f'formaction="{address(self.published)}"')
        typed = {f"_note_answer_{self.note.pk}": "The minister", "_note_text": "More"}
        response = self.client.post(address(self.published), typed)
        self.assertRedirects(response, f"{page(self.published)}#notes")
        self.assertEqual(self.note.answers.get().by, self.writer)
        self.assertEqual(self.published.item.notes.filter(parent=None).count(), 2)

    def test_each_role_and_nobody_else_passes(self):
        hidden = make_article(regions=[make_region()])
        expected = [
            (None, self.published, 302), (make_user(), self.published, 403), (self.writer, self.published, 302),
            (self.writer, hidden, 404), (make_user(Role.TRANSLATOR), hidden, 302), (self.editor, hidden, 302),
        ]  # fmt: skip
        for user, article, status in expected:
            with self.subTest(user=user, article=article):
                self.client.logout()
                if user:
                    self.client.force_login(user)
                before = Note.objects.count()
                response = self.client.post(address(article), {"_note_text": f"By {user}"})
                self.assertEqual(response.status_code, status)
                self.assertEqual(Note.objects.count() - before, user is not None and status == 302)

    def test_the_address_takes_posts_of_texts_that_are_there(self):
        self.assertEqual(self.client.get(address(self.published)).status_code, 403)
        gone = reverse("admin:articles_article_notes", args=[999999])
        self.assertEqual(self.client.post(gone, {"_note_text": "x"}).status_code, 404)

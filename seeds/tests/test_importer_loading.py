"""Loading a folder: once for each story, whole or not at all, and with a plain word for what cannot be read."""

from unittest import mock

from django.core.management import CommandError
from django.test import TestCase
from django.utils.translation import override

from articles.models import Article, Quote
from events.models import Event
from newsroom.directory.models import Organisation, Person, Position
from newsroom.language import LANGUAGES
from newsroom.publishing.models import Item, MoveRecord, Note
from newsroom.publishing.status import Status
from newsroom.regions.models import Region
from newsroom.search.models import SearchRow
from seeds.importer import load_folder
from seeds.importer.register import Register
from seeds.models import PressText
from seeds.parser.document import Person as Named

from .loading import FolderTestCase, event, load_reference, load_seeds, story

RUSSIAN = """Технопарк открыл новый корпус

Технопарк «Сигма» в Калужской области открыл новый корпус для резидентов.

Корпус построили за два года. Первые компании въедут в него осенью.
"""
ENGLISH = """The technopark opened a new building

The technopark “Sigma” in the Kaluga region has opened a new building for its residents.

It took two years to build. The first companies move in this autumn.
"""
TABLES = [Article, Event, Item, MoveRecord, Note, Organisation, Person, Position, PressText, Quote, SearchRow]


def everything():
    return {model: list(model._base_manager.order_by("pk").values()) for model in TABLES}


class TwiceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_reference()
        load_seeds()

    def test_second_run_changes_nothing(self):
        before = everything()
        self.assertEqual(load_seeds(), "Press texts: 0 loaded, 5 there already.\n")
        self.assertEqual(everything(), before)

    def test_what_editors_made_of_a_story_stays(self):
        article = story("002")
        article.headline_ru = "Другой заголовок"
        article.quotes.first().delete()
        article.save()
        before = everything()
        load_seeds()
        self.assertEqual(everything(), before)

    def test_draft_that_an_editor_deleted_does_not_come_back(self):
        PressText.objects.all().delete()
        load_seeds(draft=True)
        Article.objects.filter(status_ru=Status.DRAFT).first().delete()
        before = everything()
        load_seeds()
        self.assertEqual(everything(), before)


class DraftTests(TestCase):
    def test_drafts_are_not_public_and_have_no_moment(self):
        load_reference()
        load_seeds(draft=True)
        for thing in [*Article.objects.all(), *Event.objects.all()]:
            for language in LANGUAGES:
                self.assertEqual(thing.status_in(language), Status.DRAFT)
                self.assertFalse(thing.is_published(language))
        self.assertFalse(MoveRecord.objects.exists())


class FolderTests(FolderTestCase):
    def refused(self):
        """Load the folder; gives the lines about files that were refused."""
        with override("en"):
            outcomes = [outcome for outcome in load_folder(self.folder) if outcome.result == "refused"]
        return [f"{outcome.name}: {outcome.reason}" for outcome in outcomes]

    def test_two_files_of_one_stem_are_one_story(self):
        self.put("sigma.ru.txt", RUSSIAN)
        self.put("sigma.en.txt", ENGLISH)
        load_seeds(self.folder)
        article = Article.objects.get()
        self.assertEqual(article.headline_ru, "Технопарк открыл новый корпус")
        self.assertEqual(article.headline_en, "The technopark opened a new building")
        self.assertEqual(article.public_languages, ["ru", "en"])

    def test_lone_file_tells_its_language_by_its_letters(self):
        self.put("russian.txt", RUSSIAN)
        self.put("english.txt", ENGLISH)
        load_seeds(self.folder)
        for stem, language in (("russian", "ru"), ("english", "en")):
            article = story(stem)
            self.assertEqual(article.source_language, language)
            self.assertEqual(article.public_languages, [language])
            self.assertEqual(article.regions.get().code, "RU-KLU")

    def test_bad_file_is_named_and_the_others_load(self):
        self.put("a-bad.txt", b"")
        self.put("b-good.txt", RUSSIAN)
        with self.assertRaisesMessage(CommandError, "Press texts: 1 could not be loaded"):
            load_seeds(self.folder)
        self.assertEqual(Article.objects.get(), story("b-good"))
        self.assertEqual(self.refused(), ["a-bad.txt: The file is empty."])

    def test_each_bad_file_has_its_reason(self):
        cases = [
            ("empty.txt", b"", "The file is empty."),
            ("blank.txt", b" \r\n\r\n \n", "The file is empty."),
            ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "The file is binary, not a text."),
            ("long.txt", "слово ".encode() * 500_000, "The file is larger than one mebibyte."),
            ("numbers.txt", b"1 2 3", "There are no words in Russian or English in the file."),
            ("strange\nname.txt", RUSSIAN.encode(), "The name is too long, or has signs other than"),
            (f"{'x' * 200}.txt", RUSSIAN.encode(), "The name is too long, or has signs other than"),
            (".txt", RUSSIAN.encode(), "The name is too long, or has signs other than"),
        ]
        before = everything()
        for name, raw, _reason in cases:
            self.put(name, raw)
        lines = self.refused()
        self.assertEqual(len(lines), len(cases))
        for name, _raw, reason in cases:
            with self.subTest(name):
                self.assertTrue(any(ascii(name)[1:-1] in line and reason in line for line in lines), lines)
        self.assertFalse(any("\n" in line for line in lines))
        self.assertEqual(everything(), before)

    def test_windows_1251_and_mixed_line_ends_are_read(self):
        self.put("old.txt", RUSSIAN.replace("\n\n", "\r\n\r").encode("cp1251"))
        load_seeds(self.folder)
        self.assertEqual(story("old").headline_ru, "Технопарк открыл новый корпус")
        note = story("old").item.notes.get()
        self.assertEqual((note.field, note.language), ("body", "ru"))

    def test_two_files_in_one_language_are_refused(self):
        self.put("sigma.txt", RUSSIAN)
        self.put("sigma.ru.txt", RUSSIAN)
        self.assertEqual(self.refused(), ["sigma.ru.txt, sigma.txt: Two files of this name are in one language."])

    def test_folder_that_is_not_there_or_empty_is_told_in_one_line(self):
        for folder, reason in ((self.folder / "nowhere", "There is no folder"), (self.folder, "There is no text in")):
            with self.assertRaisesMessage(CommandError, reason):
                load_seeds(folder)

    def test_failure_in_the_middle_leaves_nothing_behind(self):
        self.put("sigma.ru.txt", RUSSIAN)
        before = everything()
        with mock.patch("seeds.importer.loading.make_move", side_effect=RuntimeError), self.assertRaises(RuntimeError):
            load_seeds(self.folder)
        self.assertEqual(everything(), before)
        with mock.patch.object(Article, "publish_errors", return_value=["Not yet."]):
            self.assertEqual(self.refused(), ["sigma.ru.txt: Not yet."])
        self.assertEqual(everything(), before)

    def test_database_without_reference_data_says_so(self):
        Region.objects.filter(code="RU-KLU").delete()
        self.put("sigma.ru.txt", RUSSIAN)
        self.assertIn("load the reference data first", self.refused()[0])

    def test_text_in_two_languages_that_say_different_things_is_marked(self):
        self.put("sigma.ru.txt", RUSSIAN)
        self.put("sigma.en.txt", ENGLISH.replace("Kaluga", "Tver"))
        load_seeds(self.folder)
        note = story("sigma").item.notes.get(field="regions")
        self.assertIn("Калужская область, Тверская область", note.text_ru)
        self.assertIn("Kaluga Oblast, Tver Oblast", note.text_en)

    def test_who_is_known_is_recognised_however_the_name_is_set(self):
        person = Person.objects.create(name_ru="А. С. Петров")
        position = Position.objects.create(person=person, title_ru='вице-премьер - глава "Вектора"')
        centre = Organisation.objects.create(name_ru='Центр "Наука - дело" в Дубне')
        register = Register()
        self.assertEqual(register.person({"ru": "А. С. Петров"}), person)
        found = register.position_of({"ru": Named("А. С. Петров", 'вице-премьер - глава "Вектора"')})
        self.assertEqual(found, position)
        for spelling in ('Центр "Наука - дело" в Дубне', "Центр «Наука – дело» в Дубне", centre.name_ru):
            self.assertEqual(register.organisation({"ru": spelling}), centre)

    def test_organisation_that_the_directory_lacks_is_entered_and_marked(self):
        self.put(
            "zone.txt",
            "Ассоциация молодых инженеров «Вектор» приглашает всех на семинар 5 мая 2023 года в 12:00.\n\n"
            "На семинаре выступит Иван Петров, директор Института точных приборов.\n",
        )
        load_seeds(self.folder)
        new = Organisation.objects.order_by("-pk").first()
        notes = event("zone").item.notes.all() | story("zone").item.notes.all()
        self.assertTrue(any(new.name_ru in note.text_ru for note in notes.filter(field="organisations")))

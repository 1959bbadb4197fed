"""What our own five press texts become: facts, in both languages."""

import re
from datetime import datetime, timedelta

from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.directory.models import Organisation, Person
from newsroom.language import LANGUAGES, is_filled, value_in
from newsroom.language.typography import typeset
from newsroom.prose.clean import clean, plain_text
from newsroom.publishing.models import MoveRecord, Note
from seeds.importer import reasons
from seeds.models import PressText
from seeds.parser import marks

from .loading import event, load_reference, load_seeds, story

TEAMS = {
    "RU-AST", "RU-VLG", "RU-VOR", "RU-KIR", "RU-NIZ", "RU-NVS", "RU-OMS", "RU-ORL", "RU-PNZ", "RU-ROS", "RU-TAM",
    "RU-ULY", "RU-CHE", "RU-BU", "RU-DA", "RU-KL", "RU-MO", "RU-KK",
}  # fmt: skip
SOROKIN = (
    "Святослав Сорокин", "Svyatoslav Sorokin",
    "заместитель министра экономического развития России", "Deputy Minister of Economic Development of Russia",
)  # fmt: skip
LABUDIN = ("Михаил Лабудин", "Mikhail Labudin", "директор", "Director")
BUNEEV = (
    "Тимофей Бунеев", "Timofey Buneev", "руководитель отдела международного сотрудничества и\xa0устойчивого развития",
    "Head of the International Cooperation and Sustainable Development Department",
)  # fmt: skip
CHIZHIK = (
    "Сергей Чижик", "Sergei Chizhik", "первый заместитель председателя Президиума",
    "First Deputy Chairman of the Presidium",
)  # fmt: skip
ZHUMANGARIN = (
    "Серик Жумангарин", "Serik Zhumangarin", "вице-премьер\xa0— министр национальной экономики Республики Казахстан",
    "Deputy Prime Minister\xa0– Minister of National Economy of the Republic of Kazakhstan",
)  # fmt: skip
PARMON = (
    "Валентин Пармон", "Valentin Parmon", "академик, вице-президент РАН и\xa0председатель СО РАН",
    "Academician, Vice President of the RAS and Chairman of the SB RAS",
)  # fmt: skip
KULEKEEV = (
    "Жаксыбек Кулекеев", "Zhaksybek Kulekeev", "профессор, кандидат экономических наук",
    "Professor, Candidate of Economic Sciences",
)  # fmt: skip


def moscow(*parts):
    return timezone.make_aware(datetime(*parts))


def codes(thing):
    return set(thing.regions.values_list("code", flat=True))


def names(position):
    return position.person.name_ru, position.person.name_en, position.title_ru, position.title_en


class FiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.began_at = timezone.now()
        load_reference()
        cls.organisations = Organisation.objects.count()
        load_seeds()

    def test_five_texts_become_five_stories_and_four_events(self):
        counts = {model.__name__: model.objects.count() for model in (PressText, Article, Event)}
        self.assertEqual(counts, {"PressText": 5, "Article": 5, "Event": 4})

    def test_each_story_has_its_kind_event_section_and_places(self):
        cases = [
            ("000", "announcement", "announcement", "announcements", {"RU-MOS"}),
            ("001", "report", "report", "regions", TEAMS),
            ("002", "news", "preparation", "international", set()),
            ("003", "reprint", "", "partners", {"BY", "RU"}),
            ("004", "reprint", "report", "partners",
             {"KZ", "RU", "RU-NVS", "RU-TOM", "KZ-19", "KZ-10", "KZ-71"}),
        ]  # fmt: skip
        for stem, kind, coverage, section, places in cases:
            with self.subTest(stem):
                article = story(stem)
                self.assertEqual((article.kind, article.coverage, article.section.slug), (kind, coverage, section))
                self.assertEqual(codes(article), places)
                self.assertEqual(article.event, event(stem) if coverage else None)

    def test_each_event_has_its_kind_dates_and_title(self):
        cases = [
            ("000", "seminar", "minute", moscow(2023, 4, 5, 16), None, "Семинар ОМУС", "AYSS seminar"),
            ("001", "stream", "none", None, None,
             "Третий поток программы «Лидеры территориального развития: создание и\xa0развитие ОЭЗ»",
             "Third stream of the programme “Territorial Development Leaders: creation and development of SEZs”"),
            ("002", "congress", "day", moscow(2024, 9, 17), moscow(2024, 9, 19),
             "Международный технологический конгресс", "International Technological Congress"),
            ("004", "meeting", "none", None, None,
             "Встреча с\xa0делегацией СО РАН", "Meeting with the delegation of the SB RAS"),
        ]  # fmt: skip
        for stem, kind, precision, starts_at, ends_at, title_ru, title_en in cases:
            with self.subTest(stem):
                found = event(stem)
                self.assertEqual((found.kind, found.date_precision), (kind, precision))
                self.assertEqual((found.starts_at, found.ends_at), (starts_at, ends_at))
                self.assertEqual((found.title_ru, found.title_en), (title_ru, title_en))

    def test_everything_is_public_in_both_languages_but_the_meeting_that_was_held_nobody_says_when(self):
        for thing in [*Article.objects.all(), *Event.objects.all()]:
            expected = [] if thing == event("004") else list(LANGUAGES)
            self.assertEqual(thing.public_languages, expected, thing)
        self.assertEqual(set(MoveRecord.objects.values_list("name", "by")), {("publish", None)})

    def test_only_one_text_brings_its_date_of_publication(self):
        for thing in [*Article.objects.all(), *Event.objects.published("ru")]:
            for language in LANGUAGES:
                with self.subTest(thing, language=language):
                    published_at = thing.published_at_in(language)
                    if thing == story("003"):
                        self.assertEqual(published_at, moscow(2022, 8, 25))
                    else:
                        self.assertGreaterEqual(published_at, self.began_at)

    def test_seminar_has_a_place_a_break_and_a_talk(self):
        seminar = event("000")
        self.assertEqual(
            (seminar.venue_ru, seminar.venue_en), ("Зал Дома учёных ОИЯИ", "Hall of the JINR Scientists’ Club")
        )
        self.assertEqual(
            (seminar.address_ru, seminar.address_en), ("ул.\xa0Жолио-Кюри, д.\xa06", "6, Joliot-Curie street")
        )
        self.assertEqual((seminar.venue_note_ru, seminar.venue_note_en), ("левая сторона", "left side"))
        coffee, talk = seminar.agenda.all()
        self.assertEqual((coffee.kind, coffee.starts_at), ("break", moscow(2023, 4, 5, 16)))
        self.assertEqual((talk.kind, talk.starts_at - coffee.starts_at), ("talk", timedelta(minutes=15)))
        self.assertEqual(
            talk.title_en, "Special Economic Zone “Dubna” as a tool to develop high-tech business in Russia"
        )
        speaker = talk.speakers.get()
        self.assertEqual(speaker.person.name_ru, "Виктория Халимендик")
        self.assertEqual(speaker.organisation.abbreviation_ru, "ОЭЗ «Дубна»")

    def test_recordings_of_the_seminars_are_expected(self):
        recording = event("000").materials.get()
        self.assertEqual((recording.kind, recording.is_expected), ("recording", True))
        self.assertNotIn("по ссылке", story("000").body_ru)
        self.assertNotIn("via the link", story("000").body_en)

    def test_congress_has_its_plenary_session_on_the_agenda(self):
        session = event("002").agenda.get()
        self.assertEqual((session.kind, session.starts_at), ("session", None))
        self.assertTrue(session.title_ru.startswith("Первая конференция учредителей"))
        self.assertTrue(session.title_en.startswith("The First Conference of the founders"))

    def test_summary_of_the_congress_tells_of_the_congress(self):
        congress = event("002")
        self.assertTrue(congress.summary_ru.startswith("Конгресс\xa0— важная часть плана"))
        self.assertTrue(congress.summary_en.startswith("The congress will be held on 17–19\xa0September 2024. It is"))

    def test_organisations_stand_in_their_parts(self):
        cases = {
            "000": [("organiser", "ОМУС")],
            "001": [
                ("organiser", "ИЭЗ"), ("organiser", "ЦСР"),
                ("support", "АКТ РФ"), ("support", "Минэкономразвития России"),
            ],
            "002": [("co_organiser", "АКТ РФ")],
            "004": [],
        }  # fmt: skip
        for stem, expected in cases.items():
            rows = event(stem).organisations.values_list("role", "organisation__abbreviation_ru")
            self.assertEqual(sorted(rows), expected, stem)

    def test_stories_name_whom_they_mention(self):
        mentioned = story("004").organisations.filter(role="mention").values_list("organisation__name_en", flat=True)
        self.assertIn("Siberian Branch of the Russian Academy of Sciences", mentioned)
        self.assertIn("KMG Engineering", mentioned)

    def test_the_directory_knows_every_organisation_already(self):
        self.assertEqual(Organisation.objects.count(), self.organisations)

    def test_quotations_have_speakers_and_positions_in_both_languages(self):
        cases = {
            "000": [],
            "001": [SOROKIN, LABUDIN],
            "002": [LABUDIN, LABUDIN, BUNEEV],
            "003": [CHIZHIK],
            "004": [ZHUMANGARIN, PARMON, PARMON, KULEKEEV, ZHUMANGARIN],
        }
        for stem, speakers in cases.items():
            with self.subTest(stem):
                quotes = story(stem).quotes.select_related("speaker__person")
                self.assertEqual(sorted(names(quote.speaker) for quote in quotes), sorted(speakers))
                self.assertEqual({quote.is_direct for quote in quotes}, {False} if speakers else set())

    def test_one_person_speaks_in_two_stories(self):
        labudin = Person.objects.get(name_ru="Михаил Лабудин")
        self.assertEqual(labudin.positions.get().quotes.values("article").distinct().count(), 2)

    def test_nothing_is_said_twice_and_nothing_is_lost(self):
        for press_text in PressText.objects.all():
            article = story(press_text.stem)
            for language in LANGUAGES:
                with self.subTest(press_text.stem, language=language):
                    body = value_in(article, "body", language)
                    texts = {str(quote.key): value_in(quote, "text", language) for quote in article.quotes.all()}
                    spoken = {key: text for key, text in texts.items() if is_filled(text)}
                    self.assertEqual(sorted(re.findall('data-quote="(.*?)"', body)), sorted(spoken))
                    said = " ".join([value_in(article, "lead", language), plain_text(body), *spoken.values()])
                    original = getattr(press_text, f"text_{language}").splitlines()
                    for line in filter(lambda line: len(line) > 200, original):
                        for sentence in typeset(line, language).split(". "):
                            self.assertEqual(said.count(sentence.strip(" .")), 1, sentence)

    def test_bodies_are_clean_already(self):
        for article in Article.objects.all():
            for language in LANGUAGES:
                body = value_in(article, "body", language)
                self.assertEqual(clean(body), body)

    def test_reprints_tell_the_way_they_came(self):
        cases = {
            "003": (
                [("said_to", None), ("reported", None), ("reprinted", datetime(2022, 8, 25).date())],
                "Осиповичский районный исполнительный комитет; БЕЛТА; пресс-служба Национальной академии наук Беларуси",
                "Osipovichi Regional Executive Committee; BelTA; "
                "press service of the National Academy of Sciences of Belarus",
            ),
            "004": (
                [("said_to", None), ("reported", None)],
                "Asal.media; пресс-служба Главы Правительства Республики Казахстан",
                "Asal.media; press service of the Head of Government of the Republic of Kazakhstan",
            ),
        }  # fmt: skip
        for stem, (hops, *credits) in cases.items():
            article = story(stem)
            self.assertEqual(list(article.sources.values_list("role", "on")), hops)
            for language, credit in zip(LANGUAGES, credits, strict=True):
                with override(language):
                    self.assertTrue(article.credit_line().endswith(f": {credit}"), article.credit_line())

    def test_editors_are_told_what_was_not_sure(self):
        expected = {
            ("000", "article", "", "materials", marks.LINK_MISSING),
            ("001", "event", "", "starts_at", marks.EVENT_WITHOUT_DATE),
            ("003", "article", "", "sources", marks.SOURCE_FROM_PAGE),
            ("004", "article", "ru", "headline", marks.HEADLINE_PROPOSED),
            ("004", "article", "en", "headline", marks.HEADLINE_PROPOSED),
            ("004", "event", "", "starts_at", marks.EVENT_WITHOUT_DATE),
            ("004", "event", "", "starts_at", reasons.EVENT_PAST_WITHOUT_DATE),
        }  # fmt: skip
        found = {
            (stem[:3], note.item.kind, note.language, note.field, note.text_en.split(" “")[0])
            for note in Note.objects.all()
            for stem in note.item.press_texts.values_list("stem", flat=True)
        }
        self.assertLessEqual(expected, found)
        self.assertNotIn(("001", "event", "", "starts_at", reasons.EVENT_PAST_WITHOUT_DATE), found)
        self.assertEqual({stem for stem, *_ in found}, {"000", "001", "003", "004"})
        self.assertFalse(Note.objects.filter(text_ru="").exists())

    def test_originals_are_kept(self):
        original = PressText.objects.get(stem__startswith="003")
        self.assertIn("Межбуквенный интервал", original.text_ru)
        self.assertIn("Written by", original.text_en)

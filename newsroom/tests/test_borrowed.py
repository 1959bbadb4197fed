"""What Django says of a thing, in a Russian that fits things of every gender."""

from django.contrib.messages import get_messages
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import gettext, override

from events.models import Material, Series
from newsroom.language.borrowed import SENTENCES
from newsroom.publishing.models import Revision
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class BorrowedSentencesTests(TestCase):
    def test_a_saved_thing_of_feminine_gender_is_no_masculine_one(self):
        self.client.force_login(make_user(role=Role.CHIEF_EDITOR, interface_language="ru"))
        response = self.client.post(reverse("admin:events_series_add"), {"name_ru": "Чтения", "name_en": "Readings"})
        said = [str(message) for message in get_messages(response.wsgi_request)]
        self.assertRegex(said[0], "^Добавлено: серия «.*Чтения.*».$")

    def test_a_material_of_an_event_is_no_material_change(self):
        with override("ru"):
            self.assertEqual(
                (str(Material._meta.verbose_name), Revision.Kind.MATERIAL.label), ("материал", "существенная правка")
            )

    def test_a_list_is_headed_in_the_plural(self):
        with override("ru"):
            self.assertEqual(str(Series._meta.verbose_name_plural), "серии")

    def test_every_sentence_is_ours_in_russian(self):
        with override("ru"):
            for sentence in SENTENCES:
                with self.subTest(sentence):
                    self.assertNotRegex(gettext(sentence), r"\bбыл|\bодин\b|объект")

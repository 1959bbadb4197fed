from itertools import product

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from newsroom.accessibility.forms import LABELS, LEGENDS, PreferencesForm, fieldsets
from newsroom.accessibility.preferences import AXES, LOW_VISION, STANDARD, Preferences


class CookieTests(SimpleTestCase):
    def test_every_combination_comes_back_as_it_went(self):
        for words in product(*AXES.values()):
            preferences = Preferences(*words)
            self.assertEqual(Preferences.from_cookie(preferences.to_cookie()), preferences)

    def test_low_vision_preset_is_the_one_promised(self):
        self.assertEqual(LOW_VISION.to_cookie(), "arial-150-medium-medium-white-on")
        self.assertFalse(LOW_VISION.is_default)

    def test_anything_off_the_list_is_the_default(self):
        hostile = [
            "",
            "-",
            "black",
            "times-150-medium-normal-black",
            "times-150-medium-normal-black-on-on",
            "times-151-medium-normal-black-on",
            "TIMES-150-medium-normal-black-on",
            "times-150-medium-normal-black-on ",
            'site"><script>-100-normal-normal-site-on',
            "times-150-medium-normal-black-on\x00",
            "-".join(["site"] * 10_000),
        ]
        for value in hostile:
            with self.subTest(value=value[:60]):
                self.assertEqual(Preferences.from_cookie(value), STANDARD)

    @given(st.text())
    def test_no_cookie_breaks_the_page(self, value):
        preferences = Preferences.from_cookie(value)
        for axis, words in AXES.items():
            self.assertIn(getattr(preferences, axis), words)


class FormTests(SimpleTestCase):
    def test_every_choice_has_its_words(self):
        self.assertEqual(set(LEGENDS), set(AXES))
        for axis, words in AXES.items():
            self.assertEqual(tuple(LABELS[axis]), words)

    def test_ids_are_those_that_checking_programs_look_for(self):
        ids = {choice.id for _axis, _legend, choices in fieldsets() for choice in choices}
        wanted = {"a11y-font-size-150", "a11y-color-scheme-black", "a11y-letter-spacing-medium", "a11y-images-off"}
        self.assertLessEqual(wanted, ids)
        self.assertEqual(len(ids), sum(map(len, AXES.values())))

    def test_what_was_not_asked_keeps_its_default(self):
        form = PreferencesForm({"scheme": "black"})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.preferences(), Preferences(scheme="black"))

    def test_preset_stands_for_all_six(self):
        form = PreferencesForm({"preset": "low-vision", "scheme": "black"})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.preferences(), LOW_VISION)

    def test_word_off_the_list_is_refused(self):
        for data in ({"size": "1000"}, {"preset": "root"}, {"font": "Comic Sans"}):
            self.assertFalse(PreferencesForm(data).is_valid())

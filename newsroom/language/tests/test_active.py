from threading import Thread

from django.test import SimpleTestCase
from django.utils.translation import activate, deactivate, override

from newsroom.language import active_language


class ActiveLanguageTests(SimpleTestCase):
    def test_each_thread_has_its_own(self):
        found = []

        def print_in_russian():
            activate("ru")
            found.append(active_language())
            deactivate()

        with override("en"):
            thread = Thread(target=print_in_russian)
            thread.start()
            thread.join()
            found.append(active_language())
        self.assertEqual(found, ["ru", "en"])

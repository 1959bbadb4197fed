"""How the tests are run: a room by its name, files in a folder that is thrown away, one closing line."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TextTestResult
from unittest.mock import patch

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.runner import DiscoverRunner
from django.test.utils import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

# A machine that is busy with other tests is slow, and that is no fault.
hypothesis.register_profile("newsroom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("newsroom")


class CountingResult(TextTestResult):
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


class NewsroomRunner(DiscoverRunner):
    """`manage.py test images` runs the room `newsroom.images`; everything else is Django's own way."""

    def build_suite(self, test_labels=None, **kwargs):
        ground = Path(settings.BASE_DIR, "newsroom")
        labels = [f"newsroom.{label}" if (ground / label).is_dir() else label for label in test_labels or []]
        return super().build_suite(labels, **kwargs)

    def get_resultclass(self):
        return super().get_resultclass() or CountingResult

    def setup_test_environment(self, **kwargs):
        super().setup_test_environment(**kwargs)
        self.var = TemporaryDirectory(prefix="newsroom-tests-")
        var, static = Path(self.var.name), Path(self.var.name, "static")  # walked through while others write beside it
        static.mkdir()
        folders = {"VAR": var, "MEDIA_ROOT": str(var / "media"), "STATIC_ROOT": static}
        self.settings = override_settings(**folders)
        self.settings.enable()
        # A test is one transaction: no end of a request, nor a file that was sent, ends the connection it runs on.
        self.lasting = patch.object(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", lambda connection: None)
        self.lasting.start()
        os.environ["NEWSROOM_VAR"] = self.var.name  # for processes that read the settings anew, as on macOS

    def teardown_test_environment(self, **kwargs):
        self.lasting.stop()
        self.settings.disable()
        self.var.cleanup()
        super().teardown_test_environment(**kwargs)

    def suite_result(self, suite, result, **kwargs):
        failed = super().suite_result(suite, result, **kwargs)
        if isinstance(result, CountingResult):
            print(f"tests: {result.passed} passed, {failed} failed, {len(result.skipped)} skipped", flush=True)
        return failed

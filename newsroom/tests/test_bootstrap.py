import os
import socket
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.test import SimpleTestCase

from newsroom import bootstrap


class BootstrapTests(SimpleTestCase):
    def complaint(self, call, *arguments):
        """The one line that a call ends with."""
        with self.assertRaises(SystemExit) as stopped:
            call(*arguments)
        self.assertNotIn("\n", stopped.exception.code)
        return stopped.exception.code

    def test_a_port_in_use_is_refused(self):
        with socket.create_server((bootstrap.HOST, 0)) as taken:
            self.assertIn("cannot be used", self.complaint(bootstrap.free_port, str(taken.getsockname()[1])))

    def test_what_is_no_port_is_refused(self):
        for text in ("0", "65536", "-1", "eight", "80 80"):
            with self.subTest(text=text):
                self.assertIn("between 1 and 65535", self.complaint(bootstrap.free_port, text))

    def test_a_python_without_venv_is_refused(self):
        with patch.object(bootstrap, "answers", lambda python, question: "ensurepip" not in question):
            self.assertIn("python3-venv", self.complaint(bootstrap.new_enough_python))

    def test_an_old_python_is_refused(self):
        with patch.object(bootstrap, "answers", lambda python, question: "version_info" not in question):
            self.assertIn("Python 3.11 or newer", self.complaint(bootstrap.new_enough_python))

    def test_a_complaint_is_one_line_and_a_status(self):
        with socket.create_server((bootstrap.HOST, 0)) as taken:
            environment = os.environ | {"PORT": str(taken.getsockname()[1]), "SEEDS": ""}
            command = [sys.executable, bootstrap.__file__, "run"]
            stopped = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual((stopped.returncode, stopped.stdout, stopped.stderr.count("\n")), (1, "", 1))

    def test_each_folder_of_texts_has_a_newsroom_of_its_own(self):
        with TemporaryDirectory() as folder, patch.dict(os.environ, {"NEWSROOM_VAR": folder}):
            homes = []
            for name in ("one", "two/one"):
                Path(folder, name).mkdir(parents=True)
                os.environ["NEWSROOM_VAR"] = folder
                bootstrap.use_texts_of(f"{folder}/{name}")
                homes.append(os.environ["NEWSROOM_VAR"])
                self.assertIn(homes[-1], os.environ["DATABASE_URL"])
            self.assertNotEqual(*homes)
            self.assertIn("is none", self.complaint(bootstrap.use_texts_of, f"{folder}/three"))

    def test_messages_are_sent_beside_the_server_that_this_process_becomes(self):
        with patch.object(subprocess, "Popen") as started:
            bootstrap.deliver_beside(42)
        self.assertEqual(started.call_args.args[0][1:], ["manage.py", "deliver_messages", "--beside", "42"])

    def test_packages_are_installed_anew_when_what_they_rest_on_changes(self):
        with TemporaryDirectory() as folder:
            base, more = Path(folder, "base.txt"), Path(folder, "more.txt")
            base.write_text("Django==5.2\n")
            more.write_text(f"-r {base}\nruff==1\n")
            before = bootstrap.fingerprint(more)
            base.write_text("Django==5.3\n")
            self.assertNotEqual(bootstrap.fingerprint(more), before)

    def test_without_nginx_its_tests_may_be_skipped_but_not_where_changes_are_judged(self):
        nowhere = {"find_nginx": lambda: None, "install": lambda *packages: None}
        with (
            patch.multiple(bootstrap, **nowhere),
            patch.dict(os.environ, {"CI": ""}),
            redirect_stdout(StringIO()) as told,
        ):
            bootstrap.need_nginx()
        self.assertIn("skipped", told.getvalue())
        with patch.multiple(bootstrap, **nowhere), patch.dict(os.environ, {"CI": "true"}):
            self.assertIn("nginx", self.complaint(bootstrap.need_nginx))

    def test_the_browser_that_is_named_goes_first(self):
        with patch.dict(os.environ, {"CHROMIUM": sys.executable}):
            self.assertEqual(bootstrap.find_chromium(), sys.executable)

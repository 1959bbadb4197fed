import json
import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase

from newsroom.regions.tests.factories import make_region
from newsroom.staff.models import User
from newsroom.staff.roles import Role


class DemoAccountsTests(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.var = Path(folder.name)
        self.file = self.var / "demo-accounts.json"

    def run_command(self, env="development"):
        output = StringIO()
        with self.settings(VAR=self.var, NEWSROOM_ENV=env):
            call_command("demo_accounts", stdout=output)
        return output.getvalue()

    def test_both_sign_in_with_the_printed_passwords(self):
        siberia = [make_region(code="RU-NVS"), make_region(code="RU-TOM")]
        make_region(code="RU-MOS")
        lines = self.run_command().splitlines()
        for username, role, regions in [
            ("chief", Role.CHIEF_EDITOR, []),
            ("correspondent", Role.CORRESPONDENT, siberia),
        ]:
            password = next(line.split()[-1] for line in lines if f" {username} " in line)
            user = User.objects.get(username=username)
            with self.subTest(username):
                self.assertTrue(self.client.login(username=username, password=password))
                self.assertEqual(user.role, role)
                self.assertCountEqual(user.regions.all(), regions)
                self.assertTrue(user.is_staff)
                self.assertFalse(user.is_superuser)

    def test_a_second_run_prints_the_same_and_makes_nobody(self):
        first = self.run_command()
        self.assertEqual(self.run_command(), first)
        self.assertEqual(User.objects.count(), 2)

    def test_a_new_database_gets_the_passwords_of_the_old_one(self):
        first = self.run_command()
        User.objects.all().delete()
        self.assertEqual(self.run_command(), first)

    def test_passwords_are_kept_from_others_on_the_machine(self):
        self.run_command()
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        self.assertEqual(set(json.loads(self.file.read_text())), {"chief", "correspondent"})

    def test_a_password_that_its_person_changed_stays(self):
        self.run_command()
        chief = User.objects.get(username="chief")
        chief.set_password("seven tall birches")
        chief.save()
        self.assertIn("changed", self.run_command())
        chief.refresh_from_db()
        self.assertTrue(chief.check_password("seven tall birches"))

    def test_an_account_of_the_same_name_that_is_not_ours_is_left_alone(self):
        User.objects.create_user("chief", "chief@press.example.org", "seven tall birches")
        self.assertIn("changed", self.run_command())
        self.assertNotIn("chief", json.loads(self.file.read_text()))

    def test_an_account_that_was_renamed_is_left_alone(self):
        self.run_command()
        User.objects.filter(username="chief").update(username="anna", email="Chief@example.org")
        self.assertIn("changed", self.run_command())
        self.assertEqual(User.objects.count(), 2)

    def test_production_has_none(self):
        with self.assertRaises(CommandError):
            self.run_command(env="production")
        self.assertFalse(User.objects.exists())
        self.assertFalse(self.file.exists())

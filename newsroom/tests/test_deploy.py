"""What stands in `deploy/`: units that systemd understands, settings that start, scripts that can be read."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import skipUnless

from django.conf import settings
from django.core.management import get_commands
from django.test import SimpleTestCase

from newsroom import production
from newsroom.tests.test_nginx import needs_nginx
from newsroom.tests.test_settings import read_settings

DEPLOY = Path(settings.BASE_DIR, "deploy")
UNITS = sorted(path for kind in ("service", "timer") for path in (DEPLOY / "systemd").glob(f"*.{kind}"))

CHECK = "python manage.py check && python manage.py makemigrations --check"


def example():
    lines = (DEPLOY / "newsroom.env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


class UnitsTests(SimpleTestCase):
    @skipUnless(shutil.which("systemd-analyze"), "systemd is not here")
    def test_systemd_understands_every_unit(self):
        with TemporaryDirectory() as folder:
            for path in UNITS:
                text = re.sub(r"/opt/newsroom/\S*/python", sys.executable, path.read_text())
                Path(folder, path.name).write_text(text)
            order = ["systemd-analyze", "verify", "--man=no", *sorted(map(str, Path(folder).iterdir()))]
            told = subprocess.run(order, capture_output=True, text=True, check=False).stderr
        about_ours = [line for line in told.splitlines() if "newsroom" in line]
        self.assertEqual(about_ours, [])

    def test_each_order_is_a_command_of_the_newsroom(self):
        orders = [order for path in UNITS for order in re.findall(r"manage\.py (\w+)", path.read_text())]
        self.assertGreaterEqual(set(orders), {"serve", "open", "deliver_messages", "sweep", "backup"})
        self.assertLessEqual(set(orders), set(get_commands()))

    def test_every_service_is_shut_in(self):
        for path in UNITS:
            if path.suffix == ".service":
                for line in ("User=newsroom", "NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes"):
                    self.assertIn(f"\n{line}\n", path.read_text(), path.name)


class ExampleTests(SimpleTestCase):
    def test_what_the_example_sets_is_read(self):
        known = (settings.BASE_DIR / ".env.example").read_text()
        for name in example():
            self.assertRegex(known, rf"(?m)^#?{name}=", name)

    def test_production_starts_with_the_example_once_it_has_a_key(self):
        told = read_settings(**example() | {"SECRET_KEY": "0123456789" * 6, "NEWSROOM_VAR": "/nowhere"})
        self.assertEqual(production.faults(told), [])
        self.assertEqual((told["TRUSTED_PROXIES"], told["MEDIA_ACCEL"]), (["unix"], True))


class ScriptsTests(SimpleTestCase):
    def test_every_script_can_be_read(self):
        for path in [*DEPLOY.glob("*.sh"), *(DEPLOY / "stand-in").iterdir()]:
            subprocess.run(["bash", "-n", path], check=True)


class ContainerTests(SimpleTestCase):
    def test_the_image_has_every_file_that_its_commands_need(self):
        text = re.sub(r"\\\n\s*", "", (DEPLOY / "Containerfile").read_text())
        last_stage = text.rpartition("\nFROM ")[2]
        with TemporaryDirectory() as folder:
            for names in re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", last_stage):
                for name in names.split():
                    copy = shutil.copytree if (settings.BASE_DIR / name).is_dir() else shutil.copy
                    copy(settings.BASE_DIR / name, Path(folder, name))
            environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
            for order in (text.rpartition("\nRUN ")[2].splitlines()[0].replace("/tmp/var", f"{folder}/var"), CHECK):
                subprocess.run(["sh", "-c", order], cwd=folder, env=environment, check=True, capture_output=True)

    def test_nobody_in_it_is_root_and_nothing_in_it_builds(self):
        last_stage = (DEPLOY / "Containerfile").read_text().rpartition("\nFROM ")[2]
        self.assertLess(last_stage.index("\nUSER newsroom"), last_stage.index("\nCMD "))
        self.assertNotRegex(last_stage, r"pip install|gcc|build-essential|git\b")


@needs_nginx
class SitesTests(SimpleTestCase):
    def test_nginx_understands_what_is_copied_for_one_machine_and_for_several(self):
        for name in ("site.conf", "machine.conf", "machines.conf"):
            with self.subTest(name), TemporaryDirectory() as folder:
                self.assertIn("is successful", checked_by_nginx(Path(folder), name))


def checked_by_nginx(folder, name):
    shutil.copytree(DEPLOY / "nginx/newsroom", folder / "newsroom")
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=newsroom.example.org"]
    subprocess.run([*key, "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"], capture_output=True)
    text = (DEPLOY / "nginx" / name).read_text()
    text = text.replace("/etc/letsencrypt/live/newsroom.example.org", str(folder))
    text = text.replace("/var/cache/nginx", str(folder)).replace("listen 10.0.0.11:8000", "listen 127.0.0.1:8000")
    (folder / name).write_text(re.sub(r"listen (\S*?)(80|443)\b", r"listen \g<1>2\2", text))
    paths = "".join(
        f"{kind}_temp_path {folder}/scratch; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"pid {folder}/pid; events {{}} http {{ {paths} include {folder}/{name}; }}")
    order = ["/usr/sbin/nginx", "-t", "-c", folder / "nginx.conf", "-e", folder / "log"]
    return subprocess.run(order, capture_output=True, text=True, check=False).stderr

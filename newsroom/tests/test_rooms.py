"""Who may import whom: CONTRIBUTING.md says it, and this test holds every import to it."""

import ast
from collections import defaultdict
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase

ROOMS = {
    "newsroom": "roof",
    "newsroom.desk": "roof",
    "seeds": "yard",
    "articles": "floor",
    "events": "floor",
    "newsroom.accessibility": "ground",
    "newsroom.directory": "ground",
    "newsroom.edition": "ground",
    "newsroom.images": "ground",
    "newsroom.language": "ground",
    "newsroom.messages": "ground",
    "newsroom.prose": "ground",
    "newsroom.publishing": "ground",
    "newsroom.regions": "ground",
    "newsroom.safekeeping": "ground",
    "newsroom.search": "ground",
    "newsroom.site": "ground",
    "newsroom.staff": "ground",
}
MAY_IMPORT = {
    "roof": {"roof", "yard", "floor", "ground"},
    "yard": {"floor", "ground"},
    "floor": {"ground"},
    "ground": {"ground"},
}
FURNITURE_OF_THE_ROOF = {"bench", "locale", "management", "pictures", "static", "templates", "tests"}

# Modules that a room keeps to itself, and the base classes, fields and widgets in them that are made for others.
PRIVATE = {"admin", "forms", "templatetags", "views"}
MADE_FOR_OTHERS = {
    "newsroom.directory.forms.SpeakerChoices",
    "newsroom.directory.forms.SpeakersOfTheDay",
    "newsroom.images.forms.PictureChoices",
    "newsroom.publishing.admin.PublishableAdmin",
    "newsroom.publishing.forms.PublishableForm",
    "newsroom.publishing.views.PublishedDetail",
    "newsroom.publishing.views.PublishedShare",
    "newsroom.staff.forms.SignInForm",
}
# Said before and after migrations: rooms whose tables have triggers look after them then.
OF_MIGRATIONS = {f"django.db.models.signals.{name}" for name in ("pre_migrate", "post_migrate")}
# What the tests of any room may use, wherever it stands.
TOOLS_OF_TESTS = {"newsroom.tests.browser", "newsroom.tests.matrix", "newsroom.tests.queries", "newsroom.tests.servers"}


def room_of(dotted):
    """The room in which a dotted name lives, or None where it is not ours."""
    parts = dotted.split(".")
    candidates = (".".join(parts[:length]) for length in (2, 1))
    return next((name for name in candidates if name in ROOMS), None)


def imports_of(source, module):
    """Each import in a module as (line, dots, dotted name of the module or of what is taken from it)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, 0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = [node.module] if node.module else []
            if node.level:
                origin = module.split(".")[: -node.level] + origin
            yield from ((node.lineno, node.level, ".".join([*origin, alias.name])) for alias in node.names)


def fault(module, dots, target):
    """What is wrong with this import, in a few words, or None. `module` ends in __init__ for a package."""
    here, there = room_of(module), room_of(target)
    is_test = "tests" in module.split(".")
    stands_in_the_room = module.count(".") == here.count(".") + 1  # not in a folder of it: tests, commands, migrations
    inside = target.removeprefix(f"{there}.").split(".")
    if target.startswith("newsroom.settings"):
        return "settings are read from django.conf"
    if target.startswith("django.db.models.signals") and target not in OF_MIGRATIONS and not is_test:
        return "no signals between rooms"
    if there is None:
        return None
    if dots > 1 or (dots and here != there):
        return "a dot does not climb: a name means a door"
    if here == there:
        return "a dot means my room" if stands_in_the_room and not dots else None
    if is_test and ("tests.factories" in target or any(target.startswith(tool) for tool in TOOLS_OF_TESTS)):
        return None
    if ROOMS[there] not in MAY_IMPORT[ROOMS[here]]:
        return f"{ROOMS[here]} may not import {ROOMS[there]}"
    if inside[0] in PRIVATE and target not in MADE_FOR_OTHERS:
        return "views, admin, forms and templatetags stay in their room"
    return None


def circle_in(doors):
    """The first circle among {room: rooms it imports}, as a path that comes back to its start, or None."""

    def walk(path):
        for room in sorted(doors.get(path[-1], ())):
            if room in path:
                return [*path[path.index(room) :], room]
            if found := walk([*path, room]):
                return found
        return None

    return next(filter(None, (walk([room]) for room in sorted(doors))), None)


def modules():
    """Each of our modules: its dotted name and its file."""
    base = Path(settings.BASE_DIR)
    for top in sorted({name.split(".")[0] for name in ROOMS}):
        for path in sorted((base / top).rglob("*.py")):
            yield ".".join(path.relative_to(base).with_suffix("").parts), path


class RoomsTests(SimpleTestCase):
    def test_nobody_imports_up_or_sideways(self):
        faults = [
            f"{path}:{line}: {target}: {what}"
            for module, path in modules()
            for line, dots, target in imports_of(path.read_text(encoding="utf-8"), module)
            if (what := fault(module, dots, target))
        ]
        self.assertEqual(faults, [], "\n" + "\n".join(faults))

    def test_ground_rooms_do_not_import_one_another_in_a_circle(self):
        doors = defaultdict(set)
        for module, path in modules():
            here = room_of(module)
            if ROOMS[here] == "ground" and "tests" not in module.split("."):
                targets = (room_of(name) for _, _, name in imports_of(path.read_text(encoding="utf-8"), module))
                doors[here] |= {there for there in targets if there not in (None, here)}
        self.assertIsNone(circle_in(doors))

    def test_every_folder_with_code_has_a_row_in_the_table(self):
        base = Path(settings.BASE_DIR)
        top = {path.parent.name for path in base.glob("*/*.py")}
        ground = {f"newsroom.{path.parent.name}" for path in base.glob("newsroom/*/*.py")}
        furniture = {f"newsroom.{name}" for name in FURNITURE_OF_THE_ROOF}
        self.assertEqual((top | ground) - furniture, set(ROOMS))

    def test_what_is_made_for_others_is_used_by_them(self):
        targets = {
            target
            for module, path in modules()
            for _, _, target in imports_of(path.read_text(encoding="utf-8"), module)
            if room_of(module) != room_of(target)
        }
        self.assertEqual(MADE_FOR_OTHERS - targets, set())


class TheCheckBitesTests(SimpleTestCase):
    def test_each_wrong_import_is_found(self):
        cases = [
            ("events.models", "from articles.models import Article"),
            ("articles.models", "import seeds.importer"),
            ("articles.views", "from newsroom import sitemaps"),
            ("newsroom.regions.models", "from articles.models import Article"),
            ("newsroom.regions.models", "from newsroom.views import front"),
            ("seeds.importer", "from newsroom.urls import urlpatterns"),
            ("articles.models", "from newsroom.settings import DEBUG"),
            ("articles.models", "def late():\n    from newsroom import settings"),
            ("articles.admin", "from newsroom.images.admin import ImageAdmin"),
            ("articles.views", "from newsroom.staff import views"),
            ("articles.views", "from articles.models import Article"),
            ("newsroom.images.views", "from ..regions.models import Region"),
            ("articles.tests.test_models", "from ..models import Article"),
            ("newsroom.views", "from .regions.models import Region"),
            ("articles.models", "from django.db.models.signals import post_save"),
            ("newsroom.images.tests.test_views", "from articles.models import Article"),
            ("newsroom.images.models", "from articles.tests.factories import make_article"),
        ]
        for module, line in cases:
            with self.subTest(module=module, line=line):
                self.assertTrue(any(fault(module, dots, target) for _, dots, target in imports_of(line, module)))

    def test_right_imports_pass(self):
        cases = [
            ("articles.models", "from newsroom.regions.models import Region"),
            ("articles.tests.test_models", "from articles.models import Article"),
            ("articles.tests.test_models", "from .factories import make_article"),
            ("articles.admin", "from newsroom.publishing.admin import PublishableAdmin"),
            ("articles.migrations.0001_initial", "import articles.models"),
            ("events.__init__", "from .models import Event"),
            ("newsroom.urls", "from . import views"),
            ("newsroom.views", "from articles.models import Article"),
            ("newsroom.images.tests.test_views", "from articles.tests.factories import make_article"),
            ("newsroom.images.tests.test_views", "from newsroom.tests.browser import BrowserTestCase"),
            ("seeds.importer", "from articles.models import Article"),
        ]
        for module, line in cases:
            with self.subTest(module=module, line=line):
                self.assertFalse(any(fault(module, dots, target) for _, dots, target in imports_of(line, module)))

    def test_a_circle_is_found(self):
        self.assertEqual(circle_in({"a": {"b"}, "b": {"c"}, "c": {"b"}}), ["b", "c", "b"])
        self.assertIsNone(circle_in({"a": {"b", "c"}, "b": {"c"}}))

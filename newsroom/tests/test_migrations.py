"""While a release goes out, the one before runs on the database of the next: no migration may break it unsaid."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.test import SimpleTestCase

from .survival import what_breaks

# What came with the first release, on which no code ran before: the number of each app's last migration.
FIRST_RELEASE = {
    "articles": 6, "desk": 2, "directory": 2, "edition": 1, "events": 5, "images": 2, "newsroom_messages": 2,
    "publishing": 6, "regions": 3, "search": 4, "seeds": 2, "site": 2, "staff": 4,
}  # fmt: skip


class MigrationsTests(SimpleTestCase):
    def test_no_migration_breaks_the_release_before_it_unless_it_says_why(self):
        root = settings.BASE_DIR
        ours = {app.label for app in apps.get_app_configs() if Path(app.path).parent in (root, root / "newsroom")}
        self.assertLessEqual(set(FIRST_RELEASE), ours)
        loader, state, faults = MigrationLoader(None), ProjectState(), []
        plan = dict.fromkeys(node for leaf in loader.graph.leaf_nodes() for node in loader.graph.forwards_plan(leaf))
        for label, name in plan:
            migration = loader.graph.nodes[label, name]
            broken = what_breaks(migration, state)
            is_new = label in ours and int(name[:4]) > FIRST_RELEASE.get(label, 0)
            if is_new and not migration.initial and not getattr(migration, "breaks_running_code", ""):
                faults += [f"{label}.{name}: {fault}" for fault in broken]
        self.assertEqual(faults, [], "Mend it, or let the migration say breaks_running_code = 'why it has to'.")


class RulesTests(SimpleTestCase):
    def broken(self, *operations):
        state = ProjectState()
        fields = [
            ("id", models.BigAutoField(primary_key=True)),
            ("headline", models.CharField(max_length=200)),
            ("lead", models.TextField(null=True)),
        ]
        state.add_model(ModelState("articles", "Article", fields))
        migration = migrations.Migration("0099_next", "articles")
        migration.operations = operations
        return len(what_breaks(migration, state))

    def test_what_running_code_reads_stays(self):
        for operation in (
            migrations.RemoveField("article", "lead"),
            migrations.RenameField("article", "lead", "intro"),
            migrations.RenameModel("Article", "Story"),
            migrations.DeleteModel("Article"),
            migrations.RunSQL("ALTER TABLE articles_article DROP COLUMN lead"),
            migrations.AlterField("article", "lead", models.IntegerField(null=True)),
        ):
            with self.subTest(operation.describe()):
                self.assertEqual(self.broken(operation), 1)

    def test_nothing_is_asked_of_running_code_that_it_does_not_give(self):
        for operation in (
            migrations.AddField("article", "kicker", models.CharField(max_length=20, default="")),
            migrations.AlterField("article", "lead", models.TextField(default="")),
            migrations.AlterField("article", "headline", models.CharField(max_length=100)),
            migrations.AlterField("article", "headline", models.CharField(max_length=200, unique=True)),
            migrations.AddConstraint("article", models.UniqueConstraint(fields=["headline"], name="one")),
        ):
            with self.subTest(operation.describe()):
                self.assertEqual(self.broken(operation), 1)

    def test_what_running_code_does_not_notice_is_welcome(self):
        operations = (
            migrations.AddField("article", "kicker", models.CharField(max_length=20, null=True)),
            migrations.AddField("article", "place", models.CharField(max_length=20, db_default="")),
            migrations.AlterField("article", "headline", models.CharField(max_length=300)),
            migrations.AddIndex("article", models.Index(fields=["headline"], name="by_headline")),
            migrations.CreateModel("Note", [("id", models.BigAutoField(primary_key=True))]),
            migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("article", "lead")]),
            migrations.RunPython(migrations.RunPython.noop),
        )
        self.assertEqual(self.broken(*operations), 0)

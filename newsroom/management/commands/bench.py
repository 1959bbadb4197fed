from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from newsroom.bench.document import keep, machine, markdown
from newsroom.bench.parts import PARTS, Asked, chosen


class Command(BaseCommand):
    help = "Measure the newsroom, in databases that `make bench` gives it; print the tables and keep them in docs/."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("parts", nargs="*", help=f"what to measure, of: {', '.join(PARTS)}")
        parser.add_argument("--stories", type=int, help="of the largest archive, where a part can do with another size")
        parser.add_argument("--requests", type=int, default=400, help="for each page of readers")
        parser.add_argument("--keep", choices=["docs", "nothing"], default="docs", help="where the tables go")

    def handle(self, *, parts, stories, requests, **options):
        if settings.VAR.name != "bench":
            raise CommandError("The measures fill databases with made-up stories: run `make bench`.")
        if unknown := set(parts) - set(PARTS):
            raise CommandError(f"There is nothing of this name to measure: {', '.join(sorted(unknown))}.")
        settings.VAR.mkdir(parents=True, exist_ok=True)
        for command in ("compile_translations", "collect_static"):
            call_command(command, verbosity=0)
        for name, part in chosen(parts).items():
            self.say(f"\n## {part.title}\n\n{machine()}\n")
            tables = part.tables(Asked(stories, requests, self.say))
            for table in tables:
                self.say(f"\n{markdown(table)}")
            if options["keep"] == "docs":
                keep(name, part.title, tables)

    def say(self, line, end="\n"):
        self.stdout.write(line, ending=end)
        self.stdout.flush()

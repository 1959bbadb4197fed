from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.publishing.workflow_picture import draw

PICTURE = settings.BASE_DIR / "docs" / "pictures" / "workflow.svg"


class Command(BaseCommand):
    help = "Draw the table of the workflow into docs/pictures/workflow.svg."
    requires_system_checks = []

    def handle(self, **options):
        PICTURE.write_text(draw(), encoding="utf-8")
        self.stdout.write(f"Drawn: {PICTURE.relative_to(settings.BASE_DIR)}")

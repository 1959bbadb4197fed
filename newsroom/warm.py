"""What every first page needs and no database says: made once, before the workers part, which then share its memory."""

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils.translation import gettext, override

OPENED_MOST = ("base.html", "front_page.html", "accessibility", "articles", "includes")


def warm_up():
    """Read the messages and addresses of both languages, and the templates of the pages that readers open most."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("News")
            get_resolver()._populate()
    for room in ("newsroom", "newsroom/accessibility", "articles"):
        folder = settings.BASE_DIR / room / "templates"
        for path in folder.rglob("*.html"):
            name = path.relative_to(folder)
            if name.parts[0] in OPENED_MOST:
                get_template(name.as_posix())

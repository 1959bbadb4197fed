"""What a page of the desk asks before it begins, for tests that count its queries."""

from django.conf import settings

SESSION = (
    0 if settings.SESSION_ENGINE.endswith("cached_db") else 1
)  # with Redis, sessions are not asked of the database

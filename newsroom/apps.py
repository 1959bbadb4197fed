from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("newsroom")

    def ready(self):
        from newsroom import edition

        from . import readable, reports

        if settings.SENTRY_DSN:
            reports.begin(settings.SENTRY_DSN, settings.NEWSROOM_ENV)
        edition.watch(readable.tables(), readable.next_moment)


class NewsroomAdminConfig(AdminConfig):
    default_site = "newsroom.admin.NewsroomAdminSite"

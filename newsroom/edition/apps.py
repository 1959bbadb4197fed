from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class EditionConfig(AppConfig):
    name = "newsroom.edition"
    verbose_name = _("edition")

    def ready(self):
        from . import triggers, writers

        pre_migrate.connect(triggers.take_down, sender=self)
        post_migrate.connect(triggers.install, sender=self)  # SQLite loses them when a migration remakes a table
        connection_created.connect(writers.listen)

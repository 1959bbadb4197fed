from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguageConfig(AppConfig):
    name = "newsroom.language"
    verbose_name = _("languages")

    def ready(self):
        from .active import keep_in_thread
        from .multilingual import use_one_class

        use_one_class()
        keep_in_thread()

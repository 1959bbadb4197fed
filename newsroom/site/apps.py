from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "newsroom.site"
    verbose_name = _("site")

    def ready(self):
        from newsroom.images.public_uses import register

        from .models import Identity

        register(Identity.objects.all, lambda user: Identity.objects.all(), image=["logo"])

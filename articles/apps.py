from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("articles")

    def ready(self):
        from . import listing

        pre_migrate.connect(listing.take_down, sender=self)
        post_migrate.connect(listing.install, sender=self)
        from newsroom.images.public_uses import register

        from .models import Article

        register(
            Article.objects.published_in_any_language,
            Article.objects.visible_to,
            image=["cover", "pictures__image"],
            attachment=["attachments__attachment"],
        )

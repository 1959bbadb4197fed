from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("events")

    def ready(self):
        from newsroom.images.public_uses import register

        from .models import Event

        register(
            Event.objects.published_in_any_language,
            Event.objects.visible_to,
            image=["cover", "pictures__image"],
            attachment=["attachments__attachment"],
        )

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagesConfig(AppConfig):
    name = "newsroom.messages"
    label = "newsroom_messages"  # Django has an app of this name: what a page says once
    verbose_name = _("messages")

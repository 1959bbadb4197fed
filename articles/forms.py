from django.utils.translation import gettext_lazy as _

from newsroom.publishing.forms import PublishableForm


class ArticleForm(PublishableForm):
    def clean(self):
        cleaned = super().clean()
        if cleaned.get("coverage") and "event" in cleaned and cleaned["event"] is None:
            self.add_error("event", _("Choose the event that the story covers, or leave empty how it covers one."))
        return cleaned

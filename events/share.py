from newsroom.publishing.views import PublishedShare

from .models import Event


class EventShare(PublishedShare):
    model = Event

    def words(self):
        event = self.object
        return {"headline": event.title, "kicker": str(event.get_kind_display()), "note": event.when}

"""Questions asked of many revisions at once."""

from django.db import models


class RevisionQuerySet(models.QuerySet):
    def of(self, thing):
        """The history of one row, the newest first: of a live text, or of the draft beside it that stands now."""
        return self.filter(item=thing.anchor, is_draft=thing.working_copy_of_id is not None)

    def saved(self):
        """Without what was set aside."""
        return self.exclude(kind="aside")

    def set_aside(self):
        """What was typed against an older text and waits for a choice."""
        return self.filter(kind="aside", settled_at=None)

    def listed(self):
        """All that a list of revisions shows: without the snapshots, which are long."""
        return self.select_related("by").defer("snapshot")

    def at_version(self, version):
        """The one that a form read at a version began from, or None."""
        return self.saved().filter(version__lte=version).first()

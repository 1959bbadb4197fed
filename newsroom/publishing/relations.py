"""Choosing what a text points at: the select prints what came with the row, and offers what the person may read."""

from newsroom.images.forms import PictureChoices
from newsroom.images.models import Image

from .forms import LoadedChoiceField, LoadedMultipleChoiceField, LoadedSelect, LoadedSelectMultiple


class LoadedRelations(PictureChoices):
    """For an admin or inline: autocompletes that cost no query for each row; pictures are seen."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request) and db_field.related_model is not Image:
            select = LoadedSelect(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": LoadedChoiceField, "widget": select, **kwargs}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            select = LoadedSelectMultiple(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": LoadedMultipleChoiceField, "widget": select, **kwargs}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

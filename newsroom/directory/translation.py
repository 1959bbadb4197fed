from modeltranslation.translator import TranslationOptions, register

from .models import Organisation, Person, Position


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "abbreviation")


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name",)


@register(Position)
class PositionTranslation(TranslationOptions):
    fields = ("title",)

from modeltranslation.translator import TranslationOptions, register

from .models import Region, RegionAlias


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name", "letters")
    required_languages = {"ru": ("name",), "en": ("name",)}


@register(RegionAlias)
class RegionAliasTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("ru", "en")

from modeltranslation.translator import TranslationOptions, register

from .models import Attachment, Image


@register(Image)
class ImageTranslation(TranslationOptions):
    fields = ["alt_text", "caption", "credit"]


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    fields = ["title"]

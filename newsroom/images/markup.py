"""How a page shows a picture: in every size and format, or in words."""

from html import escape

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.edition.blocks import kept
from newsroom.language import active_language, is_filled, other, value_in

from .renditions import renditions

FALLBACK_WIDTH = 960


def picture(context, image, sizes="100vw", ratio="full", alt=None, caption=True, eager=False, **attributes):
    """A picture in every size and format we keep; in words, for readers who switched pictures off.

    `{% picture image sizes="(min-width: 60rem) 40rem, 100vw" ratio="3x2" class="…" %}`. `ratio` is one of "full",
    "3x2", "16x9" and "1x1". `alt=""` says that in this place the picture only adorns; else its own alternative text is
    used, in the other language where this one has none. `caption=False` is for a figure that prints the caption
    itself. `eager` is for the first picture of a page. Other attributes go to the `<img>`. Asks the database nothing.
    """
    if not image or not image.file:
        return ""
    looks = (sizes, ratio, alt, caption, eager, _pictures_are_off(context), *attributes.items())
    return kept("picture", image.pk, *looks, make=lambda: draw(image, *looks[:6], attributes))


def draw(image, sizes, ratio, alt, caption, eager, is_off, attributes):
    only_adorns = alt == ""
    language = None
    if alt is None:
        alt, language = ("", None) if image.is_decorative else _text(image, "alt_text")
    if is_off:
        return "" if only_adorns else _in_words(image, alt, language, caption)
    made = renditions(image, ratio)
    fallback = next((rendition for rendition in made if rendition.width >= FALLBACK_WIDTH), made[-1])
    attributes = {
        "src": fallback.url("jpg"),
        "srcset": _srcset(made, "jpg"),
        "sizes": sizes,
        "width": fallback.width,
        "height": fallback.height,
        "alt": alt,
        "lang": language,
        "loading": "eager" if eager else "lazy",
        "fetchpriority": "high" if eager else None,
        "decoding": "async",
    } | attributes
    source = _attributes({"type": "image/avif", "srcset": _srcset(made, "avif"), "sizes": sizes})
    return mark_safe(f"<picture><source{source}><img{_attributes(attributes)}></picture>")


def _attributes(attributes):
    """What Django's `flatatt` gives, at a third of its cost: lists print two dozen pictures."""
    return "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items() if value is not None)


def _pictures_are_off(context):
    """An include with `only` hides the variable `a11y`, but never the request."""
    reader = context.get("a11y") or getattr(getattr(context, "request", None), "a11y", None)
    return getattr(reader, "images", "on") == "off"


def _srcset(made, suffix):
    return ", ".join(f"{rendition.url(suffix)} {rendition.width}w" for rendition in made)


def _text(image, field):
    """A text in the language of the page with None, or else in the other language with that language's code."""
    here = active_language()
    for language in (here, other(here)):
        text = value_in(image, field, language)
        if is_filled(text):
            return text, None if language == here else language
    return "", None


def _in_words(image, alt, language, with_caption):
    seen = format_html(_("In the picture: {}"), _marked(alt, language)) if alt else ""
    caption = _marked(*_text(image, "caption")) if with_caption else ""
    words = [(text,) for text in (seen, caption) if text]
    return format_html('<span class="picture-text">{}</span>', format_html_join(" ", "{}", words)) if words else ""


def _marked(text, language):
    return format_html('<span lang="{}">{}</span>', language, text) if language else text

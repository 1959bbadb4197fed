from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .preferences import AXES, PRESETS, Preferences

LEGENDS = {
    "font": _("Font"),
    "size": _("Text size"),
    "letters": _("Space between letters"),
    "lines": _("Space between lines"),
    "scheme": _("Colours"),
    "images": _("Pictures"),
}
LABELS = {
    "font": {
        "site": _("Font of the site"),
        "times": "Times New Roman",
        "arial": "Arial",
        "dyslexic": "OpenDyslexic",
    },
    "size": {size: f"{size} %" for size in AXES["size"]},
    "letters": {
        "normal": pgettext_lazy("space between letters", "Normal"),
        "medium": pgettext_lazy("space between letters", "Medium"),
        "large": pgettext_lazy("space between letters", "Large"),
    },
    "lines": {
        "normal": pgettext_lazy("space between lines", "Normal"),
        "medium": pgettext_lazy("space between lines", "Medium"),
        "large": pgettext_lazy("space between lines", "Large"),
    },
    "scheme": {
        "site": _("Colours of the site"),
        "white": _("Black on white"),
        "black": _("White on black"),
        "blue": _("Dark blue on light blue"),
        "brown": _("Brown on beige"),
        "green": _("Green on dark brown"),
    },
    "images": {
        "on": _("In colour"),
        "gray": _("In shades of grey"),
        "off": _("Described in words"),
    },
}
# The ids that checking programs for Russian sites look for.
ID_NAMES = {
    "font": "font",
    "size": "font-size",
    "letters": "letter-spacing",
    "lines": "line-spacing",
    "scheme": "color-scheme",
    "images": "images",
}


@dataclass(frozen=True)
class Choice:
    """One radio button: `lang` is set where the label is a proper name in Latin letters."""

    value: str
    label: str
    id: str
    lang: str


def fieldsets():
    """The panel's six groups as `(axis, legend, choices)`, ready to be drawn."""
    return [
        (
            axis,
            LEGENDS[axis],
            [
                Choice(
                    value, LABELS[axis][value], f"a11y-{ID_NAMES[axis]}-{value}", "en" if is_name(axis, value) else ""
                )
                for value in values
            ],
        )
        for axis, values in AXES.items()
    ]


def is_name(axis, value):
    return axis == "font" and value != "site"


class PreferencesForm(forms.Form):
    """What the panel sends: six words, or the name of a preset that stands for all six."""

    preset = forms.ChoiceField(choices=[(name, name) for name in PRESETS], required=False)
    font, size, letters, lines, scheme, images = (
        forms.ChoiceField(label=LEGENDS[axis], choices=list(LABELS[axis].items()), required=False) for axis in AXES
    )

    def preferences(self) -> Preferences:
        """The preferences asked for; what was not asked keeps its default."""
        words = self.cleaned_data
        if words["preset"]:
            return PRESETS[words["preset"]]
        return Preferences(**{axis: words[axis] for axis in AXES if words[axis]})

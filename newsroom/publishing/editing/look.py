"""How a preview is looked at: in which language, in which colours, how large, on which screen."""

from dataclasses import dataclass, fields

from django.utils.translation import gettext_lazy as _

from newsroom.accessibility.preferences import AXES, Preferences
from newsroom.language import active_language

CHOICES = {
    "language": (_("Language"), {"ru": _("Russian"), "en": _("English")}),
    "scheme": (
        _("Colours"),
        {
            "light": _("The site, light"),
            "dark": _("The site, dark"),
            "white": _("Black on white"),
            "black": _("White on black"),
            "blue": _("Dark blue on light blue"),
            "brown": _("Brown on beige"),
            "green": _("Green on dark brown"),
        },
    ),
    "screen": (_("Screen"), {"desk": _("computer"), "tablet": _("tablet, 768"), "phone": _("phone, 360")}),
    "size": (_("Text size"), {size: f"{size} %" for size in AXES["size"]}),
}
PREFIX = "_look_"  # before the names in a form that also has the fields of a text


@dataclass(frozen=True)
class Look:
    language: str
    scheme: str = "light"
    screen: str = "desk"
    size: str = "100"

    @classmethod
    def of(cls, data):
        """What was chosen, and the usual instead of what is no choice."""
        look = cls(active_language())
        asked = {name: data.get(PREFIX + name) for name in CHOICES}
        return cls(
            **{name: asked[name] if asked[name] in CHOICES[name][1] else getattr(look, name) for name in CHOICES}
        )

    @property
    def preferences(self):
        return Preferences(size=self.size, scheme=self.scheme if self.scheme in AXES["scheme"] else "site")

    def chosen(self):
        """Pairs of a form's name and value that say this look again."""
        return [(PREFIX + each.name, getattr(self, each.name)) for each in fields(self)]

    def groups(self):
        """The buttons of the bar: legend, name, and each choice as its value, its label and whether it is chosen."""
        return [
            (legend, PREFIX + name, [(value, label, value == getattr(self, name)) for value, label in choices.items()])
            for name, (legend, choices) in CHOICES.items()
        ]

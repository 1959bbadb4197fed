from django.forms import Script
from django.templatetags.static import static
from django_prose_editor.widgets import AdminProseEditorWidget, prose_editor_base_media, prose_editor_js
from js_asset import JSON, Media

from newsroom.language import LANGUAGES

from .tracking import PARAMETERS, REDIRECTS
from .words import WORDS

EXTENSIONS = {
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Bold": True,
    "Italic": True,
    "Code": True,
    "LanguageMark": True,
    "Link": {"enableTarget": False},
    "NewPicture": True,
    "Picture": True,
    "Quote": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "History": True,
    "HTML": True,
    "Accessible": True,
    "Paste": True,
    "NoSpellCheck": False,
    # Buttons only: the editor's drop-down menu does not open from the keyboard.
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "places"},
            {"group": "table"},
            {"group": "history"},
            {"group": "utility"},
        ]
    },
}
MODULES = ["accessible", "blocks", "language", "links", "paste", "pictures", "places"]


class ProseWidget(AdminProseEditorWidget):
    """The editor of rich text, in the language of the person, knowing the language of the text."""

    @property
    def media(self):
        return prose_editor_base_media + Media(
            css={"all": ["django_prose_editor/editor.css", "prose/css/editor.css"]},
            js=[
                JSON(WORDS, id="prose-words"),
                JSON({"parameters": PARAMETERS, "redirects": REDIRECTS}, id="prose-tracking"),
                Script("prose/js/words.js", type="module"),  # first: the editor looks its words up when it is loaded
                prose_editor_js,
                Script("django_prose_editor/configurable.js", type="module"),
            ],
        )

    def get_config(self):
        return super().get_config() | {"js_modules": [static(f"prose/js/{name}.js") for name in MODULES]}

    def get_context(self, name, value, attrs):
        language = name.rpartition("_")[2]
        return super().get_context(name, value, (attrs or {}) | ({"lang": language} if language in LANGUAGES else {}))

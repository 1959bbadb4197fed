"""The words of the editor, by the key under which its scripts look them up."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    # Buttons of the editor
    "heading 2": _("Heading 2"),
    "heading 3": _("Heading 3"),
    "heading 4": _("Heading 4"),
    "paragraph": _("Paragraph"),
    "unordered list": _("Bulleted list"),
    "ordered list": _("Numbered list"),
    "blockquote": _("Block quotation"),
    "horizontal rule": _("Dividing line"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "Code": _("Code: text that stays exactly as typed"),
    "insert link": _("Link"),
    "remove link": _("Remove the link"),
    "Insert table": _("Insert a table"),
    "Add column": _("Add a column"),
    "Delete column": _("Delete the column"),
    "Add row": _("Add a row"),
    "Delete row": _("Delete the row"),
    "Merge cells": _("Merge the cells"),
    "Split cell": _("Split the cell"),
    "Toggle header cell": _("Header cell"),
    "Delete table": _("Delete the table"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "edit HTML": _("Edit the HTML"),
    # Its dialogs
    "Update": _("Apply"),
    "Cancel": _("Cancel"),
    "HTML": _("HTML"),
    "Edit HTML": _("Edit the HTML"),
    "The HTML contents of the editor. Note that the allowed HTML is restricted by the editor schema.": _(
        "The text as HTML. What a story may not hold is taken out."
    ),
    "Prettify": _("Arrange in lines"),
    # Ours
    "mark as en": _("EN: mark words as English"),
    "mark as ru": _("RU: mark words as Russian"),
    "link address": _("Address of the page, or an e-mail address"),
    "link": _("Link"),
    "formatting": _("Formatting"),
    "leave": _("Alt+F10 goes to the buttons. Escape, then Tab leaves the text."),
    "new picture": _("A picture from the library or a file"),
    "picture": _("Picture"),
    "place picture": _("Put a picture from the list here"),
    "quote": _("Quote"),
    "place quote": _("Put a quote from the list here"),
    "insert": _("Insert"),
    "not in this form": _("not in this form"),
}

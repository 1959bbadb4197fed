"""What the importer says: of files that it cannot take, and of what an editor should look at."""

from django.utils.translation import gettext_noop as _

NO_FOLDER = _("There is no folder “%(folder)s”.")
NO_TEXTS = _("There is no text in the folder “%(folder)s”: their names end in .txt.")
STRANGE_NAME = _("The name is too long, or has signs other than letters, digits, spaces, dots, commas and hyphens.")
LANGUAGE_TWICE = _("Two files of this name are in one language.")
REFERENCE_MISSING = _("The database lacks the region %(code)s: load the reference data first.")

ORGANISATION_ADDED = _("The directory did not know this organisation: it was added. Complete it, or choose another.")
ORGANISATION_BY_ORDER = _("These names in the two languages were taken for one organisation by their order.")
PERSON_ALONE = _("This person is named in one language only.")
QUOTE_ALONE = _("This quotation stands in one language only.")
EVENT_ALONE = _("This event is told of in one language only.")
REGIONS_DIFFER = _("The two languages do not name the same regions.")
DATES_DIFFER = _("The two languages give different dates: the first text’s were taken.")
EVENT_PAST_WITHOUT_DATE = _("The text tells of this event as past, without a date: it stays a draft until it has one.")

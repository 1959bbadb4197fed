"""What the parser is not sure of, in words that an editor reads: whole English sentences, translated where shown."""


def _(sentence: str) -> str:
    """Marks a sentence for those who gather what is to be translated; here it stays as it is."""
    return sentence


BYTES_EMPTY = _("The file is empty.")
BYTES_TOO_LONG = _("The file is larger than one mebibyte.")
BYTES_BINARY = _("The file is binary, not a text.")
BYTES_UNKNOWN = _("The letters of the file are in no known encoding: UTF-8, UTF-16 or Windows-1251.")
BYTES_WORDLESS = _("There are no words in Russian or English in the file.")

ENCODING_GUESSED = _("The file was read as Windows-1251: check that its letters are right.")
LANGUAGE_DISAGREES = _("The file’s name says one language, and its letters another.")
HEADLINE_PROPOSED = _("The text has no headline: this one was made from its first sentence.")
DATE_IMPOSSIBLE = _("There is no such day in the calendar.")
DATE_AMBIGUOUS = _("Day and month may be the other way round: the day was taken to come first.")
DATE_TWO_DAYS = _("The text names two days that do not follow each other: they were taken as the first and the last.")
DATE_WITHOUT_YEAR = _("The date has no year: the one named elsewhere in the text was taken.")
DATE_LEFT_OUT = _("The date has no year, and the text does not tell it: the date was left out.")
EVENT_WITHOUT_DATE = _("The text gives no date for the event.")
ZONE_ASSUMED = _("The text names no time zone: Moscow time was taken.")
PLACE_AMBIGUOUS = _("The name may mean a place or something else: it was not counted as a region.")
SOURCE_FROM_PAGE = _("The last source is the site whose name stood around the text.")
QUOTE_REOPENED = _("The quotation opens again before it closes: check where it begins and ends.")
QUOTE_UNOPENED = _("The quotation has no opening mark: where it begins is a guess.")
QUOTE_UNCLOSED = _("The quotation has no closing mark: where it ends is a guess.")
QUOTE_SPEAKERLESS = _("The quotation names no speaker.")
LINK_MISSING = _("The text promises a link and does not give it.")

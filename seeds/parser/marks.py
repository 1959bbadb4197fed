"""What the parser is not sure of, in words that an editor reads: whole English sentences, translated where shown."""

BYTES_EMPTY = "The file is empty."
BYTES_TOO_LONG = "The file is larger than one mebibyte."
BYTES_BINARY = "The file is binary, not a text."
BYTES_UNKNOWN = "The letters of the file are in no known encoding: UTF-8, UTF-16 or Windows-1251."
BYTES_WORDLESS = "There are no words in Russian or English in the file."
REFUSALS = (BYTES_EMPTY, BYTES_TOO_LONG, BYTES_BINARY, BYTES_UNKNOWN, BYTES_WORDLESS)

ENCODING_GUESSED = "The file was read as Windows-1251: check that its letters are right."
LANGUAGE_DISAGREES = "The file’s name says one language, and its letters another."
HEADLINE_PROPOSED = "The text has no headline: this one was made from its first sentence."
DATE_IMPOSSIBLE = "There is no such day in the calendar."
DATE_AMBIGUOUS = "Day and month may be the other way round: the day was taken to come first."
DATE_TWO_DAYS = "The text names two days that do not follow each other: they were taken as the first and the last."
DATE_WITHOUT_YEAR = "The date has no year: the one named elsewhere in the text was taken."
DATE_LEFT_OUT = "The date has no year, and the text does not tell it: the date was left out."
EVENT_WITHOUT_DATE = "The text gives no date for the event."
ZONE_ASSUMED = "The text names no time zone: Moscow time was taken."
PLACE_AMBIGUOUS = "The name may mean a place or something else: it was not counted as a region."
SOURCE_FROM_PAGE = "The last source is the site whose name stood around the text."
QUOTE_REOPENED = "The quotation opens again before it closes: check where it begins and ends."
QUOTE_UNOPENED = "The quotation has no opening mark: where it begins is a guess."
QUOTE_UNCLOSED = "The quotation has no closing mark: where it ends is a guess."
QUOTE_SPEAKERLESS = "The quotation names no speaker."
LINK_MISSING = "The text promises a link and does not give it."

REASONS = (
    ENCODING_GUESSED,
    LANGUAGE_DISAGREES,
    HEADLINE_PROPOSED,
    DATE_IMPOSSIBLE,
    DATE_AMBIGUOUS,
    DATE_TWO_DAYS,
    DATE_WITHOUT_YEAR,
    DATE_LEFT_OUT,
    EVENT_WITHOUT_DATE,
    ZONE_ASSUMED,
    PLACE_AMBIGUOUS,
    SOURCE_FROM_PAGE,
    QUOTE_REOPENED,
    QUOTE_UNOPENED,
    QUOTE_UNCLOSED,
    QUOTE_SPEAKERLESS,
    LINK_MISSING,
)

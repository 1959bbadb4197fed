"""Typography of rich text: each paragraph and heading is one line to the rules, whatever is bold or linked in it."""

from newsroom.language.typography import typeset_runs

from .mould import Box, Line

ADDRESSES = ("mailto:", "tel:")


def set_in_type(box: Box, language: str) -> Box:
    """The same box with its lines as they are printed in a language, "ru" or "en"."""
    for child in box.children:
        if isinstance(child, Line):
            texts = typeset_runs([(text, language_of(text, marks, language)) for text, marks in child.runs])
            child.runs = [(text, marks) for text, (_, marks) in zip(texts, child.runs, strict=True) if text]
        elif isinstance(child, Box):
            set_in_type(child, language)
    return box


def language_of(text, marks, language):
    """The language by which words are set; "" for code and for a link that shows its own address."""
    address = marks.get("a", "")
    if "code" in marks or address.startswith(ADDRESSES) or (text.strip() and text.strip() in address):
        return ""
    return marks.get("span", language)

"""Quotation marks: «ёлочки», “ ”, „ “ and ", nested, opened twice, never opened or never closed."""

from dataclasses import dataclass

from . import marks

OPENING, CLOSING, EITHER = "«„", "»", '“”"'
ALL = OPENING + CLOSING + EITHER


@dataclass(frozen=True)
class Quoted:
    """A quoted piece of a text: `start`–`end` with its marks; `flaw` is a reason, "" when the marks are in order."""

    start: int
    end: int
    text: str
    flaw: str = ""


def quoted(text: str) -> list[Quoted]:
    """The outermost quoted pieces of a paragraph, in order."""
    found: list[Quoted] = []
    stack: list[int] = []
    last_close = -1
    for index, sign in enumerate(text):
        if sign not in ALL:
            continue
        if _opens(text, index, text[stack[-1]] if stack else ""):
            if not stack:
                last_close = -1
            stack.append(index)
        elif stack:
            start = stack.pop()
            last_close = index
            if not stack:
                found.append(Quoted(start, index + 1, text[start + 1 : index]))
        elif _closes(text, index):
            start = found[-1].end if found else 0
            start += len(text[start:index]) - len(text[start:index].lstrip(" ,.—–-"))
            found.append(Quoted(start, index + 1, text[start:index], marks.QUOTE_UNOPENED))
    if stack and last_close > stack[0]:
        start = stack[0]
        found.append(Quoted(start, last_close + 1, _joined(text[start + 1 : last_close]), marks.QUOTE_REOPENED))
    elif stack:
        found.append(Quoted(stack[0], len(text), text[stack[0] + 1 :].rstrip(), marks.QUOTE_UNCLOSED))
    return found


def _opens(text: str, index: int, innermost: str) -> bool:
    sign = text[index]
    if sign in OPENING or sign in CLOSING:
        return sign in OPENING
    if sign == "“" and innermost == "„":
        return False
    if sign == "”" and innermost:
        return False
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return (not before or before.isspace() or before in "([—–-/" + ALL) and bool(after) and not after.isspace()


def _closes(text: str, index: int) -> bool:
    """Whether a mark that nothing opened ends something: not the inches of a screen, not a stray."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return bool(before) and not before.isspace() and not before.isdigit() and not after.isalnum()


def _joined(text: str) -> str:
    """The words of a quotation that was opened again in its middle: the second opening mark goes."""
    kept = []
    for index, sign in enumerate(text):
        if sign in '«„“"' and text[max(0, index - 2) : index].rstrip()[-1:] in {".", "!", "?", "…"}:
            continue
        kept.append(sign)
    return "".join(kept)

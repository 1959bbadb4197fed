"""Times of day and the clocks they are on: «в 16:00», "4:00 PM", "from 2 to 4 p.m.", «по московскому времени»."""

import re
from dataclasses import dataclass, replace
from datetime import time

TIME = re.compile(
    r"(?<![\d:.,/])(?:"
    r"(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[AaPp])\.?\s?[Mm](?![^\W_])\.?"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])"
    r"|(?P<h>[01]?\d|2[0-3])\s(?:часов|часа|час|ч\.)(?:\s(?P<m>[0-5]?\d)\s(?:минут[аы]?|мин\.))?"
    r"|(?<=\b[ВвСсКк]\s)(?P<hd>[01]?\d|2[0-3])\.(?P<md>[0-5]\d)(?![\d.])"
    r"|(?<=\bдо\s)(?P<he>[01]?\d|2[0-3])\.(?P<me>[0-5]\d)(?![\d.])"
    r")"
)
BARE_HOUR = re.compile(r"(?<![\d:.,])(1[0-2]|0?[1-9])(?::([0-5]\d))?(?:\s?[-–—]\s?|\s(?:to|till|until)\s)$")
NOON = re.compile(r"\b(?:at noon|в полдень)\b", re.IGNORECASE)
TO = re.compile(r"(?:\s?[-–—]\s?|,?\s(?:to|till|until|до|по)\s)")
DURATION = re.compile(r"\b(?:за|через|на|в течение|около)\s$", re.IGNORECASE)

ZONES = [
    (re.compile(r"московск\w*\sврем\w*|\bмск\b|\bMoscow\s(?:standard\s)?time|\bMSK\b", re.IGNORECASE), "Europe/Moscow"),
    (re.compile(r"минск\w*\sврем\w*|\bMinsk\stime", re.IGNORECASE), "Europe/Minsk"),
    (re.compile(r"(?:астан\w*|алмат\w*)\sврем\w*|\b(?:Astana|Almaty)\stime", re.IGNORECASE), "Asia/Almaty"),
]
OFFSET = re.compile(r"\b(?:UTC|GMT)(?:\s?([+−–-])\s?(\d{1,2})(?::00)?)?(?![\d:])")


@dataclass(frozen=True)
class TimeFound:
    """A time, or a span of time, at `start`–`end` of a text."""

    start: int
    end: int
    first: time
    last: time | None = None


def find_times(text: str) -> list[TimeFound]:
    """The times in a sentence, in order; two that are joined (“from 10:00 to 12:00”) are one span."""
    single = [_read(match, text) for match in TIME.finditer(text) if not DURATION.search(text, 0, match.start())]
    single += [TimeFound(match.start(), match.end(), time(12)) for match in NOON.finditer(text)]
    found: list[TimeFound] = []
    for one in sorted(single, key=lambda each: each.start):
        before = found[-1] if found else None
        if before and before.last is None and TO.fullmatch(text, before.end, one.start) and one.first > before.first:
            found[-1] = replace(before, end=one.end, last=one.first)
        else:
            found.append(one)
    return found


def find_zone(text: str) -> str | None:
    """The time zone that a text names ("Europe/Moscow", "Etc/GMT-7" for UTC+7), or None."""
    named = min(((m.start(), zone) for pattern, zone in ZONES if (m := pattern.search(text))), default=None)
    if named:
        return named[1]
    match = OFFSET.search(text)
    if not match:
        return None
    sign, hours = match[1], int(match[2] or 0)
    if hours == 0:
        return "Etc/GMT"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours <= 12 else None


def _read(match: re.Match, text: str) -> TimeFound:
    part = match.groupdict()
    if part["half"]:
        afternoon = part["half"] in "Pp"
        end = time(int(part["h12"]) % 12 + 12 * afternoon, int(part["m12"] or 0))
        bare = BARE_HOUR.search(text[max(0, match.start() - 12) : match.start()])
        if bare:
            hour = int(bare[1]) % 12 + 12 * afternoon
            start = time(hour, int(bare[2] or 0))
            if start > end:
                start = start.replace(hour=hour - 12)
            return TimeFound(match.start() - len(bare[0]), match.end(), start, end)
        return TimeFound(match.start(), match.end(), end)
    hour = part["h24"] or part["h"] or part["hd"] or part["he"]
    minute = part["m24"] or part["m"] or part["md"] or part["me"] or 0
    return TimeFound(match.start(), match.end(), time(int(hour), int(minute)))

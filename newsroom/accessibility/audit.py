"""What the last audit of every page found, as the statement tells it: `audit.json`, written by `make audit` alone."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "audit.json"
MOST_FAULTS = 50  # of those that are written down in full
PIECE = 300  # characters of each


def report(lines, *, on, minutes, versions, is_finished):
    """The result of a run as it is written down.

    `lines` are the records of the run, one for each page that was opened in one way: `{"page", "language", "scheme",
    "size", "asked": names of checks, "found": [(check, place)]}`. `versions` is {program: version}. A run that did not
    come to its end says so.
    """
    found = [(line, check, place) for line in lines for check, place in line["found"]]
    kinds = Counter(check for _line, check, _place in found)
    incomplete = kinds.pop("axe, incomplete", 0)
    return {
        "date": on.isoformat(),
        "finished": is_finished,
        "pages": len({line["page"] for line in lines}),
        "combinations": len(lines),
        "violations": kinds.total(),
        "incomplete": incomplete,
        "violations_by_check": dict(sorted(kinds.items())),
        "checks": sorted({name for line in lines for name in line["asked"]}),
        "languages": sorted({line["language"] for line in lines}),
        "schemes": sorted({line["scheme"] for line in lines}),
        "sizes": sorted({line["size"] for line in lines}, key=int),
        "versions": versions,
        "minutes": minutes,
        "found": [
            {name: line[name] for name in ("page", "language", "scheme", "size")}
            | {"check": check, "place": place[:PIECE]}
            for line, check, place in found[:MOST_FAULTS]
        ],
    }


def write(result, path=FILE):
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")


@cache
def last(path=FILE):
    """The last audit for the statement, or None where none is written down or it did not come to its end."""
    try:
        result = json.loads(path.read_text())
        told = {name: int(result[name]) for name in ("pages", "combinations", "violations", "incomplete")}
        told["on"] = date.fromisoformat(result["date"])
        told["axe"] = str(result["versions"]["axe-core"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not result.get("finished") or not told["combinations"]:
        return None
    return told | {"is_clean": not (told["violations"] or told["incomplete"])}

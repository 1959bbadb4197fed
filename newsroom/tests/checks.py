"""What a program can see of a page's readability, asked in the browser: each check lists the faults it finds.

The checks themselves are `checks.js`, beside this file. A check is asked in the surroundings that it is about: the
window, the reader's settings, what their system says.
"""

from itertools import pairwise
from pathlib import Path

from newsroom.accessibility.preferences import Preferences

# The hardest page to set: the smallest window and the largest letters.
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}
LARGEST = Preferences(size="200", letters="large", lines="large")

# {check: what it promises}, in the words of the norm it comes from (WCAG 2.2, unless it is our own).
ALWAYS = {
    "headings": "one h1, no level skipped, none empty (1.3.1, 2.4.6)",
    "languages": "words in the other language say so (3.1.2)",
    "linkNames": "a link read alone makes sense, and the same words lead to the same place (2.4.9)",
    "underlines": "links are underlined (1.4.1)",
    "longLines": "no line is longer than 80 characters (1.4.8)",
    "justified": "no text is justified (1.4.8)",
    "faint": "text is 7:1, and 10:1 where the system asks for more contrast (1.4.6)",
    "borders": "controls are 3:1, and 7:1 where the system asks for more contrast (1.4.11)",
    "smallTargets": "targets are 24 px, in the settings 44 px (2.5.8, 2.5.5)",
    "hereByColourAlone": "where the reader is, is not said by colour alone (1.4.1)",
    "sideways": "nothing scrolls sideways (1.4.10)",
    "clipped": "no words are cut off (1.4.4, 1.4.12)",
    "thinCells": "no cell of a table is too thin for words (1.4.10)",
    "scrollers": "what scrolls by itself can be reached with the keyboard and has a name (2.1.1)",
    "moving": "nothing moves where the system asks for less motion (2.3.3)",
    "scripts": "no script",
    "strangers": "nothing is loaded from another host",
}
WALK = {
    "walk": "the keyboard comes to everything, the link to the content first, and is never trapped (2.1.1, 2.1.2)",
    "focusAppearance": "the ring is 2 px wide and 3:1 against both sides (2.4.13)",
    "focusObscured": "nothing lies over what has the keyboard (2.4.12)",
    "focusOrder": "the keyboard goes as one reads (2.4.3)",
}
FORCED = {"unseenControls": "controls have an edge in forced colours", "hereByColourAlone": ALWAYS["hereByColourAlone"]}
# What a reader's system may ask for, and what is asked of a page then.
WISHES = {
    "forced colours": ({"forced_colors": "active"}, tuple(FORCED)),
    "more contrast": ({"contrast": "more"}, ("faint", "borders")),
    "more contrast in the dark": ({"contrast": "more", "color_scheme": "dark"}, ("faint", "borders")),
    "less motion": ({"reduced_motion": "reduce"}, ("moving",)),
}
ROOM = ("sideways", "clipped", "scrollers", "thinCells")

FROM_THE_TOP = (
    "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
)
SCRIPT = (Path(__file__).parent / "checks.js").read_text()

# WCAG 1.4.12: a reader's own spacing of text.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""


def faults(page, *names):
    """`[(check, piece of the page)]` of the checks that are named, or of all that always hold."""
    found = page.evaluate(
        f"names => {{ {SCRIPT}\n return names.map(name => [name, checks[name]()]); }}", list(names or ALWAYS)
    )
    return [(name, place) for name, places in found for place in places]


def focus(page):
    """How the element that has the keyboard is seen: see `focus` in checks.js."""
    return page.evaluate(f"() => {{ {SCRIPT}\n return focus(); }}")


def walk(page, most=400):
    """Every stop that the keyboard makes from the top of the page to its end, as `focus` sees it."""
    page.evaluate(FROM_THE_TOP)
    stops = []
    while len(stops) < most:
        page.keyboard.press("Tab")
        stop = focus(page)
        if stop["isPage"] or stop["html"] in [
            first["html"] for first in stops[:1]
        ]:  # the end, where the next stop is the browser's own, or the first again
            break
        stops.append(stop)
    return stops


def faults_of_walk(page):
    """What is wrong with the way of the keyboard through the page, as `[(check, piece of the page)]`: see WALK."""
    stops = walk(page)
    expected, needs_leap = page.evaluate(f"() => {{ {SCRIPT}\n return [stops(), needsLeap()]; }}")
    found = []
    if needs_leap and (not stops or stops[0]["href"] != "#main"):
        found.append(("walk", "the first stop is no link to the content"))
    if len(stops) != expected:
        found.append(("walk", f"{len(stops)} stops instead of {expected}: something traps or hides"))
    found += [("focusAppearance", stop["html"]) for stop in stops if not stop["isVisible"]]
    found += [("focusObscured", f"{stop['html']} lies under {stop['cover']}") for stop in stops if not stop["isClear"]]
    found += [
        ("focusOrder", f"{after['html']} comes after {before['html']}")
        for before, after in pairwise(stops[1:])
        if stands_before(after, before)
    ]
    return found


def stands_before(one, other):
    """Whether a reader would read this one first: it ends above the other, in the same column."""
    return one["bottom"] <= other["top"] + 1 and one["left"] < other["right"] and other["left"] < one["right"]

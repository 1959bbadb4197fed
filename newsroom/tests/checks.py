"""What a program can see of a page's readability, asked in the browser: each check lists the faults it finds."""

from newsroom.accessibility.preferences import Preferences

# The hardest page to set: the smallest window and the largest letters.
PHONE = {"width": 320, "height": 640}
LARGEST = Preferences(size="200", letters="large", lines="large")

# What is set wider than the window; boxes that scroll by themselves are no fault of the page.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .filter(element => !element.closest(".table-scroll")).slice(0, 5).map(element => element.outerHTML.slice(0, 200))"""

# Words cut off by a box that is too small for them.
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(element => {
  const scrollsOrHides = ".visually-hidden, .skip-link, .table-scroll, svg, input, select";
  return getComputedStyle(element).overflowX !== "visible" && !element.closest(scrollsOrHides)
    && element.textContent.trim() && element.clientWidth
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 200))"""

# Something to press that a finger misses; a link in the middle of a sentence is as high as its line.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")].filter(element => {
  if (!element.checkVisibility() || element.closest(".skip-link, .visually-hidden")) return false;
  const sentence = element.closest("p, li, dd, td, blockquote");
  if (getComputedStyle(element).display === "inline" && sentence?.innerText !== element.innerText) return false;
  const target = element.labels?.[0]?.contains(element) ? element.labels[0] : element;
  const {width, height} = target.getBoundingClientRect();
  return width < 24 || height < 24;
}).map(element => element.outerHTML.slice(0, 200))"""

# One h1, and no level left out on the way down.
HEADINGS = """() => {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(heading => +heading.localName[1]);
  const faults = levels.filter(level => level === 1).length === 1 ? [] : ["not one h1: " + levels];
  levels.forEach((level, at) => at && level > levels[at - 1] + 1 && faults.push(`h${level} after h${levels[at - 1]}`));
  return faults;
}"""

# Texts that do not say their language: four Latin words on a Russian page, two Cyrillic ones on an English page.
UNMARKED = r"""() => {
  const foreign = {ru: /[A-Za-z]{2,}(?:[^А-Яа-яЁё]*?\s[A-Za-z]{2,}){3}/, en: /[А-Яа-яЁё]{2,}\s+[А-Яа-яЁё]{2,}/};
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
    if (!parent.matches("script, style") && foreign[parent.closest("[lang]").lang]?.test(text)) found.push(text);
  }
  return found;
}"""

# How the element that has the keyboard is seen: its outline, and whether something lies over it.
FOCUS = """() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const over = document.elementFromPoint(box.x + Math.min(box.width / 2, 5), box.y + box.height / 2);
  return {
    html: element.outerHTML.slice(0, 120),
    text: element.innerText?.trim() ?? "",
    href: element.getAttribute("href"),
    isVisible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 1 && box.height > 1,
    isClear: !!over && (element.contains(over) || over.contains(element)),
  };
}"""
STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=radio]), select, summary, [tabindex='0']"
  )].filter(element => element.checkVisibility() && element.type !== "hidden").length"""

# WCAG 1.4.12: a reader's own spacing of text.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""

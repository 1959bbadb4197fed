"""Whether a page is HTML as the standard has it: what a parser stumbles over, and what may not stand where.

html5lib reports every parse error that the standard names; it does not know what may stand in what, so the rules that
templates break most easily are held here: https://html.spec.whatwg.org/multipage/dom.html#content-models
"""

from collections import Counter

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
PHRASING_ONLY = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "em", "strong", "b", "i", "button", "label", "time", "cite"),
    *("legend", "summary"),
}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure", "footer"),
    *("form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul", "li", "dd", "dt"),
}
INTERACTIVE = {"a", "button", "input", "select", "textarea", "details", "label", "iframe"}
CHILDREN = {
    "ul": {"li", "template"},
    "ol": {"li", "template"},
    "dl": {"dt", "dd", "div", "template"},
    "tr": {"th", "td", "template"},
    "select": {"option", "optgroup", "hr"},
}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "headers")
NEEDED = {"img": {"src", "alt", "width", "height"}, "a": {"href"}, "html": {"lang"}}


def faults(html):
    """What is wrong with a whole page, as a list of lines; empty where nothing is."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    tree = parser.parse(html)
    found = [
        f"line {line}: {code} {' '.join(map(str, details.values()))}".strip()
        for (line, _column), code, details in parser.errors
    ]
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = Counter(element.get("id") for element in elements if "id" in element.attrib)
    found += [f"{count} elements have the id {name!r}" for name, count in ids.items() if count > 1 or not name.strip()]
    for element in elements:
        found += faults_of(element, ids)
    found += list(faults_inside(tree, ()))
    return found


def name_of(element):
    return element.tag.removeprefix(HTML)


def faults_of(element, ids):
    """What is wrong with an element taken alone."""
    name = name_of(element)
    for attribute in NEEDED.get(name, set()) - element.attrib.keys():
        yield f"<{name}> has no {attribute}: {dict(element.attrib)}"
    for attribute in POINTERS:
        for target in element.get(attribute, "").split():
            if target not in ids:
                yield f"<{name} {attribute}={target!r}> points at nothing"
    if name in CHILDREN:
        for child in element:
            if isinstance(child.tag, str) and name_of(child) not in CHILDREN[name]:
                yield f"<{name_of(child)}> in <{name}>"


def faults_inside(element, above):
    """What stands where it may not, `above` being the names of the elements around."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = name_of(child)
        if above and above[-1] in PHRASING_ONLY and name in BLOCKS:
            yield f"<{name}> in <{above[-1]}>"
        if name in INTERACTIVE and child.get("type") != "hidden":
            for outer in {"a", "button"} & set(above):
                yield f"<{name}> in <{outer}>"
        if name == "form" and "form" in above:
            yield "<form> in <form>"
        yield from faults_inside(child, (*above, name))

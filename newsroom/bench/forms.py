"""A form as a browser would send it back, read from its page."""

from html.parser import HTMLParser


def filled_in(page):
    """What the first big form of a page says: `{name: value}`, a list where a field was given several times."""
    reader = FormReader()
    reader.feed(page)
    return {name: values if len(values) > 1 else values[0] for name, values in reader.sent.items()}


class FormReader(HTMLParser):
    """Reads the fields of the admin's form (its id ends in “_form”); buttons send nothing."""

    def __init__(self):
        super().__init__()
        self.sent, self.is_inside = {}, False
        self.area = self.select = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.is_inside = (attrs.get("id") or "").endswith("_form")
        elif self.is_inside and tag in READERS:
            READERS[tag](self, attrs)

    def handle_data(self, data):
        if self.area:
            written = self.sent[self.area][-1]
            self.sent[self.area][-1] += data if written else data.removeprefix("\n")  # which browsers leave out

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea":
            self.area = None

    def send(self, name, value):
        self.sent.setdefault(name, []).append(value)

    def read_input(self, attrs):
        is_off = attrs.get("type") in ("checkbox", "radio") and "checked" not in attrs
        if attrs.get("name") and not is_off and attrs.get("type") not in ("submit", "button", "file"):
            self.send(attrs["name"], attrs.get("value") or "")

    def read_textarea(self, attrs):
        self.area = attrs.get("name")
        if self.area:
            self.send(self.area, "")

    def read_select(self, attrs):
        self.select = attrs.get("name")

    def read_option(self, attrs):
        if self.select and "selected" in attrs:
            self.send(self.select, attrs.get("value") or "")


READERS = {
    "input": FormReader.read_input,
    "textarea": FormReader.read_textarea,
    "select": FormReader.read_select,
    "option": FormReader.read_option,
}

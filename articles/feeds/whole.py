"""What stands on a page, fit to stand elsewhere."""

import re
from urllib.parse import urljoin

ADDRESSES = re.compile(r' (href|src|srcset)="([^"]*)"')
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot say


def with_whole_addresses(html, page):
    """The HTML of a page as it may stand elsewhere: every address in it begins with the site's own."""

    site = urljoin(page, "/").removesuffix("/")

    def whole(attribute):
        name, value = attribute.groups()
        addresses = value.split(", ") if name == "srcset" else [value]
        # Nearly all begin at the root, and `urljoin` takes its time.
        joined = (site + part if part[:1] == "/" != part[1:2] else urljoin(page, part) for part in addresses)
        return f' {name}="{", ".join(joined)}"'

    return ADDRESSES.sub(whole, html)


def printable(value):
    """A text, or texts in a tuple or list, without the letters that would break a whole feed."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, list):
        return [printable(part) for part in value]
    if hasattr(value, "_fields"):
        return type(value)(*map(printable, value))
    return value

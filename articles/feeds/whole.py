"""What stands on a page, fit to stand elsewhere."""

import re
from urllib.parse import urljoin

ADDRESSES = re.compile(r' (href|src|srcset)="([^"]*)"')


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

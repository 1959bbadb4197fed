"""What addresses carry for those who count visitors, and pages that only pass a visitor on: known to the server,
which cleans what is saved, and to the editor, which cleans what is pasted.
"""

import re
from urllib.parse import parse_qsl, urlsplit

#: Names of parameters; one that ends in "_" stands for all that begin so.
PARAMETERS = [
    "utm_", "mtm_", "hsa_", "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "gad_source", "srsltid", "_ga",
    "_gl", "yclid", "ysclid", "ymclid", "_openstat", "fbclid", "msclkid", "twclid", "ttclid", "li_fat_id", "igsh",
    "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "wickedid",
    "rb_clickid", "roistat_visit",
]  # fmt: skip
#: Host and path of a page that passes on, and its parameter that says where to; hosts under the host count too.
REDIRECTS = {
    "google.com/url": ["q", "url"],
    "google.ru/url": ["q", "url"],
    "l.facebook.com/l.php": ["u"],
    "l.instagram.com/": ["u"],
    "youtube.com/redirect": ["q"],
    "vk.com/away.php": ["to"],
    "vk.ru/away.php": ["to"],
    "ok.ru/dk": ["st.link"],
    "linkedin.com/redir/redirect": ["url"],
    "slack-redir.net/link": ["url"],
    "safelinks.protection.outlook.com/": ["url"],
}
TRACKED = re.compile("|".join(re.escape(name) + (r"\w*" if name.endswith("_") else "") for name in PARAMETERS), re.I)


def is_tracking(pair: str) -> bool:
    """Whether one "name=value" of a query only counts visitors."""
    return TRACKED.fullmatch(pair.partition("=")[0]) is not None


def destination(href: str) -> str | None:
    """Where an address leads that only passes on; None for any other."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"}:
        return None
    place = f"{parts.netloc.lower()}{parts.path or '/'}"
    names = next((names for page, names in REDIRECTS.items() if place == page or place.endswith(f".{page}")), [])
    asked = dict(parse_qsl(parts.query))
    return next((asked[name] for name in names if asked.get(name, "").startswith(("http://", "https://"))), None)

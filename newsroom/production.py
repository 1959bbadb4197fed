"""What production does without rather than start: told all at once, before anything else is loaded."""

import re

from .proxies import is_proxy

SHORTEST_KEY = 50  # what `check --deploy` asks for, too
FEWEST_LETTERS = 5


def faults(settings) -> list[str]:
    """What is unsafe in these settings, each a sentence that names the setting; [] when nothing is."""
    key, hosts = settings["SECRET_KEY"], settings["ALLOWED_HOSTS"]
    engine = settings["DATABASES"]["default"].get("ENGINE", "")
    is_sqlite = engine.endswith("sqlite3")
    told = {
        "SECRET_KEY: production needs one of its own.": key in {"", settings["DEVELOPMENT_KEY"]},
        f"SECRET_KEY: it has to be random, and {SHORTEST_KEY} letters long or longer.": is_weak(key),
        "DEBUG: production does not show its traces to readers.": settings["DEBUG"],
        "ALLOWED_HOSTS: name the hosts of the site.": not hosts,
        "ALLOWED_HOSTS: * is every host that somebody makes up.": "*" in hosts,
        "ALLOWED_HOSTS: names alone, such as newsroom.example.org, without https://, ports and spaces.": (
            any(re.search(r"[/\s]|^[^[]*:|\]:", host) for host in hosts)
        ),
        "DATABASE_URL: such as postgres://user:password@host:5432/newsroom; an @ in it is written %40.": not engine,
        "REDIS_URL: such as redis://:password@host:6379/0.": (
            bool(settings["REDIS_URL"]) and not settings["REDIS_URL"].startswith(("redis://", "rediss://", "unix://"))
        ),
        "TRUSTED_PROXIES: addresses, networks such as 10.0.0.0/24, or unix, with commas between them.": (
            not all(map(is_proxy, settings["TRUSTED_PROXIES"]))
        ),
        "EMAIL_URL: links to a new password go by mail.": not settings["EMAIL_URL"],
        "MACHINES: several machines need PostgreSQL; DATABASE_URL is a SQLite file, which one machine has to itself.": (
            is_sqlite and settings["MACHINES"] > 1
        ),
        "EDITION_FRONT: of several machines each would send pages that another has changed; leave it out.": (
            bool(settings["EDITION_FRONT"]) and settings["MACHINES"] > 1
        ),
    }
    return [sentence for sentence, is_so in told.items() if is_so]


def is_weak(key) -> bool:
    return len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS or key.startswith("django-insecure-")

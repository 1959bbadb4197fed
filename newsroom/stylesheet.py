"""The one stylesheet of the public pages: its sources joined, each in the layer of its name.

Django's static files ask finders, when they are collected and when a development server answers; this finder joins
the sources then, so that what readers get is never older than what was written.
"""

import posixpath
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

NAME = "newsroom/site.css"
SOURCES = Path(__file__).parent / "static" / "newsroom" / "css"
LAYERS = ("fonts", "stand-ins", "tokens", "base", "layout", "components", "accessibility", "print")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
ADDRESS = re.compile(r'url\("([^"]+)"\)')


class StylesheetFinder(BaseFinder):
    """Finds one file, `newsroom/site.css`, made of the sources beside it."""

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        found = write()
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns):
        if not matches_patterns(NAME, ignore_patterns):
            yield NAME, FileSystemStorage(location=write().parents[1])


def write() -> Path:
    """Write the joined stylesheet into `settings.VAR`, when it changed, and say where it is."""
    target = settings.VAR / "stylesheet" / NAME
    css = joined()
    if not target.exists() or target.read_text() != css:
        target.parent.mkdir(parents=True, exist_ok=True)
        half_written = target.with_suffix(".part")
        half_written.write_text(css)
        half_written.replace(target)
    return target


def joined() -> str:
    """All sources in the order of their layers; a file in a folder belongs to the layer of the folder."""
    parts = [f"@layer {','.join(LAYERS)};"]
    for layer in LAYERS:
        for source in [SOURCES / f"{layer}.css"] if layer != "components" else sorted((SOURCES / layer).glob("*.css")):
            parts.append(f"@layer {layer}{{{squeezed(source)}}}")
    return "\n".join(parts) + "\n"


def squeezed(source: Path) -> str:
    """One source without comments and spare white space, its addresses as seen from `newsroom/`."""
    folder = source.parent.relative_to(SOURCES.parent).as_posix()
    css = ADDRESS.sub(
        lambda match: f'url("{posixpath.normpath(posixpath.join(folder, match[1]))}")', source.read_text()
    )
    return SPACE.sub(" ", COMMENT.sub("", css)).strip()

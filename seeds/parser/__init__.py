"""Read a raw press text: bytes or text in, a Document out. No Django, no network, no database.

`parse(raw, name, gazetteer)` (see reading.py of this package for what it refuses) is the one door.
"""

from .document import Document, UnreadableText

__all__ = ["Document", "UnreadableText"]

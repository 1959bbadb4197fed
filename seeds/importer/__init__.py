"""Write press texts into the newsroom: what the parser read becomes drafts, then the workflow publishes them.

`load_folder(folder)` is the door; `loading.py` says what happens to one story.
"""

from .loading import Outcome, load_folder

__all__ = ["Outcome", "load_folder"]

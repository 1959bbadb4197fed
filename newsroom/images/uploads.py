"""What every upload goes through, whatever it holds."""

import errno
import hashlib
import unicodedata
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


class CleanFile(ContentFile):
    """Content that was judged: only this is ever stored.

    Its name comes from the content, so that nobody can choose or guess an address; `columns` is what the judging found
    out about it, by the names of the model's fields.
    """

    def __init__(self, content: bytes, suffix: str, **columns):
        super().__init__(content, name=f"{hashlib.sha256(content).hexdigest()[:32]}.{suffix}")
        self.columns = {"size": len(content), **columns}


def original_name(upload) -> str:
    """The name that people gave, fit to be shown and offered again: no folders, nothing invisible, 255 characters."""
    name = PurePath((upload.name or "").replace("\\", "/")).name
    name = unicodedata.normalize("NFC", name)
    return "".join(letter for letter in name if unicodedata.category(letter)[0] != "C").strip()[-255:]


def suffix_of(upload) -> str:
    """The end of the given name without its dot: "jpg"; "" where there is none."""
    return PurePath(original_name(upload)).suffix.lower().removeprefix(".")


def refuse_size(upload, limit):
    """Raise ValidationError for what is empty or has more than `limit` bytes; nothing is read for it."""
    if not upload.size:
        raise ValidationError(_("The file is empty."), code="empty")
    if upload.size > limit:
        raise ValidationError(
            _("The file takes %(size)s; the limit is %(limit)s."),
            code="too_large",
            params={"size": filesizeformat(upload.size), "limit": filesizeformat(limit)},
        )


def is_full(error) -> bool:
    """Whether an error says that nothing more can be written where it happened."""
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}


def no_room():
    """What is said of an upload for which there is no room: the form keeps all that was typed."""
    return ValidationError(
        _("There is no room for the file: the disk of the newsroom is full. Tell whoever looks after it."), code="full"
    )

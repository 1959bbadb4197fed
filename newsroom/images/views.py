import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe
from django.views.generic import DetailView

from .models import Attachment, Image
from .public_uses import is_public
from .renditions import make_renditions, rendition_named

# Every name that this room gives to a file has one of these shapes; nothing else is looked for on disk.
KEPT = re.compile(r"(pictures|documents|renditions/\w{1,80})/[\w-]{1,80}\.(?P<suffix>avif|jpg|png|pdf|docx)", re.ASCII)
CONTENT_TYPES = {
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
A_YEAR = 365 * 24 * 60 * 60


class ImageDetail(DetailView):
    """A picture at its full size, for readers: only where something public shows it."""

    model = Image

    def get_object(self, queryset=None):
        image = super().get_object(queryset)
        if not is_public(image):
            raise Http404
        return image


def kept_since(request, path):
    if not KEPT.fullmatch(path) or not default_storage.exists(path):
        return None
    return default_storage.get_modified_time(path)


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
@condition(last_modified_func=kept_since)
def media(request, path):
    """An uploaded file, or a rendition, which is made if it is missing. A document comes under its own name."""
    name = KEPT.fullmatch(path)
    if not name:
        raise Http404
    is_document = path.startswith("documents/")
    filename = get_object_or_404(Attachment, file=path).original_name if is_document else ""
    return FileResponse(
        _open(path),
        as_attachment=is_document,
        filename=filename,
        content_type=CONTENT_TYPES[name["suffix"]],
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"},
    )


def _open(path):
    try:
        if path.startswith("renditions/") and not default_storage.exists(path):
            rendition = rendition_named(path, Image.objects)
            if rendition:
                make_renditions(rendition.image, [rendition])
        return default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404 from error

import re
from contextlib import suppress

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe
from django.views.generic import DetailView

from .models import Attachment, Image
from .public_uses import is_public
from .renditions import make_renditions, pictures_named, rendition_named

# Every name that this room gives to a file has one of these shapes; nothing else is looked for on disk.
KEPT = re.compile(r"(pictures|documents|renditions/\w{1,80})/[\w-]{1,80}\.(avif|jpg|png|pdf|docx)", re.ASCII)
CONTENT_TYPES = {
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
AN_HOUR, A_DAY = 60 * 60, 24 * 60 * 60


class ImageDetail(DetailView):
    """A picture at its full size, for readers: only where something public shows it."""

    model = Image

    def get_object(self, queryset=None):
        image = super().get_object(queryset)
        if not is_public(image):
            raise Http404
        return image


@require_safe
def media(request, path):
    """An uploaded file, or a rendition: for readers when something public uses it, for who may see it at the desk.

    What is public costs one query, and the session is not looked at. How long it is kept after it has been withdrawn
    is what we tell caches here.
    """
    if not KEPT.fullmatch(path):
        raise Http404
    model = Attachment if path.startswith("documents/") else Image
    named = model.objects.filter(file__in=pictures_named(path) or [path])
    upload = named.public().first()
    is_secret = upload is None
    if is_secret:
        upload = named.seen_by(request.user).first() if may_look(request.user, model) else None
    if upload is None:
        raise Http404
    response = send(request, path, upload)
    if is_secret:
        patch_cache_control(response, private=True, no_cache=True)
        return response
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # who reads our feed elsewhere sees its pictures
    if model is Attachment:
        patch_cache_control(response, public=True, max_age=AN_HOUR)
    else:
        patch_cache_control(response, public=True, max_age=A_DAY, immutable=True)
    return response


def may_look(user, model):
    return user.is_staff and user.has_perm(f"images.view_{model._meta.model_name}")


def kept_since(request, path, upload):
    with suppress(FileNotFoundError):
        return default_storage.get_modified_time(path)


@condition(last_modified_func=kept_since)
def send(request, path, upload):
    """The file as it lies there; a missing rendition is made. A document comes under its own name."""
    is_document = isinstance(upload, Attachment)
    response = FileResponse(
        _open(path, upload),
        as_attachment=is_document,
        filename=upload.original_name if is_document else "",
        content_type=CONTENT_TYPES[path.rpartition(".")[2]],
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"},
    )
    return leave_to_nginx(response, path) if settings.MEDIA_ACCEL else response


def leave_to_nginx(response, path):
    """The same answer without the file: nginx in front puts it in from this machine's folder (`deploy/nginx`)."""
    response.close()
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return HttpResponse(headers=headers | {"X-Accel-Redirect": f"/uploads-allowed/{path}"})


def _open(path, upload):
    try:
        if path.startswith("renditions/") and not default_storage.exists(path):
            rendition = rendition_named(path, upload)
            if rendition:
                make_renditions(upload, [rendition])
        return default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404 from error

"""Taking in a picture: what we accept, and how it becomes clean."""

import warnings
from io import BytesIO

import PIL.Image
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import ImageCms, ImageOps

from .uploads import CleanFile, original_name, refuse_size, suffix_of

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 4096

JPEG_SUFFIXES = {"jpg", "jpeg", "jpe", "jfif"}
SUFFIXES = {
    "JPEG": JPEG_SUFFIXES,
    "MPO": JPEG_SUFFIXES,  # what Pillow calls a JPEG with a second picture inside, as telephones make them
    "PNG": {"png"},
    "WEBP": {"webp"},
    "AVIF": {"avif"},
    "GIF": {"gif"},
}
FORMATS = [name for name in SUFFIXES if name != "MPO"]
LOSSLESS = {"PNG", "GIF"}
SRGB = ImageCms.createProfile("sRGB")


def clean_picture(upload) -> CleanFile:
    """Judge a picture by its content and draw it anew.

    What is kept is an RGB picture in sRGB, turned the right way up, on white where it was transparent, at most
    `MAX_SIDE` pixels on its longer side, the first frame of what moves, and nothing else that the file carried: no
    EXIF, no place, no comments, nothing hidden before or behind the picture. `columns` gives `original_name`, `size`
    in bytes, `width` and `height` in pixels. Raises ValidationError.
    """
    refuse_size(upload, MAX_BYTES)
    upload.seek(0)
    content = BytesIO(upload.read())
    with warnings.catch_warnings():
        warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
        picture, picture_format = _open(content, suffix_of(upload))
        try:
            picture = _redraw(picture)
        except Exception as error:  # Pillow tells of damage by a dozen kinds of error, from OSError to SyntaxError
            raise ValidationError(
                _("The picture is damaged or was not sent whole. Open it, save it again and send it anew."),
                code="damaged",
            ) from error
    kept = BytesIO()
    if picture_format in LOSSLESS:
        suffix = "png"
        picture.save(kept, "PNG")
    else:
        suffix = "jpg"
        picture.save(kept, "JPEG", quality=92, subsampling="4:4:4", progressive=True)
    return CleanFile(
        kept.getvalue(), suffix, original_name=original_name(upload), width=picture.width, height=picture.height
    )


def _open(content, suffix):
    try:
        picture = PIL.Image.open(content, formats=FORMATS)
    except (PIL.Image.DecompressionBombWarning, PIL.Image.DecompressionBombError) as error:
        raise _too_many_pixels() from error
    except Exception as error:
        raise ValidationError(
            _("This is not a picture that we can take. Send a JPEG, PNG, WebP, AVIF or GIF file."), code="not_a_picture"
        ) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_many_pixels()
    if suffix and suffix not in SUFFIXES[picture.format]:
        raise ValidationError(
            _("The name ends in “.%(suffix)s”, but inside is a %(format)s picture. Give it the right name."),
            code="wrong_suffix",
            params={"suffix": suffix, "format": "JPEG" if picture.format == "MPO" else picture.format},
        )
    return picture, picture.format


def _too_many_pixels():
    return ValidationError(
        _("The picture has more than %(millions)s million pixels. Make it smaller and send it again."),
        code="too_many_pixels",
        params={"millions": MAX_PIXELS // 1_000_000},
    )


def _redraw(picture):
    """Made small first, because a picture of 50 million pixels takes 200 MB, and so does every copy of it."""
    picture = _eight_bits(picture)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=1.0)
    ImageOps.exif_transpose(picture, in_place=True)
    profile = picture.info.get("icc_profile")
    picture = _in_srgb(_on_white(picture), profile)
    picture.info.clear()
    return picture


def _eight_bits(picture):
    """Without a palette, 8 bits a channel: what can be made smaller."""
    if picture.mode in {"I", "I;16", "I;16B"}:
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in {"L", "RGB", "CMYK"} and not picture.has_transparency_data:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _on_white(picture):
    if picture.mode != "RGBA":
        return picture
    white = PIL.Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def _in_srgb(picture, profile):
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that is broken or meant for another kind of picture: the plain colours are the best guess
    return picture.convert("RGB")

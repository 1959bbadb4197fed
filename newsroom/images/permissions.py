"""Who may change what of a picture or a document: it follows from what somebody may do with texts."""

from newsroom.language import is_filled, per_language

from .public_uses import is_public


def writable_fields(user, upload) -> set[str]:
    """The fields of an upload that somebody may write as things stand; two queries at most.

    Who changes published texts writes all of them, and so does who brought the file in, until readers see it. Who works
    for every region writes the words, and where readers see them only those that are missing.
    """
    everything = {field.name for field in upload._meta.fields if field.editable}
    if user.has_perm("publishing.any_status"):
        return everything
    public = is_public(upload)
    if upload.uploaded_by_id == user.pk and not public:
        return everything
    if not user.has_perm("publishing.any_region"):
        return set()
    words = {name for field in upload.words for name in per_language(field)}
    return {name for name in words if not (public and is_filled(getattr(upload, name)))}


def may_delete(user, upload) -> bool:
    """Whether this is somebody's to delete; what a text uses the database keeps from everybody."""
    return upload.uploaded_by_id == user.pk or user.has_perm("publishing.any_status")

from .preferences import STANDARD


def a11y(request):
    """The reader's preferences, for `<html data-a11y-…>` and for pictures."""
    return {"a11y": getattr(request, "a11y", STANDARD)}

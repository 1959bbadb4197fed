"""Filling in a form of the desk the way a browser does."""


def form_data(client, address, **changes):
    """What a browser would post from the form at an address, with some fields changed."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {name: value for form in forms for name, value in posted(form)} | changes


def posted(form):
    for bound in form:
        widget, value = bound.field.widget, bound.value()
        name = bound.html_name
        if hasattr(widget, "decompress") and not isinstance(value, list):
            for number, part in enumerate(widget.decompress(value)):
                yield f"{name}_{number}", "" if part is None else str(part)
        elif value is True:
            yield name, "on"
        elif value is not None and value is not False:
            yield name, [str(getattr(one, "pk", one)) for one in value] if isinstance(value, list) else str(value)

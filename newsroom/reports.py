"""Faults reported to Sentry, or to anything that speaks as it does: what broke and where, and nothing about people."""

from .logs import request_id, without_people

KEPT_OF_REQUEST = ("method", "url")


def begin(dsn, environment):
    import sentry_sdk  # here: a newsroom that reports to nobody need not load it
    from sentry_sdk.integrations.django import DjangoIntegration
    from sentry_sdk.integrations.logging import LoggingIntegration

    sentry_sdk.init(
        dsn,
        environment=environment,
        integrations=[DjangoIntegration(transaction_style="url"), LoggingIntegration(level=None)],
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0,
        before_send=clean,
    )


def clean(event, hint):
    """Take out who was there: cookies, headers, queries, addresses, names, wherever they stand."""
    asked = event.get("request", {})
    event["request"] = {name: asked[name] for name in KEPT_OF_REQUEST if name in asked}
    if number := request_id.get():
        event.setdefault("tags", {})["request"] = number
    for name in ("user", "breadcrumbs", "extra", "server_name"):
        event.pop(name, None)
    return cleaned(event)


def cleaned(value):
    if isinstance(value, str):
        return without_people(value)
    if isinstance(value, dict):
        return {name: cleaned(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(part) for part in value]
    return value

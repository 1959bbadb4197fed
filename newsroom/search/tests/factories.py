from django.apps import apps

from newsroom import search


def make_item(title="", body="", language="ru"):
    """An item that search knows; gives its number."""
    item = apps.get_model("publishing", "Item").objects.create(kind="article")
    search.index(item.pk, language, title, body)
    return item.pk

"""One page with the editor of both languages, and a picture that offers itself."""

from django.forms import modelform_factory
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path
from django.utils import translation

from newsroom.prose.offers import offer

from .models import Note

PICTURE = "0a2b3c4d-1111-4222-8333-444455556666"
PAGE = Template(
    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Desk</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/static/admin/css/base.css">
    <link rel="stylesheet" href="/static/admin/css/dark_mode.css">
    {{ form.media }}</head><body><main><h1>Desk</h1><p>{{ offer }}</p>
    <form method="post">{{ form }}</form></main></body></html>"""
)


def desk(request):
    form = modelform_factory(Note, fields=["text_ru", "text_en"])(request.POST or None)
    if form.is_valid():
        form.save()
    with translation.override("en"):
        context = {"form": form, "offer": offer("picture", PICTURE, "A view of the park")}
        return HttpResponse(PAGE.render(Context(context)))


urlpatterns = [path("", desk)]

"""What MEDIA_URL answers, with DEBUG off too: belongs outside the language prefix."""

from django.urls import path

from . import views

urlpatterns = [path("media/<path:path>", views.media, name="media")]

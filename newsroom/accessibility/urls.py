from django.urls import path

from . import views

app_name = "accessibility"

urlpatterns = [
    path("", views.settings_page, name="settings"),
    path("save/", views.save, name="save"),
]

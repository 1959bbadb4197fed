from django.urls import path

from . import views

app_name = "site"
urlpatterns = [path("<slug:slug>/", views.PageDetail.as_view(), name="page")]

from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("", views.EventList.as_view(), name="list"),
    path("<int:pk>-<slug:slug>/", views.EventDetail.as_view(), name="detail"),
    path("<int:pk>/", views.EventDetail.as_view(), {"slug": ""}),
    path("<int:pk>-<slug:slug>/event.ics", views.calendar, name="calendar"),
]

from django.urls import path

from . import calendar_views, views

app_name = "events"
urlpatterns = [
    path("", views.EventList.as_view(), name="list"),
    path("calendar.ics", calendar_views.coming_calendar, name="subscription"),
    path("<int:pk>-<slug:slug>/", views.EventDetail.as_view(), name="detail"),
    path("<int:pk>/", views.EventDetail.as_view(), {"slug": ""}),
    path("<int:pk>-<slug:slug>/event.ics", calendar_views.calendar, name="calendar"),
]

from django.urls import path, re_path

from . import calendar_views, share, views

app_name = "events"
urlpatterns = [
    path("", views.EventList.as_view(), name="list"),
    path("calendar.ics", calendar_views.coming_calendar, name="subscription"),
    re_path(r"^(?P<year>[0-9]{4})/(?P<month>0[1-9]|1[0-2])/$", views.month, name="month"),
    path("<int:pk>-<slug:slug>/", views.EventDetail.as_view(), name="detail"),
    path("<int:pk>-<slug:slug>/share.jpg", share.EventShare.as_view(), name="share"),
    path("<int:pk>/", views.EventDetail.as_view(), {"slug": ""}, name="short"),
    path("<int:pk>-<slug:slug>/event.ics", calendar_views.calendar, name="calendar"),
]

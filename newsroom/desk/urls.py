from django.contrib import admin
from django.urls import path

from . import views

app_name = "desk"
inside = admin.site.admin_view

# Included under the admin's address, before the admin; its first page itself is `NewsroomAdminSite.index`.
urlpatterns = [
    path("calendar/", inside(views.calendar), name="calendar"),
    path("follow-ups/", inside(views.follow_ups), name="follow_ups"),
    path("follow-ups/settle/", inside(views.settle_one), name="settle"),
    path("follow-ups/settled/<int:pk>/again/", inside(views.take_up), name="take_up"),
]

from django.contrib import admin
from django.urls import path

from . import views

# Included under the admin's address, before the admin. The sign-in page finds its link by `admin_password_reset`.
urlpatterns = [
    path("password_reset/", views.PasswordReset.as_view(), name="admin_password_reset"),
    path("password_reset/done/", views.PasswordResetDone.as_view(), name="admin_password_reset_done"),
    path(
        "password_reset/<uidb64>/<token>/",
        views.PasswordResetConfirm.as_view(),
        name="admin_password_reset_confirm",
    ),
    path("profile/", admin.site.admin_view(views.Profile.as_view()), name="admin_profile"),
]

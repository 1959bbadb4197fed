"""The addresses of the house, and one behind which something breaks."""

from django.urls import path

from newsroom import urls as house


def broken(request, language):
    raise ZeroDivisionError("This page breaks, so that the page for it can be seen.")


handler404, handler500 = house.handler404, house.handler500
urlpatterns = [path("<str:language>/broken/", broken), *house.urlpatterns]

"""Pages of the desk beside the first one: the calendar, and the follow-ups with what became of them."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.months import Month

from .calendar import A_DAY, Calendar, Unknown, month_of, span_from, week_of
from .follow_ups import find, follow_ups_for, settle
from .models import Settled

MOST = 200  # follow-ups of a page, and as many settled ones

may_settle = permission_required("desk.settle", raise_exception=True)


def page(request, template, title, **context):
    return render(request, template, {**admin.site.each_context(request), "title": title, **context})


@require_safe
def calendar(request):
    try:
        span = span_from(request.GET)
    except Unknown:
        text = _("The address asked the calendar for something that it does not know. Here is this week.")
        messages.warning(request, text)
        return redirect("desk:calendar")
    today, is_month = timezone.localdate(), "month" in request.GET
    shown = today if span.is_current else span.first
    return page(
        request,
        "desk/calendar.html",
        _("Calendar"),
        calendar=Calendar(span, request.user, *([A_DAY] if is_month else [])),
        is_month=is_month,
        week=week_of(shown),
        month=month_of(Month.of(shown)),
        this_week=week_of(today),
    )


@require_safe
@may_settle
def follow_ups(request):
    return page(
        request,
        "desk/follow_ups.html",
        _("Follow-ups"),
        follow_ups=follow_ups_for(request.user, MOST),
        settled=Settled.objects.answered_for(request.user)[:MOST],
    )


@require_POST
@may_settle
def settle_one(request):
    """“Done” or “not needed”, whichever button of the list was pressed."""
    outcome = next((name for name in Settled.Outcome.values if name in request.POST), None)
    found = outcome and find(request.user, request.POST[outcome])
    if not found:
        messages.warning(request, _("This follow-up is no longer asked: somebody settled it, or its date moved."))
    elif settle(found, outcome, by=request.user):
        messages.success(request, _("The follow-up is settled. It can be taken up again from the list of follow-ups."))
    else:
        messages.info(request, _("Somebody else has just settled this follow-up."))
    return HttpResponseRedirect(back(request))


@require_POST
@may_settle
def take_up(request, pk):
    """Ask a settled follow-up again."""
    get_object_or_404(Settled.objects.answered_for(request.user), pk=pk).delete()
    messages.success(request, _("The follow-up is asked again, as long as its date says so."))
    return redirect("desk:follow_ups")


def back(request):
    """The page that the button stood on, one of the two that have it."""
    if "whole" in request.POST:
        return reverse("desk:follow_ups")
    return reverse("admin:index") + "#follow-ups"

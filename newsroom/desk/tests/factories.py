"""A desk with so many of everything that it shows."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article
from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_published_event
from newsroom.publishing.models import Item, MoveRecord, Note
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region


def days(count):
    return timezone.now() + timedelta(days=count)


def make_event_on(count, lasts=0, **fields):
    """A public event that begins so many days from now, and lasts for so many days and an hour, or until midnight."""
    starts_at = days(count)
    last_day = timezone.localtime(starts_at + timedelta(days=lasts))
    midnight = last_day.replace(hour=23, minute=59, second=59, microsecond=999999)
    return make_published_event(starts_at=starts_at, ends_at=min(last_day + timedelta(hours=1), midnight), **fields)


def assign(thing, user, due_in=None):
    due_on = None if due_in is None else timezone.localdate() + timedelta(days=due_in)
    Item.objects.filter(pk=thing.item_id).update(assignee=user, due_on=due_on)
    return thing


def draft_beside(live, **fields):
    return Article.objects.create(working_copy_of=live, headline_ru="Черновик", **fields)


def fill(user, colleague, count):
    """So many of everything."""
    for number in range(count):
        assign(make_article(created_by=colleague), user, due_in=number - 1)
        for language in ("ru", "en"):
            make_move(make_article(created_by=colleague).item, "submit", language, by=colleague)
        returned = make_article(created_by=user)
        make_move(returned.item, "submit", "ru", by=user)
        make_move(returned.item, "send_back", "ru", by=colleague, note="Кто это сказал?")
        Note.objects.create(item=make_article(created_by=user).item, by=colleague, text_ru="Проверьте", text_en="Check")
        make_article(published_at_ru=days(1), published_at_en=days(2))
        make_published_article(at=days(1))
        alone = make_published_article("ru", at=timezone.now(), regions=[make_region()])
        MoveRecord.objects.create(item=alone.item, language="ru", name="publish_alone", by=colleague, at=timezone.now())
        draft_beside(make_published_article(at=days(-3)), created_by=colleague, changed_by=colleague)
        make_published_article(at=days(-70), regions=[make_region()])
        make_event_on(-20).materials.create(title_en="Recording")
        make_event_on(-2)
        make_event_on(0.01)
        make_event_on(6, lasts=2, kind="congress")

"""What lies on somebody's desk: questions asked of texts, with one answer on the first page and in the admin's lists.

A list is a condition on one language of a text; a text is in the list when it holds in one of them. It is asked of
live texts: where it holds for the draft that stands beside one, the live text is in the list.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.contrib.auth import get_permission_codename
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES, other

from .models import Item, MoveRecord, Note
from .publishable import NOT_YET_PUBLIC
from .querysets import is_public
from .status import Status

LOOKS_AFTER_PEOPLE = "staff.view_user"  # the right of chief editors
ALONE_FOR = timedelta(days=30)  # how long the list of what was published without a second person looks back


@dataclass(frozen=True)
class Asking:
    """Who asks for a list, when, and of which rows: live texts, or the drafts beside them, whose item is the text's."""

    model: type
    user: object
    now: datetime = field(default_factory=lambda: timezone.now())
    item: str = "item"

    def is_assigned(self):
        """Assigned to them: the few items of a person are looked up first."""
        return Q(**{f"{self.item}__in": Item.objects.filter(assignee=self.user).order_by().values("pk")})

    def is_theirs(self):
        """Assigned to them, or begun by them and assigned to nobody."""
        unassigned = Item.objects.filter(pk=OuterRef(f"{self.item}_id" if self.item == "item" else self.item))
        return self.is_assigned() | Q(Exists(unassigned.filter(assignee=None)), created_by=self.user)

    def moved_last(self, language, **move):
        """Whether the last move of a text in a language was such a one."""
        later = MoveRecord.objects.filter(
            item=OuterRef("item"), language=OuterRef("language"), is_draft=OuterRef("is_draft"), pk__gt=OuterRef("pk")
        )
        return Q(Exists(self.moves(language).filter(~Exists(later), **move)))

    def moves(self, language):
        """The log of each text in a language; live texts and the drafts beside them have one each."""
        return MoveRecord.objects.filter(
            item=OuterRef(self.item), language=language, is_draft=self.item != "item"
        ).order_by()

    def may_publish(self, language):
        codename = get_permission_codename("publish", self.model._meta)
        if not self.user.has_perm(f"{self.model._meta.app_label}.{codename}"):
            return Q(pk__in=[])
        is_translation = Q() if self.user.has_perm("publishing.source_language") else ~Q(source_language=language)
        return is_translation & self.works_for()

    def works_for(self):
        """The twin of `permissions.works_for`, for many texts."""
        if self.user.has_perm("publishing.any_region"):
            return Q()
        places = self.model.regions.through.objects
        name = self.model._meta.model_name
        own = Q(pk__in=places.filter(region__in=self.user.regions.all()).values(name))
        return own | Q(~Exists(places.filter(**{name: OuterRef("pk")})), created_by=self.user)


def is_open(language):
    return Q(**{f"status_{language}__in": NOT_YET_PUBLIC})


def unapproved(asking, language):
    return is_open(language) & Q(**{f"published_at_{language}__isnull": False})


def waiting(asking, language):
    """In review, to be published by this person, who did not bring it there."""
    return in_review(asking, language) & asking.may_publish(language) & ~asking.moved_last(language, by=asking.user)


def sent_back(asking, language):
    """Sent back to whoever the text belongs to, and to whoever submitted it."""
    submitted = asking.moves(language).filter(name="submit", by=asking.user)
    is_draft = Q(**{f"status_{language}": Status.DRAFT})
    return is_draft & (asking.is_theirs() | Q(Exists(submitted))) & asking.moved_last(language, name="send_back")


def mine(asking, language):
    """Assigned to somebody, until the language is public; of one's own, until some language is."""
    return (asking.is_assigned() & is_open(language)) | (asking.is_theirs() & is_open("ru") & is_open("en"))


def noted(asking, language):
    notes = Note.objects.filter(is_done=False).exclude(by=asking.user)
    return asking.is_theirs() & Q(**{f"{asking.item}__in": notes.order_by().values("item")})


def in_review(asking, language):
    return Q(**{f"status_{language}": Status.IN_REVIEW})


def scheduled(asking, language):
    return Q(
        **{f"status_{language}": Status.PUBLISHED, f"published_at_{language}__gt": asking.now}, working_copy_of=None
    )


def published_today(asking, language):
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(asking.now), time()))
    return is_public(language, asking.now) & Q(**{f"published_at_{language}__gte": midnight})


def behind(asking, language):
    """Public in a language, and not on its way in the other."""
    unfinished = asking.model.objects.filter(is_open(other(language)))  # first: nearly all texts are public
    return is_public(language, asking.now) & Q(pk__in=unfinished.values("pk"))


def alone(asking, language):
    moves = MoveRecord.objects.filter(name="publish_alone", language=language, at__gte=asking.now - ALONE_FOR)
    return Q(**{f"{asking.item}__in": moves.values("item")})


@dataclass(frozen=True)
class Worklist:
    """A list: its heading, what it asks of a language, whether drafts beside live texts are asked too, its order.

    `order` names a column, or is "moment": the first moment of publication among the languages that it holds for.
    """

    title: str
    condition: Callable
    order: str
    drafts: bool = False
    right: str = ""

    def is_for(self, user):
        return not self.right or user.has_perm(self.right)

    def asked(self, asking):
        return Q(*(self.condition(asking, language) for language in LANGUAGES), _connector=Q.OR)

    def of(self, texts, user):
        """Those of these live texts that are in the list of this person."""
        model = texts.model
        if not self.is_for(user):
            return texts.none()
        # Found first, by the indexes of each condition: which of them are live is then a small question.
        found = model._base_manager.filter(self.asked(Asking(model, user))).order_by().values("pk")
        if self.drafts:
            drafts = model._base_manager.filter(working_copy_of__isnull=False)
            beside = drafts.filter(self.asked(Asking(model, user, item="working_copy_of__item")))
            found = found.union(beside.order_by().values("working_copy_of"), all=True)
        return texts.filter(pk__in=found)

    def ordering(self, asking):
        """The expressions that order the list; the newest text first where they are alike."""
        if self.order == "due_on":
            return [F("item__due_on").asc(nulls_last=True), "-changed_at", "-pk"]
        if self.order.strip("-") == "moment":
            first = self.moment(asking)
            return [first.desc() if self.order.startswith("-") else first.asc(), "-pk"]
        return [self.order, "-pk"]

    def moment(self, asking):
        russian, english = (self.condition(asking, language) for language in LANGUAGES)
        return Case(
            When(russian & english, then=Least("published_at_ru", "published_at_en")),
            When(russian, then="published_at_ru"),
            default="published_at_en",
        )


WORKLISTS = {
    "unapproved": Worklist(_("Dated, but not approved"), unapproved, "moment", drafts=True),
    "waiting": Worklist(_("Waiting for me"), waiting, "changed_at", drafts=True),
    "sent_back": Worklist(_("Sent back to me"), sent_back, "-changed_at", drafts=True),
    "noted": Worklist(_("Notes for me"), noted, "-changed_at"),
    "mine": Worklist(_("Mine"), mine, "due_on", drafts=True),
    "in_review": Worklist(_("In review"), in_review, "changed_at", drafts=True),
    "scheduled": Worklist(_("Scheduled"), scheduled, "moment"),
    "published_today": Worklist(_("Published today"), published_today, "-moment"),
    "behind": Worklist(_("Languages behind"), behind, "moment"),
    "alone": Worklist(_("Published without a second person"), alone, "-changed_at", right=LOOKS_AFTER_PEOPLE),
}

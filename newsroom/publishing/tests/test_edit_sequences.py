"""Several people edit, move, draft, join and restore in any order: readers and the history are told the truth."""

from django.db import transaction
from django.test import Client
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from articles.tests.factories import Article, make_article
from newsroom.language import LANGUAGES
from newsroom.publishing.history.snapshots import take
from newsroom.publishing.models import MoveRecord, Revision
from newsroom.publishing.tests.forms import form_data
from newsroom.publishing.tests.test_admin_form import page
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

people, languages = st.integers(0, 2), st.sampled_from(LANGUAGES)
FIELDS = ["headline_en", "lead_ru"]  # few, so that people meet in one field


class Newsroom(RuleBasedStateMachine):
    """Three people, each with a tab open that may be old, at one story and the draft beside it.

    Whatever a form sent is remembered here; whatever happens, it is found in a revision, and what readers see is what
    the live row said at its last save or publication, never a draft's text.
    """

    def __init__(self):
        super().__init__()
        self.clients = [Client() for _ in range(3)]
        self.people = [make_user(role=Role.CHIEF_EDITOR, interface_language="en") for _ in self.clients]
        for client, person in zip(self.clients, self.people, strict=True):
            client.force_login(person)
        self.live = make_article()
        self.tabs, self.typed, self.drafted, self.number = {}, set(), set(), 0

    # What is there

    @property
    def draft(self):
        return Article._base_manager.filter(working_copy_of=self.live).first()

    def text(self, of_draft):
        return self.draft if of_draft else Article.objects.get(pk=self.live.pk)

    def word(self):
        self.number += 1
        return f"word{self.number}"

    # What people do

    @rule(who=people, of_draft=st.booleans())
    def open(self, who, of_draft):
        if thing := self.text(of_draft):
            self.tabs[who] = (thing.pk, of_draft, form_data(self.clients[who], page(thing)))

    @precondition(lambda self: self.tabs)
    @rule(data=st.data(), field=st.sampled_from(FIELDS), with_row=st.booleans(), beside=st.booleans())
    def save(self, data, field, with_row, beside):
        who = data.draw(st.sampled_from(sorted(self.tabs)))
        pk, of_draft, form = self.tabs[who]
        stored = Article._base_manager.filter(pk=pk).first()
        if stored is None:
            return
        before = take(stored)
        words = [self.word()]
        form = form | {field: words[0]}
        if with_row:
            number = int(form["quotes-TOTAL_FORMS"])
            words.append(self.word())
            form |= {"quotes-TOTAL_FORMS": str(number + 1), f"quotes-{number}-text_en": words[1]}
            form[f"quotes-{number}-position"] = "0"
        if beside:
            form["_beside"] = "1"
        response = self.clients[who].post(f"/admin/articles/article/{pk}/change/", form)
        if response.status_code == 302:
            self.typed.update(words)
            if of_draft:
                self.drafted.update(words)
        self.tabs.pop(who)
        if str(stored.version) != form["read_version"]:
            assert take(stored) == before, "an old tab changes nothing"

    @rule(who=people, language=languages, name=st.sampled_from(["submit", "send_back", "publish", "retract"]))
    def move(self, who, language, name):
        thing = self.text(of_draft=False)
        form = form_data(self.clients[who], page(thing))
        form |= {"_move": f"{name}:{language}", f"_reason_{language}": "why"}
        self.clients[who].post(page(thing), form)

    @rule(who=people)
    def begin_draft(self, who):
        self.clients[who].post(page(self.live).replace("change/", "draft/"))

    @precondition(lambda self: self.draft)
    @rule(who=people, drop=st.booleans())
    def end_draft(self, who, drop):
        draft, client = self.draft, self.clients[who]
        if drop:
            client.post(page(draft).replace("change/", "delete/"), {"post": "yes"})
            return
        client.post(page(draft), form_data(client, page(draft)) | {"_publish_draft": "1"})
        if self.draft is None:
            self.drafted.clear()

    @rule(who=people, data=st.data(), mine=st.booleans())
    def join(self, who, data, mine):
        waiting = Revision.objects.filter(item=self.live.item).set_aside()
        if not waiting:
            return
        aside = data.draw(st.sampled_from(list(waiting)))
        thing = self.text(aside.is_draft)
        if thing is None:
            return
        client, address = self.clients[who], page(thing).replace("change/", f"join/{aside.pk}/")
        choice = client.get(address).context["choice"]
        sides = {f"side:{name}": "mine" if mine else "theirs" for name in choice.chosen}
        client.post(address, sides | {"read_version": choice.version})
        if mine and not aside.is_draft:
            self.drafted -= {word for word in self.drafted if word in str(aside.snapshot)}

    @rule(who=people, data=st.data())
    def restore(self, who, data):
        past = list(Revision.objects.filter(item=self.live.item))
        if not past:
            return
        old = data.draw(st.sampled_from(past))
        sent = {"revision": old.pk, "read_version": self.text(of_draft=False).version}
        self.clients[who].post(page(self.live).replace("change/", "history/restore/"), sent)
        self.drafted -= {word for word in self.drafted if word in str(old.snapshot)}

    # What has to hold

    @invariant()
    def nothing_saved_is_unreachable(self):
        kept = " ".join(str(each.snapshot) for each in Revision.objects.filter(item=self.live.item))
        lost = [word for word in self.typed if word not in kept]
        assert not lost, f"lost: {lost}"

    @invariant()
    def readers_see_what_is_published_and_no_draft(self):
        for language in LANGUAGES:
            shown = Article.objects.published(language)
            live = self.text(of_draft=False)
            assert list(shown) == ([live] if live.status_in(language) == "published" else [])
            for thing in shown:
                said = f"{thing.headline_ru} {thing.headline_en} {thing.lead_ru} {thing.lead_en} "
                said += " ".join(thing.quotes.values_list("text_en", flat=True))
                assert not {word for word in self.drafted if word in said.split()}

    @invariant()
    def whatever_is_public_is_complete_and_logged(self):
        live = self.text(of_draft=False)
        assert live.incomplete() == []
        for language in live.promised_languages:
            assert MoveRecord.objects.filter(item=live.item, language=language).exists()


class Undone(Newsroom):
    """A walk that leaves nothing behind."""

    def __init__(self):
        self.start = transaction.savepoint()
        super().__init__()

    def teardown(self):
        transaction.savepoint_rollback(self.start)


# A walk that fails is told as it was found: to shorten it would take many minutes.
WALKS = settings(
    max_examples=10, stateful_step_count=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)


class Walk(TestCase):
    def test_any_walk_keeps_the_promises(self):
        run_state_machine_as_test(Undone, settings=WALKS)

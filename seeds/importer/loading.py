"""From a folder of press texts to published stories, one transaction for each story."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext, override

from newsroom.publishing.models import Item
from newsroom.publishing.workflow import make_move
from seeds.models import PressText
from seeds.parser.document import UnreadableText
from seeds.parser.gazetteer import Gazetteer

from . import reasons
from .articles import write_article
from .events import is_past_without_date, write_events
from .files import Story, stories_in
from .notes import Remark, remarks_of, write_notes
from .register import Register


@dataclass(frozen=True)
class Outcome:
    """What became of one stem: "loaded", "known" (it was there, and stays as it is) or "refused", with a sentence."""

    name: str
    result: str
    reason: str = ""


def load_folder(folder: str | Path, *, publish: bool = True) -> Iterator[Outcome]:
    """Load the stories of a folder that the newsroom does not have; tell of each when it is done.

    A story that cannot be read or published leaves nothing behind, and does not keep the others from loading.
    Raises `ValueError` with a sentence for a folder that is not there or holds no texts.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ValueError(gettext(reasons.NO_FOLDER) % {"folder": folder})
    stories = stories_in(folder)
    if not stories:
        raise ValueError(gettext(reasons.NO_TEXTS) % {"folder": folder})
    gazetteer = Gazetteer.from_fixture(Path(apps.get_app_config("regions").path) / "fixtures" / "regions.json")
    known = set(PressText.objects.values_list("stem", flat=True))
    for story in stories:
        yield Outcome(story.name, "known") if story.stem in known else load(story, gazetteer, publish)


def load(story: Story, gazetteer: Gazetteer, publish: bool) -> Outcome:
    try:
        story.read(gazetteer)
        with override("ru"):  # whose texts the untranslated columns then hold, as reference data has them
            write(story, publish)
    except UnreadableText as refusal:
        return Outcome(story.name, "refused", gettext(refusal.reason))
    except ValidationError as refusal:
        return Outcome(story.name, "refused", " ".join(refusal.messages))
    except LookupError as missing:
        return Outcome(story.name, "refused", gettext(reasons.REFERENCE_MISSING) % {"code": missing})
    except (OSError, DatabaseError) as failure:
        return Outcome(story.name, "refused", str(failure))
    return Outcome(story.name, "loaded")


@transaction.atomic
def write(story: Story, publish: bool) -> PressText:
    """Write one story with its events, notes and originals: all of it, or nothing.

    What is past but has no date stays a draft: an editor finds out when it was.
    """
    texts = {f"text_{language}": text for language, text in story.texts.items()}
    press_text = PressText.objects.create(stem=story.stem, **texts)
    register = Register()
    register.enter_people(story.documents)
    regions = register.regions(story.documents)
    events = write_events(story.stem, story.documents, regions, register)
    article = write_article(story.stem, story.documents, events, regions, register)
    items = [*(event.item for event in events), article.item]
    press_text.items.set(items)
    drafts = [event.item for event in events if is_past_without_date(event, article.coverage)]
    past = [Remark("starts_at", reasons.EVENT_PAST_WITHOUT_DATE, of_event=True)] if drafts else []
    annotate(items, [*remarks_of(story.documents), *register.remarks, *past])
    for thing in (*events, article):
        thing.tell_search()  # their quotes and agendas were written after them
    ready = [item for item in items if item not in drafts]
    for item in ready if publish else ():
        for language in story.documents:
            make_move(item, "publish", language, by=None)
    return press_text


def annotate(items: list[Item], remarks: list) -> None:
    """Leave each remark where its field is: of the event, or of the story, which comes last."""
    write_notes(items[-1], [remark for remark in remarks if not remark.of_event or len(items) == 1])
    write_notes(items[0], [remark for remark in remarks if remark.of_event and len(items) > 1])

"""Stories and events that try the pages: headlines of one word and of three lines, many regions, no picture.

They are told beside the five texts, in the database of `make pictures` alone.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import Article, Quote, Section
from events.models import AgendaItem, Event
from newsroom.directory.models import Position
from newsroom.images.models import Image
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region

from .covers import draw

# Headline and lead in Russian and in English, how many regions, whether there is a cover.
STORIES = [
    ("Технопарк открыл школу для инженеров", "Занятия начнутся в сентябре.",
     "The technopark has opened a school for engineers", "Classes begin in September.", 1, True),
    ("Высокотехнологичное импортозамещающее производство электротехнического оборудования разместится"
     " в особой экономической зоне", "Соглашение подписали управляющая компания и инвестор. Первую очередь завода"
     " построят за два года, а специалистов начнут готовить уже этой осенью в колледже при технопарке.",
     "High-technology manufacturing of electrotechnical equipment for import substitution will be located in the"
     " special economic zone", "The managing company and the investor have signed an agreement. The first stage of the"
     " plant will take two years to build; training of its specialists begins this autumn.", 6, False),
    ("Запуск", "Кластер ввёл в строй новую линию.", "Launch", "The cluster has put a new line into service.", 1, False),
    ("Резиденты показали станки на международной выставке", "На общем стенде ассоциации работали двенадцать компаний"
     " из пяти регионов.", "Residents showed their machine tools at an international exhibition",
     "Twelve companies from five regions shared the association’s stand.", 3, True),
    ("Кластеры договорились об обмене опытом", "Встречи пройдут в трёх городах.",
     "Clusters have agreed to learn from one another", "Meetings will be held in three cities.", 2, False),
    ("Сельскохозяйственное машиностроение: что изменилось за год", "Обзор рабочей группы ассоциации.",
     "Agricultural engineering: what a year has changed", "A review by the association’s working group.", 0, False),
    ("Индустриальный парк принял делегацию", "Гости осмотрели лаборатории и цеха.",
     "An industrial park received a delegation", "The guests saw laboratories and workshops.", 1, True),
    ("Завод откроют в мае", "Назван месяц.", "The plant will open in May", "The month has been named.", 1, False),
]  # fmt: skip
WITHDRAWN = STORIES[-1]
# Title and summary in Russian and in English, days from now, how many days it lasts, precision, state.
EVENTS = [
    ("Форум резидентов технопарков", "Два дня о том, как растут технологические компании.",
     "Forum of technopark residents", "Two days about how technology companies grow.", 9, 2, "minute", "planned"),
    ("Научно-практическая конференция «Высокотехнологичные производства и человекоориентированная среда»",
     "О городах, в которых работают инженеры.", "“High-Technology Manufacturing and Human-Centred Surroundings”, a"
     " conference for researchers and practitioners", "About cities where engineers work.", 24, 1, "day", "planned"),
    ("Выставка станков", "Новые даты объявят в декабре.", "Exhibition of machine tools",
     "New dates will be announced in December.", 40, 1, "month", "postponed"),
]  # fmt: skip
REGIONS = ["novosibirsk-oblast", "moscow-oblast", "republic-of-tatarstan", "samara-oblast", "perm-krai", "tomsk-oblast"]
AGENDA = [
    ("session", "Открытие", "Opening", 10, 11),
    ("talk", "Сколько стоит первый станок", "What a first machine costs", 11, 12),
    ("break", "", "", 12, 13), ("discussion", "Разговор с резидентами", "Talking with residents", 13, 15),
]  # fmt: skip
BODY_RU = """<p>В первый год здесь займутся 120 человек. Сельскохозяйственное машиностроение, электротехническое
оборудование и <a href="https://example.org/">высокотехнологичные материалы</a> — три направления, которые просили
резиденты.</p>
<h2>Что дальше</h2>
<p>Второй корпус откроют через год. Участникам обещают:</p>
<ul><li>занятия у станка, а не у доски;</li><li>стажировку у резидентов;</li></ul>
<table><tr><th>Год</th><th>Резиденты</th><th>Рабочие места</th></tr>
<tr><td>2025</td><td>14</td><td>1 200</td></tr></table>
<h3>Кто помогает</h3>
<p>Преподавать будут инженеры предприятий.</p>"""
BODY_EN = """<p>In the first year 120 people will learn here. Agricultural engineering, electrotechnical equipment and
<a href="https://example.org/">high-technology materials</a> are the three fields that residents asked for.</p>
<h2>What comes next</h2>
<p>The second building will open in a year. Those who take part are promised:</p>
<ul><li>lessons at the machine, not at the blackboard;</li><li>a placement with a resident;</li></ul>
<table><tr><th>Year</th><th>Residents</th><th>Jobs</th></tr><tr><td>2025</td><td>14</td><td>1,200</td></tr></table>
<h3>Who helps</h3>
<p>Engineers of the companies will teach.</p>"""


@transaction.atomic
def tell():
    """Write what is missing of them, and give two of the five texts a cover."""
    if Article.objects.filter(headline_en=STORIES[0][2]).exists():
        return
    regions = list(Region.objects.filter(slug__in=REGIONS))
    for number, story in enumerate(Article.objects.order_by("-pk")[:2]):
        Article.objects.filter(pk=story.pk).update(cover=make_cover(number, story.headline_ru, story.headline_en))
    for number, (headline_ru, lead_ru, headline_en, lead_en, places, is_pictured) in enumerate(STORIES):
        article = Article.objects.create(
            headline_ru=headline_ru, headline_en=headline_en, lead_ru=lead_ru, lead_en=lead_en,
            body_ru=BODY_RU, body_en=BODY_EN, section=Section.objects.all()[number % 3],
            cover=make_cover(number + 2, headline_ru, headline_en) if is_pictured else None,
        )  # fmt: skip
        article.regions.set(regions[number % 2 :][:places])
        if number < 2:
            Quote.objects.create(
                article=article, speaker=Position.objects.exclude(title_en="").first(),
                text_ru="Мы строили не стены, а место, где инженер и рабочий говорят на одном языке",
                text_en="We have built not walls but a place where the engineer and the worker speak one language",
            )  # fmt: skip
        publish(article, hours_ago=5 + 19 * number)
    for language, note in (("ru", "Месяц ещё не назначен."), ("en", "No month has been set yet.")):
        make_move(article.item, "retract", language, by=None, note=note)
    for title_ru, summary_ru, title_en, summary_en, away, days, precision, state in EVENTS:
        starts_at = (timezone.localtime() + timedelta(days=away)).replace(hour=10, minute=0, second=0, microsecond=0)
        event = Event.objects.create(
            title_ru=title_ru, title_en=title_en, summary_ru=summary_ru, summary_en=summary_en, starts_at=starts_at,
            ends_at=starts_at + timedelta(days=days - 1, hours=8), date_precision=precision, event_status=state,
            status_reason_ru=summary_ru if state != "planned" else "", time_zone="Asia/Novosibirsk",
            status_reason_en=summary_en if state != "planned" else "",
            venue_ru="Дом учёных", venue_en="House of Scientists",
        )  # fmt: skip
        event.regions.set(regions[:1])
        for day in range(days if precision == "minute" else 0):
            for kind, ru, en, start, end in AGENDA:
                begins = starts_at.replace(hour=start) + timedelta(days=day)
                AgendaItem.objects.create(
                    event=event, kind=kind, title_ru=ru, title_en=en, starts_at=begins,
                    ends_at=begins + timedelta(hours=end - start),
                )  # fmt: skip
        publish(event, hours_ago=1)


def make_cover(number, caption_ru, caption_en):
    return Image.objects.create(
        file=draw(number),
        alt_text_ru="Корпуса технопарка на рассвете", alt_text_en="Buildings of a technopark at dawn",
        caption_ru=caption_ru, caption_en=caption_en, credit_ru="пресс-служба", credit_en="press office",
    )  # fmt: skip


def publish(thing, *, hours_ago):
    for language in LANGUAGES:
        setattr(thing, f"published_at_{language}", timezone.now() - timedelta(hours=hours_ago))
    thing.save()
    for language in LANGUAGES:
        make_move(thing.item, "publish", language, by=None)

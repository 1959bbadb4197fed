"""What made-up stories stand among: sections, topics, pictures, organisations and the people who speak for them."""

from io import BytesIO
from random import Random

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Section, Topic
from newsroom.directory.models import Organisation, Person, Position
from newsroom.images.models import Image
from newsroom.language import LANGUAGES
from newsroom.regions.models import Region

WORDS = {
    "ru": "технопарк кластер резидент зона область завод договор выставка станок университет академия делегация"
    " открыл подписал показал расширил обсудил новый совместный промышленный научный региональный первый"
    " производства развития поддержки сотрудничества экспорта инженеров предприятий в на для при вместе сегодня",
    "en": "technopark cluster resident zone region plant agreement exhibition machine university academy delegation"
    " opened signed showed widened discussed new joint industrial scientific regional first"
    " production growth support cooperation export engineers enterprises in at for with together today",
}
PLENTY = {"section": 5, "topic": 12, "picture": 8, "organisation": 200, "speaker": 60}


class Furniture:
    """The same for every archive of a database: made once, found the next time."""

    def __init__(self):
        chance = Random(1)
        self.sections = self.keep(Section, "section", lambda name: {"slug": name, **named(chance, 1)})
        self.topics = self.keep(Topic, "topic", lambda name: {"slug": name, **named(chance, 2)})
        regions = list(Region.objects.exclude(kind=Region.Kind.COUNTRY).order_by("pk"))
        self.regions = [region.pk for region in regions]
        self.organisations = self.keep(
            Organisation, "organisation", lambda name: {"region": chance.choice(regions), **told(name)}, "name_en"
        )
        people = self.keep(Person, "speaker", told, "name_en")
        self.speakers = [position_of(person, chance.choice(self.organisations)).pk for person in people]
        self.pictures = self.keep(Image, "picture", lambda name: photograph(chance, name), "alt_text_en")

    def keep(self, model, kind, fields, column="slug"):
        """The rows of a kind, in the order of their numbers; those that are missing are made."""
        names = [f"bench-{kind}-{number}" for number in range(PLENTY[kind])]
        known = {getattr(row, column): row for row in model.objects.filter(**{f"{column}__in": names})}
        return [known.get(name) or model.objects.create(**fields(name)) for name in names]


def position_of(person, organisation):
    return person.positions.first() or Position.objects.create(
        person=person, organisation=organisation, title_ru="директор", title_en="director"
    )


def photograph(chance, name):
    content = BytesIO()
    PIL.Image.new("RGB", (960, 640), tuple(chance.choices(range(256), k=3))).save(content, "JPEG")
    file = SimpleUploadedFile(f"{name}.jpg", content.getvalue())
    return {"file": file, "alt_text_ru": sentence(chance, "ru", 6), "alt_text_en": name}


def told(name):
    return texts("name", lambda language: name)


def named(chance, length):
    return texts("name", lambda language: sentence(chance, language, length))


def texts(field, write):
    return {f"{field}_{language}": write(language) for language in LANGUAGES}


def sentence(chance, language, length):
    return " ".join(chance.choices(WORDS[language].split(), k=length)).capitalize()

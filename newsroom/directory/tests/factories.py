"""Organisations and people for tests."""

from itertools import count

from newsroom.directory.models import Organisation, Person, Position

number = count(1)


def make_organisation(**fields):
    n = next(number)
    return Organisation.objects.create(**{"name_ru": f"Технопарк {n}", "name_en": f"Technopark {n}"} | fields)


def make_position(person=None, organisation=None, **fields):
    n = next(number)
    person = person or Person.objects.create(name_ru=f"Участник {n}", name_en=f"Participant {n}")
    texts = {"title_ru": "директор", "title_en": "Director"}
    return Position.objects.create(person=person, organisation=organisation or make_organisation(), **texts | fields)

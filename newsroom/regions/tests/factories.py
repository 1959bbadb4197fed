from itertools import count

from newsroom.language import latin_slug
from newsroom.regions.models import Region

numbers = count(1)


def make_region(**fields):
    """A region of Russia, unless `country` or `kind` says otherwise. Names are given as `name_ru` and `name_en`."""
    number = next(numbers)
    if fields.setdefault("kind", Region.Kind.OBLAST) == Region.Kind.COUNTRY:
        fields.setdefault("code", f"X{chr(ord('A') + number % 26)}")
    elif "country" not in fields:
        fields["country"] = Region.objects.filter(code="RU").first() or make_russia()
    fields.setdefault("code", f"RU-{number:03}")
    fields.setdefault("name_ru", f"Область {number}")
    fields.setdefault("name_en", f"Oblast {number}")
    fields.setdefault("genitive", f"{fields['name_ru']} (род.)")
    fields.setdefault("prepositional", f"в {fields['name_ru']} (предл.)")
    fields.setdefault("slug", latin_slug(fields["name_en"]))
    fields.setdefault("time_zone", "Europe/Moscow")
    return Region.objects.create(**fields)


def make_russia():
    return make_region(
        kind=Region.Kind.COUNTRY,
        code="RU",
        name_ru="Россия",
        name_en="Russia",
        genitive="России",
        prepositional="в России",
    )

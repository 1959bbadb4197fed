from itertools import count

from newsroom.staff.models import User

numbers = count(1)


def make_user(role=None, regions=(), **fields):
    """Somebody who may enter the admin; `password` as plain text, none by default: tests use `force_login`."""
    number = next(numbers)
    fields = {"username": f"user-{number}", "email": f"user-{number}@example.org", "is_staff": True} | fields
    user = User.objects.create_user(**fields)
    user.take_role(role)
    user.regions.set(regions)
    return user

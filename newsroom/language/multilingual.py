"""Querysets that know both languages, of one class for each model: modeltranslation makes a class at every question."""

from functools import cache

from modeltranslation import manager

make = manager.multilingual_queryset_factory


def queryset_of(plain, instantiate=True):
    """The multilingual queryset, or its class, of a plain class."""
    return class_of(plain)() if instantiate else class_of(plain)


@cache
def class_of(plain):
    return make(plain, instantiate=False)


def use_one_class():
    manager.multilingual_queryset_factory = queryset_of

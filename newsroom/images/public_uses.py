"""Which pictures readers may see on a page of their own: those that something public shows.

The ground knows no stories and events, so each room that shows pictures says so itself, when it starts:

    class ArticlesConfig(AppConfig):
        def ready(self):
            from newsroom.images.public_uses import register
            from .querysets import shows_publicly

            register(shows_publicly)
"""

_questions = []


def register(shows_publicly):
    """Add a question, `shows_publicly(image) -> bool`: does something that readers may see now show this picture?"""
    _questions.append(shows_publicly)


def is_public(image) -> bool:
    return any(shows_publicly(image) for shows_publicly in _questions)

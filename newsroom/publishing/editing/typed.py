"""The text as it would be once a form were saved: asked of before anything is.

A preview, a form whose text somebody else saved meanwhile, and a draft begun with what is typed all need the whole
text, rows and sets of keys included, and Django builds that by saving. So the form is saved, the question is asked, and
the save is undone.
"""

from django.db import transaction

from newsroom.publishing.editing.addresses import TextPages


class Answered(Exception):
    """The question was answered: takes the save back on its way out."""

    def __init__(self, answer):
        super().__init__(answer)
        self.answer = answer


class TypedText(TextPages):
    """For the admin of a kind of text: a posted form can be asked of, instead of being saved."""

    def as_typed(self, request, object_id, question):
        """What `question(thing)` answers of a text (`object_id` None: a new one) as the posted form would leave it.

        Returns the answer and None, or None and the response with the form, where the form has faults. Nothing of what
        is typed is stored. Raises what `changeform_view` raises.
        """
        request.question = question
        try:
            with transaction.atomic():
                return None, self.changeform_view(request, object_id)
        except Answered as answered:
            return answered.answer, None
        finally:
            del request.question

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if question := getattr(request, "question", None):
            raise Answered(question(form.instance))

"""A picture for a text while one writes it: chosen from the library or brought in, its words asked for at once."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES, is_filled, per_language
from newsroom.language.choices import is_number

from .forms import ImageForm
from .models import Image
from .permissions import writable_fields
from .uploads import is_full, no_room

SHOWN = 12
ASKED = ["file", *per_language("alt_text"), "is_decorative", *per_language("credit")]


class InsertionForm(ImageForm):
    """What a picture needs to stand in a text: the file, unless it is in the library, and the words in its place."""

    class Meta(ImageForm.Meta):
        model = Image
        fields = ASKED

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = "new_picture_%s"
        self.order_fields(ASKED)
        for name, field in self.fields.items():
            language = name.rpartition("_")[2]
            if language in LANGUAGES:
                field.widget.attrs["lang"] = language

    def clean(self):
        cleaned = super().clean()
        said = [cleaned.get(name) for name in per_language("alt_text")]
        if not (self.errors or cleaned.get("is_decorative") or any(map(is_filled, said))):
            text = _("Say what the picture shows, in one language at least, or mark it as decorative.")
            self.add_error(next(name for name in self.fields if name != "file"), ValidationError(text, code="no_words"))
        return cleaned


class WordsForm(InsertionForm):
    """The words that a picture of the library lacks, as far as they are this person's to write."""

    file = None

    class Meta(InsertionForm.Meta):
        fields = [*per_language("alt_text"), "is_decorative"]

    def __init__(self, *args, writable, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {*self.fields} - writable:
            del self.fields[name]


class Insertion:
    """For the admin of pictures: what the dialog of the rich text editor shows, and what it sends.

    GET `?q=` gives the dialog as a piece of HTML. POST sends `chosen`, a picture's number, or a file with its words;
    the answer is the piece again with what is missing (422), or what the form needs to know of the picture, as JSON.
    """

    def get_urls(self):
        view = self.admin_site.admin_view(self.insertion_view)
        return [path("insert/", view, name="images_image_insert"), *super().get_urls()]

    def insertion_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.show_insertion(request)
        return self.choose(request) if "chosen" in request.POST else self.bring_in(request)

    def show_insertion(self, request, status=200, **context):
        found, _duplicates = self.get_search_results(request, self.get_queryset(request), request.GET.get("q", ""))
        context = {
            "asked": request.GET.get("q", ""),
            "images": found.order_by("-pk")[:SHOWN],
            "form": InsertionForm() if self.has_add_permission(request) else None,
        } | context
        return render(request, "images/insertion.html", context, status=status)

    def choose(self, request):
        """Take a picture of the library; where it lacks words that this person may write, ask for them first."""
        pk = request.POST["chosen"]
        image = self.get_queryset(request).filter(pk=pk).first() if is_number(pk) else None
        if image is None:
            return self.show_insertion(request, status=422, problem=_("This picture is no longer in the library."))
        may_write = self.has_change_permission(request, image)
        writable = writable_fields(request.user, image) if may_write else set()
        is_lacking = any(image.lacks_alt_text(name) and f"alt_text_{name}" in writable for name in LANGUAGES)
        if not is_lacking or "as_it_is" in request.POST:
            return self.inserted(image)
        is_answer = "with_words" in request.POST
        form = WordsForm(request.POST if is_answer else None, instance=image, writable=writable)
        if is_answer and form.is_valid():
            form.save()
            self.log_change(request, image, [{"changed": {"fields": form.changed_data}}])
            return self.inserted(image)
        return self.show_insertion(request, status=422 if is_answer else 200, chosen=image, form=form)

    def bring_in(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = InsertionForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show_insertion(request, status=422, form=form)
        image = form.save(commit=False)
        image.uploaded_by = request.user
        try:
            with transaction.atomic():
                image.save()
        except OSError as error:
            if not is_full(error):
                raise
            form.add_error("file", no_room())
            return self.show_insertion(request, status=422, form=form)
        self.log_addition(request, image, [{"added": {}}])
        return self.inserted(image)

    def inserted(self, image):
        """What the form makes a row of, and the key by which the row's place in the body will know it."""
        thumbnail = reverse("admin:images_image_thumbnail", args=[image.pk])
        return JsonResponse({"id": image.pk, "name": str(image), "thumbnail": thumbnail, "key": str(uuid4())})

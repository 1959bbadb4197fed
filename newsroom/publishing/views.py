"""The page of one text: found by its number, at its true address, in a language in which it is public."""

from django.db import models
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.generic import DetailView

from newsroom.images.share_card import ShareCard
from newsroom.images.share_pictures import on_the_map, share_response
from newsroom.language import active_language, other
from newsroom.site.models import Identity

from .status import Status

LARGEST = models.BigAutoField.MAX_BIGINT


class PublishedDetail(DetailView):
    """A text that is public; a wrong or old slug redirects for good, a retracted text says why it is gone."""

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        language = active_language()
        if self.object.status_in(language) == Status.RETRACTED:
            context = {"reason": self.object.retraction_reason(language), "alternates": self.alternates()}
            return render(request, "410.html", context, status=410)
        if not self.object.is_published(language):
            raise Http404
        if kwargs["slug"] != self.object.slug:
            return HttpResponsePermanentRedirect(self.address())
        return self.show()

    def address(self):
        return self.object.get_absolute_url()

    def show(self):
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_object(self):
        """The text that readers may have, not a draft that stands beside one."""
        try:
            if self.kwargs["pk"] <= LARGEST:
                text = self.model.objects.for_page(self.kwargs["pk"])
                if text.live is text:
                    return text
        except self.model.DoesNotExist:
            pass
        raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(alternates=self.alternates(), **kwargs)

    def alternates(self):
        """The same text in the other language, when it is public there."""
        language = other(active_language())
        return [(language, self.object.address_in(language))] if self.object.is_published(language) else []


class PublishedShare(PublishedDetail):
    """The picture that goes with the address of a text: there when the text is, gone when it is gone."""

    def get_object(self):
        return get_object_or_404(self.model.objects.live().with_card_relations(), pk=self.kwargs["pk"])

    def address(self):
        return f"{self.object.get_absolute_url()}share.jpg"

    def show(self):
        identity, cover = Identity.load(), self.object.cover
        card = ShareCard(
            **self.words(),
            **on_the_map(self.object.regions.all()),
            site=identity.short_name or identity.name,
            photo=cover.file.name if cover else "",
            focus=(cover.focal_x, cover.focal_y) if cover else (),
        )
        return share_response(self.request, card, page=f"{self.model._meta.model_name}-{self.object.pk}")

    def words(self):
        """The headline, the kicker above it and the note at the foot."""
        raise NotImplementedError

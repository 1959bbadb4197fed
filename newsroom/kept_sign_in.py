"""A session that ended in the middle of a text: what was posted goes through the sign-in page, and comes back.

Django sends whoever is signed out to the sign-in page, and what they had posted is gone. Here the page carries it,
signed and packed, and hands it to the form of whoever signs in, who looks at it and saves.
"""

from functools import update_wrapper

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.urls import Resolver404, resolve, reverse

SALT = "newsroom.kept_sign_in"
FOR_A_DAY = 24 * 60 * 60


class KeepsWhatWasPosted:
    """For the admin site: the forms of texts, which carry a key, lose nothing when their person is signed out."""

    def admin_view(self, view, cacheable=False):
        guarded = super().admin_view(view, cacheable)

        def kept(request, *args, **kwargs):
            is_out = request.method == "POST" and not self.has_permission(request)
            if is_out and "form_key" in request.POST and self.admin_of_form(request.resolver_match):
                return self.sign_in_again(request)
            return guarded(request, *args, **kwargs)

        return update_wrapper(kept, guarded)

    def sign_in_again(self, request):
        """The sign-in page, which carries what was posted."""
        parts = {"path": request.path, "typed": request.POST.urlencode()}
        context = {
            "kept": signing.dumps(parts, salt=SALT, compress=True),
            "app_path": reverse("admin:login"),
            REDIRECT_FIELD_NAME: request.path,
        }
        request.method = "GET"
        return self.login(request, context)

    def login(self, request, extra_context=None):
        kept = request.POST.get("kept", "")
        response = super().login(request, {"kept": kept, **(extra_context or {})})
        if kept and request.method == "POST" and response.status_code == 302:
            return HttpResponseRedirect(self.address_of_kept(request, kept) or response.url)
        return response

    def address_of_kept(self, request, kept):
        """Where the posted form stands again, for whoever may write there; None for anybody else."""
        try:
            parts = signing.loads(kept, salt=SALT, max_age=FOR_A_DAY)
            match = resolve(parts["path"])
            typed = QueryDict(parts["typed"], mutable=True)
            return self.admin_of_form(match).keep_posted(request, match.kwargs.get("object_id"), typed)
        except (signing.BadSignature, Resolver404, Http404, PermissionDenied):
            return None

    def admin_of_form(self, match):
        """The admin whose form stands at an address, where that can be kept; else None."""
        for admin in self._registry.values():
            name = f"{admin.opts.app_label}_{admin.opts.model_name}"
            if match.url_name in (f"{name}_add", f"{name}_change") and hasattr(admin, "keep_posted"):
                return admin
        return None

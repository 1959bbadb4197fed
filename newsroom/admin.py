"""The admin site: stock Django, in the newsroom's clothes. Its look is `static/newsroom/admin/desk.css`."""

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import path
from django.utils.translation import gettext_lazy as _

from newsroom.desk.today import today_for

from .kept_sign_in import KeepsWhatWasPosted

#: The first page: what belongs together in the work of editors, not in the code. What is not named here comes last.
GROUPS = [
    (_("Texts"), ["Article", "Event", "PressText"]),
    (_("Pictures and files"), ["Image", "Attachment"]),
    (_("People, organisations, places"), ["Person", "Position", "Organisation", "Region"]),
    (_("Order of texts"), ["Section", "Topic", "Series"]),
    (_("The site"), ["Identity", "Page", "PressContact"]),
    (_("Newsroom"), ["User"]),
]
IN_MASTHEAD = ["Article", "Event", "Image", "Person", "Organisation"]


class NamedChoices(AutocompleteJsonView):
    """What a select offers, under the name that the admin of the thing gives it for choosing."""

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "choice_label", str)
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}


class NewsroomAdminSite(KeepsWhatWasPosted, AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Desk")
    index_template = "desk/today.html"
    enable_nav_sidebar = False  # the masthead leads to what is used every day, the first page to everything

    @property
    def login_form(self):
        from newsroom.staff.forms import SignInForm  # here, because it knows models, and the site is made before them

        return SignInForm

    def get_urls(self):
        from .desk_search import search_page  # here, because it is made of models, and the site is made before them

        return [path("search/", self.admin_view(search_page), name="search"), *super().get_urls()]

    def index(self, request, extra_context=None):
        """The first page is the desk; the list of everything stands below it."""
        return super().index(request, {**today_for(request.user), **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        groups = [(name, [models.pop(one) for one in names if one in models]) for name, names in GROUPS]
        groups.append((_("Everything else"), list(models.values())))
        return [
            {"name": name, "app_label": f"group-{number}", "models": members}
            for number, (name, members) in enumerate(groups)
            if members
        ]

    def each_context(self, request):
        context = super().each_context(request)
        known = {model["object_name"]: model for group in context["available_apps"] for model in group["models"]}
        return context | {"masthead_links": [known[name] for name in IN_MASTHEAD if name in known]}

    def autocomplete_view(self, request):
        return NamedChoices.as_view(admin_site=self)(request)

"""Every address of the house; those that readers see carry their language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from . import readiness, share, views, watch
from .sitemaps import NEWS, SITEMAPS

regions = [
    path("", views.region_list, name="list"),
    path("<slug:slug>/", views.RegionDetail.as_view(), name="detail"),
    path("<slug:slug>/share.jpg", share.region_picture, name="share"),
]
directory = [path("<int:pk>-<slug:slug>/", views.organisation_page, name="organisation")]
SITE_MAP = {"sitemaps": SITEMAPS}
NEWS_MAP = {"sitemaps": NEWS, "template_name": "news_sitemap.xml"}

urlpatterns = [
    path("", views.choose_language),
    path("healthz", readiness.healthz, name="healthz"),
    path("readyz", readiness.readyz, name="readyz"),
    path("metrics", watch.metrics, name="metrics"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", require_safe(index), SITE_MAP | {"sitemap_url_name": "sitemap-section"}, name="sitemap"),
    path("sitemap-<section>.xml", require_safe(sitemap), SITE_MAP, name="sitemap-section"),
    path("news-sitemap.xml", require_safe(sitemap), NEWS_MAP, name="news-sitemap"),
    path("", include("newsroom.images.media_urls")),
    path("admin/", include("newsroom.staff.urls")),
    path("admin/desk/", include("newsroom.desk.urls")),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.front_page, name="front"),
        path("share.jpg", share.site_picture, name="share"),
        path("news/", include("articles.urls")),
        path("events/", include("events.urls")),
        path("regions/", include((regions, "regions"))),
        path("organisations/", include((directory, "directory"))),
        path("search/", views.search_page, name="search"),
        path("accessibility/", include("newsroom.accessibility.urls")),
        path("", include("newsroom.images.urls")),
        path("", include("newsroom.site.urls")),
    ),
]

handler404 = "newsroom.views.page_not_found"
handler500 = "newsroom.trouble.server_error"

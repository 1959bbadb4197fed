from django.urls import path

from . import share, views
from .feeds import news_feed
from .feeds.writers import Atom, JsonFeed, Rss

app_name = "articles"
urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path("feed/", news_feed, {"writer": Rss}, name="feed"),
    path("feed/atom/", news_feed, {"writer": Atom}, name="feed-atom"),
    path("feed/json/", news_feed, {"writer": JsonFeed}, name="feed-json"),
    path("<int:pk>-<slug:slug>/", views.ArticleDetail.as_view(), name="detail"),
    path("<int:pk>-<slug:slug>/share.jpg", share.ArticleShare.as_view(), name="share"),
    path("<int:pk>/", views.ArticleDetail.as_view(), {"slug": ""}, name="short"),
]

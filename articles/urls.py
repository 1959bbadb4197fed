from django.urls import path

from . import feeds, views

app_name = "articles"
urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path("feed/", feeds.news_feed, name="feed"),
    path("<int:pk>-<slug:slug>/", views.ArticleDetail.as_view(), name="detail"),
    path("<int:pk>/", views.ArticleDetail.as_view(), {"slug": ""}),
]

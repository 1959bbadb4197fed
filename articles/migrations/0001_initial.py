import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import newsroom.language.years


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0001_initial"),
        ("events", "0001_initial"),
        ("images", "0001_initial"),
        ("publishing", "0001_initial"),
        ("regions", "0001_initial"),
        ("site", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=80, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, null=True, verbose_name="name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "section",
                "verbose_name_plural": "sections",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=80, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=80, null=True, verbose_name="name")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
                (
                    "press_contact",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whom journalists may call about this topic.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="topics",
                        to="site.presscontact",
                        verbose_name="press contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source_language",
                    models.CharField(
                        choices=[("ru", "Russian"), ("en", "English")],
                        default="ru",
                        help_text="The language that the text was written in; the other one is its translation.",
                        max_length=2,
                        verbose_name="language of origin",
                    ),
                ),
                (
                    "status_ru",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("retracted", "retracted"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status in Russian",
                    ),
                ),
                (
                    "status_en",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("retracted", "retracted"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status in English",
                    ),
                ),
                (
                    "published_at_ru",
                    models.DateTimeField(
                        blank=True,
                        help_text="Leave empty to publish at once; a moment in the future schedules. Moscow time.",
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="published in Russian at",
                    ),
                ),
                (
                    "published_at_en",
                    models.DateTimeField(
                        blank=True,
                        help_text="Leave empty to publish at once; a moment in the future schedules. Moscow time.",
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="published in English at",
                    ),
                ),
                (
                    "updated_at_ru",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="updated in Russian at"),
                ),
                (
                    "updated_at_en",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="updated in English at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "news"),
                            ("announcement", "announcement"),
                            ("report", "report"),
                            ("interview", "interview"),
                            ("reprint", "reprint"),
                            ("release", "press release"),
                        ],
                        default="news",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("headline", models.CharField(blank=True, max_length=200, verbose_name="headline")),
                ("headline_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="headline")),
                ("headline_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="headline")),
                (
                    "lead",
                    models.TextField(
                        blank=True, help_text="The first paragraph: who, what, where, when.", verbose_name="lead"
                    ),
                ),
                (
                    "lead_ru",
                    models.TextField(
                        blank=True,
                        help_text="The first paragraph: who, what, where, when.",
                        null=True,
                        verbose_name="lead",
                    ),
                ),
                (
                    "lead_en",
                    models.TextField(
                        blank=True,
                        help_text="The first paragraph: who, what, where, when.",
                        null=True,
                        verbose_name="lead",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="body")),
                ("body_ru", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_en", models.TextField(blank=True, null=True, verbose_name="body")),
                ("byline", models.CharField(blank=True, max_length=200, verbose_name="byline")),
                ("byline_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="byline")),
                ("byline_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="byline")),
                ("dateline_place", models.CharField(blank=True, max_length=100, verbose_name="dateline, place")),
                (
                    "dateline_place_ru",
                    models.CharField(blank=True, max_length=100, null=True, verbose_name="dateline, place"),
                ),
                (
                    "dateline_place_en",
                    models.CharField(blank=True, max_length=100, null=True, verbose_name="dateline, place"),
                ),
                (
                    "dateline_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="dateline, day",
                    ),
                ),
                (
                    "coverage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("announcement", "announces the event"),
                            ("preparation", "tells of its preparation"),
                            ("report", "reports from it"),
                        ],
                        max_length=12,
                        verbose_name="how it covers the event",
                    ),
                ),
                (
                    "lead_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="The story leads the front page until this moment.",
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="leads until",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covered_articles",
                        to="images.image",
                        verbose_name="cover",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverage",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="publishing.item",
                        verbose_name="item",
                    ),
                ),
                ("regions", models.ManyToManyField(blank=True, to="regions.region", verbose_name="regions")),
                (
                    "working_copy_of",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_copy",
                        to="articles.article",
                        verbose_name="working copy of",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="articles.section",
                        verbose_name="section",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True, related_name="articles", to="articles.topic", verbose_name="topics"
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "ordering": ["-pk"],
                "abstract": False,
                "default_permissions": ("add", "change", "delete", "view", "submit", "publish"),
            },
        ),
        migrations.CreateModel(
            name="ArticleAttachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="articles.article"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="images.attachment",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "attached file",
                "verbose_name_plural": "attached files",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("article", "key"), name="articles_articleattachment_key")
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("subject", "the story is about it"),
                            ("partner", "partner"),
                            ("support", "supports"),
                            ("mention", "mentioned"),
                        ],
                        default="subject",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="organisations", to="articles.article"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("article", "key"), name="articles_articleorganisation_key"),
                    models.UniqueConstraint(fields=("article", "organisation"), name="article_organisation_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticlePicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="articles.article"
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="images.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("article", "key"), name="articles_articlepicture_key")],
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("text_ru", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_en", models.TextField(blank=True, null=True, verbose_name="text")),
                ("is_direct", models.BooleanField(default=True, verbose_name="direct speech")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quotes", to="articles.article"
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        help_text="The person in the position held on the day of the story.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="directory.position",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "quote",
                "verbose_name_plural": "quotes",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("article", "key"), name="articles_quote_key")],
            },
        ),
        migrations.CreateModel(
            name="SourceHop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "role",
                    models.CharField(
                        choices=[("said_to", "said to"), ("reported", "reported"), ("reprinted", "reprinted")],
                        default="reported",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("url", models.URLField(blank=True, verbose_name="address")),
                (
                    "on",
                    models.DateField(
                        blank=True, null=True, validators=[newsroom.language.years.validate_year], verbose_name="day"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="articles.article"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sourcehops",
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("article", "key"), name="articles_sourcehop_key")],
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["status_ru", "working_copy_of", "-published_at_ru", "-id"], name="article_public_ru"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["status_en", "working_copy_of", "-published_at_en", "-id"], name="article_public_en"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("lead_until__isnull", False)), fields=["-lead_until"], name="article_leading"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("status_ru__in", ["draft", "in_review", "published", "retracted"])),
                name="articles_article_status_ru_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status_ru__in", ["draft", "in_review"]), ("published_at_ru__isnull", False), _connector="OR"
                ),
                name="articles_article_ru_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("working_copy_of", None), ("status_ru__in", ["draft", "in_review"]), _connector="OR"
                ),
                name="articles_article_ru_copy_hidden",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("status_en__in", ["draft", "in_review", "published", "retracted"])),
                name="articles_article_status_en_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status_en__in", ["draft", "in_review"]), ("published_at_en__isnull", False), _connector="OR"
                ),
                name="articles_article_en_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("working_copy_of", None), ("status_en__in", ["draft", "in_review"]), _connector="OR"
                ),
                name="articles_article_en_copy_hidden",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item__isnull", False), ("working_copy_of", None)),
                    models.Q(("item", None), ("working_copy_of__isnull", False)),
                    _connector="OR",
                ),
                name="articles_article_item_or_copy",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("coverage", ""), ("event__isnull", False), _connector="OR"),
                name="article_covers_some_event",
            ),
        ),
    ]

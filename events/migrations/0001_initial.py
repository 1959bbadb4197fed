import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import events.models
import newsroom.language.years


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0001_initial"),
        ("images", "0001_initial"),
        ("publishing", "0001_initial"),
        ("regions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=150, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=150, null=True, verbose_name="name")),
            ],
            options={
                "verbose_name": "series",
                "verbose_name_plural": "series",
                "ordering": ["name_ru", "name_en", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                            ("seminar", "seminar"),
                            ("conference", "conference"),
                            ("congress", "congress"),
                            ("stream", "programme stream"),
                            ("meeting", "meeting"),
                            ("visit", "visit"),
                            ("exhibition", "exhibition"),
                        ],
                        default="conference",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title")),
                ("title_ru", models.CharField(blank=True, max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="title")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One paragraph: what, for whom, what for.", verbose_name="summary"
                    ),
                ),
                (
                    "summary_ru",
                    models.TextField(
                        blank=True,
                        help_text="One paragraph: what, for whom, what for.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_en",
                    models.TextField(
                        blank=True,
                        help_text="One paragraph: what, for whom, what for.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="body")),
                ("body_ru", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_en", models.TextField(blank=True, null=True, verbose_name="body")),
                (
                    "starts_at",
                    models.DateTimeField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="starts at",
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="ends at",
                    ),
                ),
                (
                    "date_precision",
                    models.CharField(
                        choices=[
                            ("minute", "to the minute"),
                            ("day", "to the day"),
                            ("month", "to the month"),
                            ("season", "to the season"),
                            ("year", "to the year"),
                            ("none", "dates to be announced"),
                        ],
                        default="minute",
                        max_length=6,
                        verbose_name="how exact the dates are",
                    ),
                ),
                ("over_at", models.DateTimeField(editable=False, null=True, verbose_name="over at")),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/Moscow",
                        help_text="The zone of the place: all times here are on its clock, and so are those on the page.",
                        max_length=50,
                        validators=[events.models.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=200, verbose_name="venue")),
                ("venue_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="venue")),
                ("venue_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="venue")),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="address of the venue")),
                (
                    "address_ru",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="address of the venue"),
                ),
                (
                    "address_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="address of the venue"),
                ),
                ("venue_note", models.CharField(blank=True, max_length=250, verbose_name="how to find it")),
                (
                    "venue_note_ru",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="how to find it"),
                ),
                (
                    "venue_note_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="how to find it"),
                ),
                ("online_url", models.URLField(blank=True, verbose_name="online address")),
                ("audience", models.CharField(blank=True, max_length=250, verbose_name="for whom")),
                ("audience_ru", models.CharField(blank=True, max_length=250, null=True, verbose_name="for whom")),
                ("audience_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="for whom")),
                ("registration", models.CharField(blank=True, max_length=250, verbose_name="how to register")),
                (
                    "registration_ru",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="how to register"),
                ),
                (
                    "registration_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="how to register"),
                ),
                ("registration_url", models.URLField(blank=True, verbose_name="registration address")),
                (
                    "event_status",
                    models.CharField(
                        choices=[("planned", "planned"), ("postponed", "postponed"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=10,
                        verbose_name="state of the event",
                    ),
                ),
                (
                    "status_reason",
                    models.CharField(blank=True, max_length=250, verbose_name="reason that readers are told"),
                ),
                (
                    "status_reason_ru",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason that readers are told"
                    ),
                ),
                (
                    "status_reason_en",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason that readers are told"
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
                        related_name="covered_events",
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="events.event",
                        verbose_name="part of",
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
                        to="events.event",
                        verbose_name="working copy of",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="events.series",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-pk"],
                "abstract": False,
                "default_permissions": ("add", "change", "delete", "view", "submit", "publish"),
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "talk"),
                            ("break", "break"),
                            ("session", "session"),
                            ("discussion", "discussion"),
                        ],
                        default="talk",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("title_ru", models.CharField(blank=True, max_length=300, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="title")),
                (
                    "starts_at",
                    models.DateTimeField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="starts at",
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="ends at",
                    ),
                ),
                (
                    "speakers",
                    models.ManyToManyField(
                        blank=True, related_name="agenda_items", to="directory.position", verbose_name="speakers"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="events.event"
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda",
                "ordering": [models.OrderBy(models.F("starts_at"), nulls_last=True), "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("event", "key"), name="events_agendaitem_key"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at", None), ("ends_at__gte", models.F("starts_at")), _connector="OR"),
                        name="agenda_item_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventAttachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="images.attachment",
                        verbose_name="file",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="events.event"
                    ),
                ),
            ],
            options={
                "verbose_name": "attached file",
                "verbose_name_plural": "attached files",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("event", "key"), name="events_eventattachment_key")],
            },
        ),
        migrations.CreateModel(
            name="EventOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "host"),
                            ("organiser", "organiser"),
                            ("co_organiser", "co-organiser"),
                            ("support", "with the support of"),
                            ("partner", "partner"),
                        ],
                        default="organiser",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="organisations", to="events.event"
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
                    models.UniqueConstraint(fields=("event", "key"), name="events_eventorganisation_key"),
                    models.UniqueConstraint(
                        fields=("event", "organisation", "role"), name="event_organisation_role_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="events.event"
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
                "constraints": [models.UniqueConstraint(fields=("event", "key"), name="events_eventpicture_key")],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[("recording", "recording"), ("slides", "slides"), ("document", "document")],
                        default="recording",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                (
                    "url",
                    models.URLField(blank=True, help_text="Leave empty while it is expected.", verbose_name="address"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="materials", to="events.event"
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("event", "key"), name="events_material_key")],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["status_ru", "working_copy_of", "-published_at_ru", "-id"], name="event_public_ru"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                fields=["status_en", "working_copy_of", "-published_at_en", "-id"], name="event_public_en"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["over_at", "starts_at"], name="event_over"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("status_ru__in", ["draft", "in_review", "published", "retracted"])),
                name="events_event_status_ru_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status_ru__in", ["draft", "in_review"]), ("published_at_ru__isnull", False), _connector="OR"
                ),
                name="events_event_ru_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("working_copy_of", None), ("status_ru__in", ["draft", "in_review"]), _connector="OR"
                ),
                name="events_event_ru_copy_hidden",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("status_en__in", ["draft", "in_review", "published", "retracted"])),
                name="events_event_status_en_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status_en__in", ["draft", "in_review"]), ("published_at_en__isnull", False), _connector="OR"
                ),
                name="events_event_en_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("working_copy_of", None), ("status_en__in", ["draft", "in_review"]), _connector="OR"
                ),
                name="events_event_en_copy_hidden",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item__isnull", False), ("working_copy_of", None)),
                    models.Q(("item", None), ("working_copy_of__isnull", False)),
                    _connector="OR",
                ),
                name="events_event_item_or_copy",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at", None), ("ends_at__gte", models.F("starts_at")), _connector="OR"),
                name="event_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_precision", "none"), ("ends_at", None), ("starts_at", None)),
                    models.Q(models.Q(("date_precision", "none"), _negated=True), ("starts_at__isnull", False)),
                    _connector="OR",
                ),
                name="event_dates_as_exact_as_said",
            ),
        ),
    ]

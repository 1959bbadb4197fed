import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "original_name",
                    models.CharField(blank=True, editable=False, max_length=255, verbose_name="name of the file"),
                ),
                ("size", models.PositiveIntegerField(default=0, editable=False, verbose_name="size in bytes")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                ("file", models.FileField(db_index=True, upload_to="documents", verbose_name="file")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="What readers see in place of the file's name.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "title_ru",
                    models.CharField(
                        blank=True,
                        help_text="What readers see in place of the file's name.",
                        max_length=200,
                        null=True,
                        verbose_name="title",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True,
                        help_text="What readers see in place of the file's name.",
                        max_length=200,
                        null=True,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "DOCX")], editable=False, max_length=4, verbose_name="kind"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Image",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "original_name",
                    models.CharField(blank=True, editable=False, max_length=255, verbose_name="name of the file"),
                ),
                ("size", models.PositiveIntegerField(default=0, editable=False, verbose_name="size in bytes")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                ("file", models.FileField(db_index=True, upload_to="pictures", verbose_name="picture")),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows, for people who cannot see it. Publishing asks for it in each language.",
                        max_length=300,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alt_text_ru",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows, for people who cannot see it. Publishing asks for it in each language.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "alt_text_en",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows, for people who cannot see it. Publishing asks for it in each language.",
                        max_length=300,
                        null=True,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True, help_text="Stands under the picture.", max_length=500, verbose_name="caption"
                    ),
                ),
                (
                    "caption_ru",
                    models.CharField(
                        blank=True,
                        help_text="Stands under the picture.",
                        max_length=500,
                        null=True,
                        verbose_name="caption",
                    ),
                ),
                (
                    "caption_en",
                    models.CharField(
                        blank=True,
                        help_text="Stands under the picture.",
                        max_length=500,
                        null=True,
                        verbose_name="caption",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who took the picture and who let us use it.",
                        max_length=200,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_ru",
                    models.CharField(
                        blank=True,
                        help_text="Who took the picture and who let us use it.",
                        max_length=200,
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_en",
                    models.CharField(
                        blank=True,
                        help_text="Who took the picture and who let us use it.",
                        max_length=200,
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="The picture tells nothing that the text does not: it needs no alternative text.",
                        verbose_name="decorative",
                    ),
                ),
                (
                    "focal_x",
                    models.FloatField(
                        default=0.5,
                        help_text="0 is the left edge, 1 the right one. What is here stays in sight when the picture is cropped.",
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="focal point from the left",
                    ),
                ),
                (
                    "focal_y",
                    models.FloatField(
                        default=0.5,
                        help_text="0 is the top edge, 1 the bottom one.",
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="focal point from the top",
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False, verbose_name="width")),
                ("height", models.PositiveIntegerField(default=0, editable=False, verbose_name="height")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("focal_x__range", (0, 1)), ("focal_y__range", (0, 1))),
                        name="image_focal_point_is_inside",
                    )
                ],
            },
        ),
    ]

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import newsroom.site.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("images", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                ("short_name_ru", models.CharField(blank=True, max_length=60, null=True, verbose_name="short name")),
                ("short_name_en", models.CharField(blank=True, max_length=60, null=True, verbose_name="short name")),
                ("tagline", models.CharField(blank=True, max_length=200, verbose_name="tagline")),
                ("tagline_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="tagline")),
                ("tagline_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="tagline")),
                (
                    "about",
                    models.TextField(
                        blank=True,
                        help_text="The paragraph that closes every release, printed page and feed item.",
                        verbose_name="about the association",
                    ),
                ),
                (
                    "about_ru",
                    models.TextField(
                        blank=True,
                        help_text="The paragraph that closes every release, printed page and feed item.",
                        null=True,
                        verbose_name="about the association",
                    ),
                ),
                (
                    "about_en",
                    models.TextField(
                        blank=True,
                        help_text="The paragraph that closes every release, printed page and feed item.",
                        null=True,
                        verbose_name="about the association",
                    ),
                ),
                ("footer", models.TextField(blank=True, verbose_name="footer")),
                ("footer_ru", models.TextField(blank=True, null=True, verbose_name="footer")),
                ("footer_en", models.TextField(blank=True, null=True, verbose_name="footer")),
                (
                    "social_links",
                    models.TextField(
                        blank=True,
                        help_text="One on a line: a name, a space, an address.",
                        validators=[newsroom.site.models.validate_social_links],
                        verbose_name="social links",
                    ),
                ),
                (
                    "complaints_email",
                    models.EmailField(
                        blank=True,
                        help_text="Shown on the accessibility page.",
                        max_length=254,
                        verbose_name="address for complaints about accessibility",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="images.image",
                        verbose_name="logo",
                    ),
                ),
            ],
            options={
                "verbose_name": "identity of the site",
                "verbose_name_plural": "identity of the site",
            },
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        max_length=60,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^[a-z0-9-]+$")],
                        verbose_name="address",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_ru", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("body_ru", models.TextField(blank=True, null=True, verbose_name="text")),
                ("body_en", models.TextField(blank=True, null=True, verbose_name="text")),
                ("in_menu", models.BooleanField(default=False, verbose_name="in the menu")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "site",
                    models.ForeignKey(
                        default=1,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="site.identity",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PressContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=150, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=150, null=True, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("is_default", models.BooleanField(default=False, verbose_name="for everything else")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "regions",
                    models.ManyToManyField(
                        blank=True, related_name="press_contacts", to="regions.region", verbose_name="regions"
                    ),
                ),
            ],
            options={
                "verbose_name": "press contact",
                "verbose_name_plural": "press contacts",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="identity",
            constraint=models.CheckConstraint(condition=models.Q(("pk", 1)), name="identity_is_one"),
        ),
        migrations.AddConstraint(
            model_name="presscontact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)), fields=("is_default",), name="one_default_press_contact"
            ),
        ),
        migrations.AddConstraint(
            model_name="presscontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("email__gt", ""), ("phone__gt", ""), _connector="OR"),
                name="press_contact_reachable",
            ),
        ),
    ]

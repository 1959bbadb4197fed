from django.db import migrations

from newsroom.staff.roles import Role, rights


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_history"), ("staff", "0002_roles")]

    operations = [
        migrations.AlterModelOptions(
            name="item",
            options={
                "ordering": ["-pk"],
                "permissions": [
                    ("any_region", "Works on texts of every region"),
                    ("any_status", "Changes what is in review or published"),
                    ("source_language", "Changes a text in its language of origin"),
                    ("publish_alone", "Publishes without a second person"),
                ],
                "verbose_name": "item",
                "verbose_name_plural": "items",
            },
        ),
        rights("publishing", {Role.CHIEF_EDITOR: {"item": ["publish_alone"]}}),
    ]

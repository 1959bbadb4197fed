from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import TestCase

from newsroom.staff.roles import Role, grant, revoke

from .factories import make_user

EVERYBODY = set(Role)
WRITERS = EVERYBODY - {Role.TRANSLATOR}
EDITORS = {Role.EDITOR, Role.CHIEF_EDITOR}
CHIEF = {Role.CHIEF_EDITOR}

# Every right over the rooms that know no app; the articles and the events keep tables of their own.
RIGHTS = {
    "publishing.any_region": EVERYBODY - {Role.CORRESPONDENT},
    "publishing.any_status": EDITORS,
    "publishing.source_language": WRITERS,
    "publishing.publish_alone": {Role.CHIEF_EDITOR},
    "publishing.change_item": EDITORS,
    "publishing.view_item": EVERYBODY,
    "publishing.view_moverecord": EVERYBODY,
    "publishing.add_note": EVERYBODY,
    "publishing.change_note": EVERYBODY,
    "publishing.view_note": EVERYBODY,
    "images.add_image": WRITERS,
    "images.change_image": EVERYBODY,
    "images.delete_image": WRITERS,
    "images.view_image": EVERYBODY,
    "images.add_attachment": WRITERS,
    "images.change_attachment": EVERYBODY,
    "images.delete_attachment": WRITERS,
    "images.view_attachment": EVERYBODY,
    "directory.add_organisation": EDITORS,
    "directory.change_organisation": EDITORS,
    "directory.delete_organisation": EDITORS,
    "directory.view_organisation": EVERYBODY,
    "directory.add_person": EDITORS,
    "directory.change_person": EDITORS,
    "directory.delete_person": EDITORS,
    "directory.view_person": EVERYBODY,
    "directory.add_position": EDITORS,
    "directory.change_position": EDITORS,
    "directory.delete_position": EDITORS,
    "directory.view_position": EVERYBODY,
    "regions.change_region": EDITORS,
    "regions.view_region": EVERYBODY,
    "regions.add_regionalias": EDITORS,
    "regions.change_regionalias": EDITORS,
    "regions.delete_regionalias": EDITORS,
    "regions.view_regionalias": EVERYBODY,
    "site.add_identity": CHIEF,
    "site.change_identity": CHIEF,
    "site.view_identity": EVERYBODY,
    "site.add_presscontact": CHIEF,
    "site.change_presscontact": CHIEF,
    "site.delete_presscontact": CHIEF,
    "site.view_presscontact": EVERYBODY,
    "site.add_page": CHIEF,
    "site.change_page": CHIEF,
    "site.delete_page": CHIEF,
    "site.view_page": EVERYBODY,
    "staff.add_user": CHIEF,
    "staff.change_user": CHIEF,
    "staff.view_user": CHIEF,
}
GROUND = {permission.partition(".")[0] for permission in RIGHTS}


class RightsTests(TestCase):
    def test_each_role_has_the_rights_of_the_table_and_no_others(self):
        for role in Role:
            has = {name for name in make_user(role).get_all_permissions() if name.partition(".")[0] in GROUND}
            with self.subTest(role=role):
                self.assertEqual(has, {permission for permission, roles in RIGHTS.items() if role in roles})

    def test_nobody_has_rights_over_accounts_groups_or_permissions_themselves(self):
        for role in Role:
            with self.subTest(role=role):
                self.assertFalse(make_user(role).has_module_perms("auth"))

    def test_somebody_without_a_role_has_no_right_at_all(self):
        self.assertEqual(make_user().get_all_permissions(), set())

    def test_a_deactivated_chief_editor_has_no_right_at_all(self):
        self.assertEqual(make_user(Role.CHIEF_EDITOR, is_active=False).get_all_permissions(), set())


class TakeRoleTests(TestCase):
    def test_a_new_role_takes_the_place_of_the_old_one(self):
        user = make_user(Role.EDITOR)
        user.take_role(Role.TRANSLATOR)
        self.assertEqual(user.role, Role.TRANSLATOR)
        self.assertEqual(user.groups.count(), 1)

    def test_no_role_takes_the_old_one_away(self):
        user = make_user(Role.EDITOR)
        user.take_role(None)
        self.assertIsNone(user.role)


class GrantTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.apps = MigrationLoader(connection).project_state().apps

    def test_a_right_is_given_and_taken_back(self):
        grant(self.apps, Role.TRANSLATOR, "site", "page", ["add", "change_page"])
        rights = make_user(Role.TRANSLATOR).get_all_permissions()
        self.assertLessEqual({"site.add_page", "site.change_page"}, rights)
        revoke(self.apps, Role.TRANSLATOR, "site", "page", ["add", "change_page"])
        self.assertEqual(
            make_user(Role.TRANSLATOR).get_all_permissions(), rights - {"site.add_page", "site.change_page"}
        )

    def test_a_right_that_is_not_there_yet_is_made_by_its_proper_name(self):
        permissions = self.apps.get_model("auth", "Permission").objects
        permissions.filter(content_type__app_label="publishing", content_type__model="item").delete()
        grant(self.apps, Role.EDITOR, "publishing", "item", ["any_region", "change"])
        self.assertTrue(make_user(Role.EDITOR).has_perm("publishing.any_region"))
        self.assertEqual(
            permissions.get(codename="any_region", content_type__model="item").name, "Works on texts of every region"
        )

    def test_a_misspelt_right_is_refused(self):
        with self.assertRaisesMessage(LookupError, "site.page declares no right to pubish"):
            grant(self.apps, Role.EDITOR, "site", "page", ["change", "pubish"])

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import TestCase
from django.urls import reverse

from newsroom.regions.tests.factories import make_region
from newsroom.staff.models import User
from newsroom.staff.roles import Role
from newsroom.tests.queries import SESSION

from .factories import make_user

LIST = reverse("admin:staff_user_changelist")


def change(user):
    return reverse("admin:staff_user_change", args=[user.pk])


def form_of(user, **fields):
    return {
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "role": user.role or "",
        "regions": [region.pk for region in user.regions.all()],
        "interface_language": user.interface_language,
        "is_active": "on",
    } | fields


class AddressesTests(TestCase):
    """Each address answers strangers with the sign-in page, and wrong roles with a refusal."""

    @classmethod
    def setUpTestData(cls):
        cls.person = make_user(Role.TRANSLATOR)
        cls.addresses = [
            LIST,
            reverse("admin:staff_user_add"),
            change(cls.person),
            reverse("admin:staff_user_history", args=[cls.person.pk]),
        ]

    def test_strangers_are_asked_to_sign_in(self):
        for address in [*self.addresses, reverse("admin_profile")]:
            for method in [self.client.get, self.client.post]:
                with self.subTest(address, method=method.__name__):
                    self.assertRedirects(method(address), f"{reverse('admin:login')}?next={address}")

    def test_only_a_chief_editor_looks_after_people(self):
        for role in Role:
            self.client.force_login(make_user(role))
            for address in self.addresses:
                with self.subTest(address, role=role):
                    expected = 200 if role == Role.CHIEF_EDITOR else 403
                    self.assertEqual(self.client.get(address).status_code, expected)

    def test_a_wrong_role_changes_nobody(self):
        for role in set(Role) - {Role.CHIEF_EDITOR}:
            self.client.force_login(make_user(role))
            for address, data in [
                (change(self.person), form_of(self.person, role=Role.CHIEF_EDITOR)),
                (reverse("admin:staff_user_add"), form_of(self.person, username="friend", email="friend@example.org")),
                (LIST, {"action": "deactivate", "_selected_action": [self.person.pk]}),
            ]:
                with self.subTest(address, role=role):
                    self.assertEqual(self.client.post(address, data).status_code, 403)
        self.person = User.objects.get(pk=self.person.pk)
        self.assertEqual(self.person.role, Role.TRANSLATOR)
        self.assertTrue(self.person.is_active)
        self.assertFalse(User.objects.filter(username="friend").exists())

    def test_nobody_is_deleted_not_even_by_a_superuser(self):
        for user in [make_user(Role.CHIEF_EDITOR), make_user(is_superuser=True)]:
            self.client.force_login(user)
            with self.subTest(user):
                address = reverse("admin:staff_user_delete", args=[self.person.pk])
                self.assertEqual(self.client.post(address, {"post": "yes"}).status_code, 403)
                self.assertNotContains(self.client.get(LIST), "delete_selected")

    def test_nobody_types_the_password_of_another(self):
        self.client.force_login(make_user(is_superuser=True))
        passwords = {"password1": "seven tall birches", "password2": "seven tall birches"}
        address = reverse("admin:auth_user_password_change", args=[self.person.pk])
        self.assertEqual(self.client.post(address, passwords).status_code, 403)

    def test_passwords_are_not_guessed_by_filters_of_the_list(self):
        self.client.force_login(make_user(Role.CHIEF_EDITOR))
        with self.assertLogs("django.security.DisallowedModelAdminLookup"):
            self.assertEqual(self.client.get(LIST, {"password__startswith": "p"}).status_code, 400)

    def test_groups_are_for_superusers(self):
        address = reverse("admin:auth_group_changelist")
        self.client.force_login(make_user(Role.CHIEF_EDITOR))
        self.assertEqual(self.client.get(address).status_code, 403)
        self.assertNotContains(self.client.get(reverse("admin:index")), address)
        self.client.force_login(make_user(is_superuser=True))
        self.assertEqual(self.client.get(address).status_code, 200)


class ListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(Role.CHIEF_EDITOR)

    def setUp(self):
        self.client.force_login(self.chief)

    def test_queries_do_not_grow_with_people(self):
        region = make_region()
        make_user(Role.CORRESPONDENT, [region])
        with self.assertNumQueries(SESSION + 8):  # user, rights twice, two counts, people, their roles, their regions
            self.client.get(LIST)
        for _ in range(10):
            make_user(Role.CORRESPONDENT, [region, make_region()])
        with self.assertNumQueries(SESSION + 8):
            self.client.get(LIST)

    def test_people_are_filtered_by_role(self):
        translator, _ = make_user(Role.TRANSLATOR), make_user(Role.EDITOR)
        response = self.client.get(LIST, {"role": Role.TRANSLATOR})
        self.assertEqual(list(response.context["cl"].result_list), [translator])

    def test_people_are_found_by_name_and_address(self):
        user = make_user(last_name="Петров", email="press@example.org")
        for words in ["Петров", "press@"]:
            with self.subTest(words):
                self.assertEqual(list(self.client.get(LIST, {"q": words}).context["cl"].result_list), [user])


class ChangeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(Role.CHIEF_EDITOR)
        cls.root = make_user(is_superuser=True)
        cls.editor = make_user(Role.EDITOR)

    def setUp(self):
        self.client.force_login(self.chief)

    def again(self, user):
        return User.objects.get(pk=user.pk)

    def test_a_chief_editor_changes_a_role(self):
        self.assertRedirects(self.client.post(change(self.editor), form_of(self.editor, role=Role.TRANSLATOR)), LIST)
        self.assertEqual(self.again(self.editor).role, Role.TRANSLATOR)

    def test_a_chief_editor_raises_nobody_to_superuser(self):
        data = form_of(self.editor, is_superuser="on", user_permissions=[Permission.objects.first().pk], groups=["1"])
        self.client.post(change(self.editor), data)
        editor = self.again(self.editor)
        self.assertFalse(editor.is_superuser)
        self.assertEqual(editor.user_permissions.count(), 0)
        self.assertEqual(editor.role, Role.EDITOR)
        self.assertNotContains(self.client.get(change(self.editor)), "is_superuser")

    def test_nobody_changes_their_own_role_or_access(self):
        for user in [self.chief, self.root]:
            self.client.force_login(user)
            data = form_of(user, role=Role.EDITOR, is_active="", is_superuser="" if user.is_superuser else "on")
            with self.subTest(user):
                self.assertRedirects(self.client.post(change(user), data | {"last_name": "Renamed"}), LIST)
                changed = self.again(user)
                self.assertEqual(changed.last_name, "Renamed")
                self.assertEqual(
                    (changed.role, changed.is_active, changed.is_superuser), (user.role, True, user.is_superuser)
                )

    def test_a_chief_editor_sees_superusers_and_does_not_touch_them(self):
        self.assertEqual(self.client.get(change(self.root)).status_code, 200)
        data = form_of(self.root, email="mine@example.org")
        self.assertEqual(self.client.post(change(self.root), data).status_code, 403)
        for action in ["deactivate", "invite_again"]:
            self.client.post(LIST, {"action": action, "_selected_action": [self.root.pk]})
        root = self.again(self.root)
        self.assertEqual(root.email, self.root.email)
        self.assertTrue(root.is_active)

    def test_a_superuser_makes_a_superuser(self):
        self.client.force_login(self.root)
        self.client.post(change(self.editor), form_of(self.editor, is_superuser="on"))
        self.assertTrue(self.again(self.editor).is_superuser)

    def test_a_superuser_needs_no_role_and_everybody_else_does(self):
        self.client.force_login(self.root)
        another = make_user(is_superuser=True)
        data = form_of(another, is_superuser="on", last_name="Renamed")
        self.assertRedirects(self.client.post(change(another), data), LIST)
        response = self.client.post(change(self.editor), form_of(self.editor, role=""))
        self.assertIn("role", response.context["adminform"].form.errors)


class DeactivationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(Role.CHIEF_EDITOR)
        cls.editor = make_user(Role.EDITOR, password="seven tall birches")

    def act(self, action, *users):
        self.client.force_login(self.chief)
        self.client.post(LIST, {"action": action, "_selected_action": [user.pk for user in users]})

    def test_a_deactivated_person_is_shown_out_and_not_let_in_again(self):
        self.client.force_login(self.editor)
        session = self.client.cookies["sessionid"].value
        self.assertEqual(self.client.get(reverse("admin:index")).status_code, 200)
        self.act("deactivate", self.editor)
        self.client.cookies["sessionid"] = session
        self.assertRedirects(self.client.get(reverse("admin:index")), "/admin/login/?next=/admin/")
        self.assertFalse(self.client.login(username=self.editor.username, password="seven tall birches"))

    def test_an_activated_person_signs_in_as_before(self):
        self.act("deactivate", self.editor)
        self.act("activate", self.editor)
        self.assertTrue(self.client.login(username=self.editor.username, password="seven tall birches"))

    def test_nobody_deactivates_themselves(self):
        self.act("deactivate", self.chief, self.editor)
        self.assertEqual(list(User.objects.filter(is_active=True)), [self.chief])

    def test_the_history_remembers_who_deactivated_whom(self):
        self.act("deactivate", self.editor)
        entry = LogEntry.objects.get()
        self.assertEqual((entry.user, entry.get_edited_object()), (self.chief, self.editor))

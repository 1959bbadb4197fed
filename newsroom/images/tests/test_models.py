from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.test import TestCase
from django.utils.translation import override

from newsroom.images.models import Image
from newsroom.images.renditions import renditions

from .factories import make_image, picture_file


class StoredPictureTests(TestCase):
    def test_whatever_saves_a_picture_saves_a_clean_one(self):
        image = make_image(file=picture_file("Отпуск.jpg", comment=b"Secret"))
        self.assertRegex(image.file.name, r"^pictures/[0-9a-f]{32}(_\w+)?\.jpg$")
        self.assertEqual((image.original_name, image.width, image.height), ("Отпуск.jpg", 60, 40))
        stored = default_storage.open(image.file.name).read()
        self.assertEqual(len(stored), image.size)
        self.assertNotIn(b"Secret", stored)

    def test_a_refused_picture_leaves_no_row(self):
        with self.assertRaises(ValidationError):
            make_image(file=picture_file("photo.png"))
        self.assertFalse(Image.objects.exists())

    def test_the_same_picture_twice_is_two_files(self):
        first, second = (make_image(file=picture_file(colour=(1, 2, 3))) for _ in range(2))
        self.assertNotEqual(first.file.name, second.file.name)

    def test_changed_words_leave_the_file_alone(self):
        image = make_image()
        name = image.file.name
        with self.captureOnCommitCallbacks(execute=True):
            image.caption_en = "A full house"
            image.save()
        self.assertEqual(Image.objects.get().file.name, name)
        self.assertTrue(default_storage.exists(name))

    def test_a_replaced_file_goes(self):
        image = make_image()
        old = image.file.name
        with self.captureOnCommitCallbacks(execute=True):
            image.file = picture_file(size=(30, 30))
            image.save()
        self.assertFalse(default_storage.exists(old))
        self.assertEqual(Image.objects.get().width, 30)

    def test_deleted_pictures_take_their_files_with_them(self):
        ways = {"one": Image.delete, "many": lambda image: Image.objects.filter(pk=image.pk).delete()}
        for way, delete in ways.items():
            with self.subTest(way):
                with self.captureOnCommitCallbacks(execute=True):
                    image = make_image()
                names = [image.file.name, *(each.name("jpg") for each in renditions(image))]
                self.assertTrue(all(map(default_storage.exists, names)))
                with self.captureOnCommitCallbacks(execute=True):
                    delete(image)
                self.assertFalse(any(map(default_storage.exists, names)))


class AltTextTests(TestCase):
    def test_each_language_asks_for_its_own_unless_the_picture_is_decorative(self):
        table = [
            ({}, {"ru": False, "en": False}),
            ({"alt_text_en": ""}, {"ru": False, "en": True}),
            ({"alt_text_ru": None}, {"ru": True, "en": False}),
            ({"alt_text_ru": "", "alt_text_en": "", "is_decorative": True}, {"ru": False, "en": False}),
        ]
        for fields, expected in table:
            image = make_image(**fields)
            for language, lacks in expected.items():
                with self.subTest(fields=fields, language=language):
                    self.assertIs(image.lacks_alt_text(language), lacks)
                    self.assertIs(image in Image.objects.lacking_alt_text(language), lacks)

    def test_a_picture_is_called_by_its_words_in_the_language_of_the_page(self):
        image = make_image(alt_text_ru="", caption_ru="Открытие")
        for language, name in {"ru": "Открытие", "en": "The congress hall"}.items():
            with override(language):
                self.assertEqual(str(image), name)
        self.assertEqual(str(make_image(alt_text_ru="", alt_text_en="")), "picture.jpg")

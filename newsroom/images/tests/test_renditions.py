from io import BytesIO
from types import SimpleNamespace

import PIL.Image
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, TestCase

from newsroom.images.renditions import (
    FORMATS,
    MADE_AT_ONCE,
    RATIOS,
    crop_box,
    make_renditions,
    pictures_named,
    rendition_named,
    renditions,
)

from .factories import make_image, picture_file


def picture_of(width, height, focal_x=0.5, focal_y=0.5):
    file = SimpleNamespace(name="pictures/abc.jpg")
    return SimpleNamespace(width=width, height=height, focal_x=focal_x, focal_y=focal_y, file=file)


class SizesTests(SimpleTestCase):
    def test_widths_grow_to_the_pixels_that_there_are(self):
        table = [
            (picture_of(200, 100), "full", [200]),
            (picture_of(320, 100), "full", [320]),
            (picture_of(1000, 500), "full", [320, 640, 960, 1000]),
            (picture_of(4096, 4000), "full", [320, 640, 960, 1440, 1920]),
            (picture_of(4096, 600), "1x1", [320, 600]),
        ]
        for image, ratio, widths in table:
            with self.subTest(image=image, ratio=ratio):
                self.assertEqual([rendition.width for rendition in renditions(image, ratio)], widths)

    def test_heights_keep_the_proportions(self):
        table = [("full", 320, 160), ("3x2", 320, 213), ("16x9", 640, 360), ("1x1", 640, 640)]
        for ratio, width, height in table:
            known = {rendition.width: rendition.height for rendition in renditions(picture_of(2000, 1000), ratio)}
            self.assertEqual(known[width], height, ratio)

    def test_a_cut_follows_the_focal_point_to_the_edges(self):
        table = [
            (picture_of(300, 100), "full", (0, 0, 300, 100)),
            (picture_of(300, 100), "1x1", (100, 0, 200, 100)),
            (picture_of(300, 100, focal_x=0), "1x1", (0, 0, 100, 100)),
            (picture_of(300, 100, focal_x=1), "1x1", (200, 0, 300, 100)),
            (picture_of(300, 100, focal_x=0.25), "1x1", (25, 0, 125, 100)),
            (picture_of(100, 300, focal_y=0.9), "1x1", (0, 200, 100, 300)),
            (picture_of(1, 1), "16x9", (0, 0, 1, 1)),
        ]
        for image, ratio, box in table:
            with self.subTest(image=image, ratio=ratio):
                self.assertEqual(crop_box(image, ratio), box)

    def test_a_moved_focal_point_gives_new_names_to_cuts_alone(self):
        middle, left = picture_of(900, 600), picture_of(900, 600, focal_x=0.3)
        self.assertEqual(renditions(middle)[0].name("jpg"), "renditions/abc/full-320.jpg")
        self.assertEqual(renditions(middle, "1x1")[0].name("avif"), "renditions/abc/1x1-50-50-320.avif")
        self.assertEqual(renditions(left, "1x1")[0].name("avif"), "renditions/abc/1x1-30-50-320.avif")
        self.assertEqual([rendition.width for rendition in renditions(left)], [320, 640, 900])


def left_is_red_right_is_blue():
    picture = PIL.Image.new("RGB", (600, 300), "red")
    picture.paste("blue", (300, 0, 600, 300))
    content = BytesIO()
    picture.save(content, "PNG")
    return SimpleUploadedFile("two.png", content.getvalue())


class MakingTests(TestCase):
    def test_common_cuts_are_made_in_both_formats_once_the_picture_is_saved(self):
        with self.captureOnCommitCallbacks(execute=True):
            image = make_image(file=picture_file(size=(700, 500)))
        for ratio in MADE_AT_ONCE:
            for rendition in renditions(image, ratio):
                for suffix, options in FORMATS.items():
                    with default_storage.open(rendition.name(suffix)) as file, PIL.Image.open(file) as made:
                        self.assertEqual(made.format, options["format"])
                        self.assertEqual(made.size, (rendition.width, rendition.height))

    def test_a_cut_shows_what_the_focal_point_asks_for(self):
        for focal_x, channel in ((0, 0), (1, 2)):
            image = make_image(file=left_is_red_right_is_blue(), focal_x=focal_x)
            [rendition] = renditions(image, "1x1")
            make_renditions(image, [rendition])
            for suffix in FORMATS:
                with default_storage.open(rendition.name(suffix)) as file, PIL.Image.open(file) as made:
                    self.assertGreater(made.convert("RGB").getpixel((150, 150))[channel], 200)

    def test_what_is_there_is_not_made_again(self):
        image = make_image()
        [rendition] = renditions(image)
        make_renditions(image, [rendition])
        default_storage.delete(rendition.name("avif"))
        before = default_storage.get_modified_time(rendition.name("jpg"))
        make_renditions(image, [rendition])
        self.assertTrue(default_storage.exists(rendition.name("avif")))
        self.assertEqual(default_storage.get_modified_time(rendition.name("jpg")), before)

    def test_nothing_half_written_is_left_behind(self):
        image = make_image()
        make_renditions(image)
        _, files = default_storage.listdir(f"renditions/{image.file.name[9:-4]}")
        self.assertEqual({name.rpartition(".")[2] for name in files}, set(FORMATS))

    def test_every_name_leads_back_to_its_rendition_and_no_other_name_does(self):
        image = make_image(file=picture_file(size=(700, 500)), focal_x=0.25)
        for ratio in RATIOS:
            for rendition in renditions(image, ratio):
                self.assertEqual(rendition_named(rendition.name("avif"), image), rendition)
                self.assertIn(image.file.name, pictures_named(rendition.name("avif")))
        folder = f"renditions/{image.file.name[9:-4]}"
        strangers = [
            f"{folder}/full-321.jpg",
            f"{folder}/full-50-50-320.jpg",
            f"{folder}/3x2-50-50-320.jpg",
            f"{folder}/4x3-25-50-320.jpg",
            f"{folder}/3x2-25-50-320.png",
            f"{folder}/../full-320.jpg",
            "renditions/unknown/full-320.jpg",
            image.file.name,
        ]
        for name in strangers:
            with self.subTest(name):
                self.assertIsNone(rendition_named(name, image))
        for name in ("renditions/../full-320.jpg", f"{folder}/../full-320.jpg", image.file.name):
            self.assertEqual(pictures_named(name), [])

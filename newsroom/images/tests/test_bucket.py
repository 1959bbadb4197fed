import urllib.error
import urllib.request

from django.core.files.storage import default_storage
from django.test import TestCase, override_settings

from articles.tests.factories import make_published_article
from newsroom.images.models import Image
from newsroom.images.renditions import renditions
from newsroom.images.tests.factories import make_image, picture_file
from newsroom.tests.servers import bucket
from newsroom.tests.servers.s3 import NAME

from . import test_documents, test_models, test_renditions, test_views


class InBucket:
    @classmethod
    def setUpClass(cls):
        cls.store = cls.enterClassContext(bucket())
        cls.enterClassContext(override_settings(STORAGES=cls.store.storages))
        super().setUpClass()


class AsInFolderTests(
    InBucket,
    test_documents.StoredDocumentTests,
    test_models.StoredPictureTests,
    test_renditions.MakingTests,
    test_views.MediaTests,
):
    """Uploads in a bucket behave as those in a folder do."""


class BucketTests(InBucket, TestCase):
    def make_image(self, **fields):
        with self.captureOnCommitCallbacks(execute=True):
            return make_image(**fields)

    def test_the_newsroom_decides_who_sees_a_picture_of_it(self):
        image = self.make_image()
        for name in (image.file.name, renditions(image)[0].name("avif")):
            address = default_storage.url(name)
            self.assertEqual(address, f"/media/{name}")
            self.assertEqual(self.client.get(address).status_code, 404)
        make_published_article("en", cover=image)
        for name in (image.file.name, renditions(image)[0].name("avif")):
            response = self.client.get(default_storage.url(name))
            self.assertEqual(response.getvalue(), default_storage.open(name).read())
            again = self.client.get(default_storage.url(name), headers={"if-modified-since": response["Last-Modified"]})
            self.assertEqual(again.status_code, 304)

    def test_nobody_reads_the_bucket_without_a_key(self):
        image = self.make_image()
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{self.store.url}/{NAME}/{image.file.name}")
        self.assertEqual(refused.exception.code, 403)

    def test_a_missing_rendition_is_made_and_a_missing_picture_is_not_found(self):
        image = self.make_image()
        make_published_article("en", cover=image)
        rendition = renditions(image)[0].name("jpg")
        default_storage.delete(rendition)
        self.assertEqual(self.client.get(f"/media/{rendition}").status_code, 200)
        default_storage.delete(image.file.name)
        self.assertEqual(self.client.get(f"/media/{image.file.name}").status_code, 404)

    def test_two_uploads_of_one_picture_are_two_files(self):
        first, second = (self.make_image(file=picture_file(colour=(1, 2, 3))) for _ in range(2))
        self.assertNotEqual(first.file.name, second.file.name)
        with self.captureOnCommitCallbacks(execute=True):
            Image.objects.get(pk=first.pk).delete()
        self.assertFalse(default_storage.exists(first.file.name))
        self.assertFalse(default_storage.exists(renditions(first)[0].name("jpg")))
        self.assertTrue(default_storage.exists(second.file.name))
        self.assertTrue(default_storage.exists(renditions(second)[0].name("jpg")))

    def test_share_pictures_are_kept_there_too_and_only_the_latest(self):
        article = make_published_article("en")
        for headline in ("One headline", "Another"):
            type(article).objects.filter(pk=article.pk).update(headline_en=headline)
            address = type(article).objects.get(pk=article.pk).address_in("en")
            self.assertEqual(self.client.get(f"{address}share.jpg").status_code, 200)
        self.assertEqual(len(default_storage.listdir(f"share/article-{article.pk}-en")[1]), 1)

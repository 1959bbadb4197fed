"""Where uploads lie when several machines share them: a private bucket of anything that speaks S3.

As with a folder, the newsroom itself answers who may see a file (`views.py`), at its own addresses: a signed address of
the bucket would outlive a retraction, and be another one in each printed page.
"""

from pathlib import PurePosixPath
from urllib.parse import urljoin

from botocore.exceptions import ClientError
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.crypto import get_random_string
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class Bucket(S3Storage):
    def url(self, name, **options):
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def get_available_name(self, name, max_length=None):
        """A name of its own for each upload: a bucket cannot promise that a name is still free when it is written."""
        name = PurePosixPath(name)
        return str(name.with_stem(f"{name.stem}_{get_random_string(7)}"))

    def get_modified_time(self, name):
        try:
            return super().get_modified_time(name)
        except ClientError as error:
            raise FileNotFoundError(name) from error

    def keep(self, name, content):
        """Write a file of ours; a bucket shows it when it is whole."""
        self._save(name, ContentFile(content))

    def remove_folder(self, name):
        """Remove everything whose name begins with this folder; one that is not there is no fault."""
        self.bucket.objects.filter(Prefix=f"{self._normalize_name(name)}/").delete()

"""A store of files that speaks S3: moto's server, which is a Python program and comes with the packages for tests."""

import sys
from contextlib import contextmanager

from django.conf import settings

from .server import HOST, Server, running, scratch_folder

NAME = "newsroom-tests"
KEYS = {"access_key": "tests", "secret_key": "tests", "region_name": "us-east-1"}


class Store(Server):
    @property
    def url(self):
        return f"http://{HOST}:{self.port}"

    @property
    def storages(self):
        """The setting STORAGES of a newsroom whose uploads lie in the bucket."""
        options = KEYS | {"bucket_name": NAME, "endpoint_url": self.url}
        return settings.STORAGES | {"default": {"BACKEND": "newsroom.images.bucket.Bucket", "OPTIONS": options}}

    def command(self):
        return [sys.executable, "-m", "moto.server", "--host", HOST, "--port", str(self.port)]


@contextmanager
def bucket():
    """A store with one empty bucket: `override_settings(STORAGES=store.storages)`."""
    import boto3

    with scratch_folder() as folder, running(Store(folder)) as store:
        keys = {"aws_access_key_id": KEYS["access_key"], "aws_secret_access_key": KEYS["secret_key"]}
        client = boto3.client("s3", endpoint_url=store.url, region_name=KEYS["region_name"], **keys)
        client.create_bucket(Bucket=NAME)
        yield store

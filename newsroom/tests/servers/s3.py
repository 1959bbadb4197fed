"""A store of files that speaks S3: moto's server, which is a Python program and comes with the packages for tests."""

import sys
from contextlib import contextmanager

from .server import HOST, Server, running, scratch_folder

NAME = "newsroom-tests"
KEYS = {"S3_ACCESS_KEY": "tests", "S3_SECRET_KEY": "tests", "S3_REGION": "us-east-1"}


class Store(Server):
    @property
    def url(self):
        return f"http://{HOST}:{self.port}"

    @property
    def environment(self):
        """What settings read to use it."""
        return KEYS | {"S3_BUCKET": NAME, "S3_ENDPOINT": self.url}

    def command(self):
        return [sys.executable, "-m", "moto.server", "--host", HOST, "--port", str(self.port)]


@contextmanager
def bucket():
    """A store with one empty bucket; `environment` tells how it is reached."""
    import boto3

    with scratch_folder() as folder, running(Store(folder)) as store:
        keys = {"aws_access_key_id": KEYS["S3_ACCESS_KEY"], "aws_secret_access_key": KEYS["S3_SECRET_KEY"]}
        client = boto3.client("s3", endpoint_url=store.url, region_name=KEYS["S3_REGION"], **keys)
        client.create_bucket(Bucket=NAME)
        yield store

"""Object storage on the loopback address, for as long as a test needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer

BUCKET = "bucket"


@dataclass(frozen=True)
class Storage:
    """A bucket, and what others do to it and see in it."""

    client: Any

    def put(self, key: str, content: str | bytes) -> None:
        self.client.put_object(Bucket=BUCKET, Key=key, Body=content)

    def remove(self, key: str) -> None:
        self.client.delete_object(Bucket=BUCKET, Key=key)

    def contents(self, prefix: str) -> dict[str, bytes]:
        """Return the objects below a prefix, by the rest of their keys."""
        listed = self.client.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", [])
        return {one["Key"].removeprefix(prefix): self._read(one["Key"]) for one in listed}

    def _read(self, key: str) -> bytes:
        content: bytes = self.client.get_object(Bucket=BUCKET, Key=key)["Body"].read()
        return content


@contextmanager
def served() -> Iterator[Storage]:
    """Start storage with an empty bucket and stop it afterwards; in the meantime whoever looks for storage finds it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "NO_PROXY": "127.0.0.1,localhost",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        try:
            # What an earlier test of the same process has stored
            urlopen(Request(f"{settings['AWS_ENDPOINT_URL']}/moto-api/reset", method="POST")).close()
            client = boto3.client("s3")
            client.create_bucket(Bucket=BUCKET)
            yield Storage(client)
        finally:
            server.stop()

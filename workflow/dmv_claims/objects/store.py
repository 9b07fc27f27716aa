"""Ask object storage, and say in plain words when it refuses."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dmv_claims.objects.address import Address, ObjectsError

INSTALL = "install what is missing, in the project's folder: pip install --editable '.[cluster]'"
CHECK = "check the address, AWS_ENDPOINT_URL and the credentials (docs/cluster.md)"
CHANGED = "a document changed after the run began; run again"
# How many requests may be under way at once: each waits for the net, not for a core.
AT_ONCE = 16
# How often a request is made before it counts as failed.
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as listed: its size in bytes, and a tag that other content never has."""

    bytes: int
    tag: str


@dataclass(frozen=True, slots=True)
class Store:
    """The objects below one address, each under its name there."""

    address: Address
    client: Any

    def objects(self) -> dict[str, Stored]:
        """Return all objects by name, what stands for folders aside."""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.address.bucket, Prefix=self.address.prefix
        )
        return {
            entry["Key"].removeprefix(self.address.prefix): Stored(entry["Size"], entry["ETag"].strip('"'))
            for page in pages
            for entry in page.get("Contents", [])
            if not entry["Key"].endswith("/")
        }

    def read(self, name: str) -> bytes:
        """Return the content of an object."""
        content: bytes = self.client.get_object(Bucket=self.address.bucket, Key=self.address.key(name))["Body"].read()
        return content

    def bring(self, name: str, tag: str, file: Path) -> None:
        """Write an object into a file, with the content that has this tag; folders above the file are made."""
        found = self.client.get_object(Bucket=self.address.bucket, Key=self.address.key(name), IfMatch=tag)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as target:
            shutil.copyfileobj(found["Body"], target)

    def put(self, name: str, file: Path, kind: str) -> None:
        """Store a file under a name, as content of this kind ("text/html")."""
        key, extra = self.address.key(name), {"ContentType": kind}
        self.client.upload_file(str(file), self.address.bucket, key, ExtraArgs=extra)

    def remove(self, name: str) -> None:
        """Remove an object; it may be gone already."""
        self.client.delete_object(Bucket=self.address.bucket, Key=self.address.key(name))


@contextmanager
def opened(address: Address) -> Iterator[Store]:
    """Give the store at an address, reached as AWS_ENDPOINT_URL, AWS_PROFILE, ~/.aws and their like say.

    Raises ObjectsError where boto3 is missing, or where storage refuses what is asked of it in the meantime.
    """
    try:
        # Only runs on object storage have to have it.
        import boto3  # noqa: PLC0415
        from boto3.exceptions import Boto3Error  # noqa: PLC0415
        from botocore.config import Config  # noqa: PLC0415
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
    except ImportError as error:
        raise ObjectsError(f"{address}: there is no {error.name} to ask object storage with; {INSTALL}") from error
    config = Config(
        max_pool_connections=AT_ONCE,
        retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        # Storage of other makers than Amazon may take newer checksums for a part of the object.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    try:
        yield Store(address, boto3.client("s3", config=config))
    except ClientError as error:
        advice = CHANGED if error.response["Error"]["Code"] == "PreconditionFailed" else CHECK
        raise ObjectsError(f"{address}: object storage says: {error}; {advice}") from error
    except (Boto3Error, BotoCoreError) as error:
        raise ObjectsError(f"{address}: object storage says: {error}; {CHECK}") from error

"""Take from headers, which hosts may fill with anything, what is recorded and sent back."""

import re
from collections.abc import Mapping

from dmv_claims.fetch.records import Record

# Each header with the record's field, the form it must have to be kept, and the header that asks with it.
VALIDATORS = (
    ("etag", re.compile(r'(W/)?"[\x21\x23-\x7e]{0,200}"'), "If-None-Match"),
    ("last_modified", re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"), "If-Modified-Since"),
)
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")


def validators(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a record by which the host knows a version again, "" for what it does not say properly."""
    said = {field: headers.get(field.replace("_", "-"), "").strip() for field, _, _ in VALIDATORS}
    return {field: said[field] if form.fullmatch(said[field]) else "" for field, form, _ in VALIDATORS}


def known_by(record: Record) -> dict[str, str]:
    """Return the headers that ask for a body only where it differs from the recorded version."""
    known = {header: getattr(record, field) for field, _, header in VALIDATORS}
    return {header: value for header, value in known.items() if value}


def media_type(headers: Mapping[str, str]) -> str:
    """Return the media type of an answer in small letters, without its parameters; "" where it has no proper one."""
    said = headers.get("content-type", "").partition(";")[0].strip().lower()
    return said if MEDIA_TYPE.fullmatch(said) else ""

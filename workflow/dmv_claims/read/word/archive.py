"""Look at the table of contents of a Word file, which is a zip archive, before anything of it is unpacked."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from dmv_claims.read.document import UnreadableError
from dmv_claims.read.limits import LIMITS, MEGABYTE

MOST_ENTRIES = 10_000
ENCRYPTED = 0x1


def check_archive(content: bytes) -> None:
    """Raise UnreadableError where a file is no whole archive, is no Word file, or would unpack beyond the limits.

    An archive that says less than it holds is caught on reading: no more than it says is ever unpacked.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError("is a damaged .docx file, perhaps cut off; get it again") from error
    size = sum(entry.file_size for entry in entries)
    if size > LIMITS.unpacked_megabytes * MEGABYTE:
        most = LIMITS.unpacked_megabytes
        raise UnreadableError(f"unpacks to {size / MEGABYTE:,.0f} MB; allowed are {most}; save it without its pictures")
    if len(entries) > MOST_ENTRIES:
        raise UnreadableError(f"holds {len(entries):,} files; allowed are {MOST_ENTRIES:,}; save it anew")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableError("is encrypted; save it without a password")
    if "[Content_Types].xml" not in {entry.filename for entry in entries}:
        raise UnreadableError("is an archive but no Word file; unpack it and put its documents here")

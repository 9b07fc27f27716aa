"""Download one document: ask, look at what came, give it its place, record it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import httpx

from dmv_claims.digest import sha256_of
from dmv_claims.fetch.failures import CHECK, FailedError, PassingError, printable
from dmv_claims.fetch.follow import follow
from dmv_claims.fetch.headers import known_by, media_type, validators
from dmv_claims.fetch.kinds import misnamed
from dmv_claims.fetch.plan import Order
from dmv_claims.fetch.records import Record, add, version
from dmv_claims.fetch.robots import Robots
from dmv_claims.fetch.store import place
from dmv_claims.fetch.visit import Answer, Visitor, plain

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: as in `store.Placed`, or `failed`; its records with that of today as the last.

    `passing` tells that the host, not the document, may be at fault.
    """

    what: str
    records: list[Record]
    kept: str = ""
    passing: bool = False

    @property
    def record(self) -> Record:
        """What is recorded of today."""
        return self.records[-1]


@dataclass(frozen=True, slots=True)
class Fetcher:
    """What all documents of a run share."""

    visitor: Visitor
    robots: Robots
    raw: Path
    day: str

    async def fetch(self, order: Order, known: Sequence[Record]) -> Outcome:
        """Download a document whose records so far are `known`; a failure is an outcome and never raises."""
        try:
            if order.refused:
                raise FailedError(order.refused)
            return await self._fetch(order, known)
        except FailedError as failure:
            return self.failed(order, known, failure)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error}); look after the disk and the rights of the folder"
            return self.failed(order, known, FailedError(reason))
        except Exception as error:
            LOG.exception("%s: the download failed", order.file)
            reason = f"the download failed ({type(error).__name__}: {printable(str(error))}); please report it"
            return self.failed(order, known, FailedError(reason))

    def failed(self, order: Order, known: Sequence[Record], failure: FailedError) -> Outcome:
        """Return the outcome of a document that cannot be had."""
        status = str(failure.status or "")
        record = replace(self._record(order), reason=failure.reason, status=status, final_url=failure.url)
        return Outcome("failed", add(known, record), passing=isinstance(failure, PassingError))

    async def _fetch(self, order: Order, known: Sequence[Record]) -> Outcome:
        target = self.raw / order.file
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        # Left by a run that was killed; opened anew, so that a link is not written through.
        part.unlink(missing_ok=True)
        try:
            with part.open("xb") as sink:
                answer = await self._ask(order, sink, self._comparable(order, known))
            return self._take(order, known, answer, part)
        finally:
            part.unlink(missing_ok=True)

    def _comparable(self, order: Order, known: Sequence[Record]) -> Record | None:
        """Return the record of the version that is there, if the host can tell whether it has a newer one."""
        last, target = version(known), self.raw / order.file
        there = last and target.is_file() and sha256_of(target) == last.sha256
        return last if there else None

    async def _ask(self, order: Order, sink: BinaryIO, last: Record | None) -> Answer:
        limits = self.visitor.limits

        async def ask(url: httpx.URL) -> Answer:
            await self.robots.check(url)
            known = known_by(last) if last and plain(url) == last.final_url else {}
            return await self.visitor.get(url, sink, limits.max_bytes, known)

        return await follow(order.url, ask, limits.redirects)

    def _take(self, order: Order, known: Sequence[Record], answer: Answer, part: Path) -> Outcome:
        last, body, url = version(known), answer.body, plain(answer.url)
        if body is None:
            assert last, "only a known version is compared"
            record = replace(last, first_on=self.day, last_on=self.day, source_url=self._record(order).source_url)
            return Outcome("unchanged", add(known, replace(record, stored_as=order.file)))
        media = media_type(answer.headers)
        reason = misnamed(order.file, media, body.head) if body.size else f"is empty; {CHECK}"
        if reason:
            raise FailedError(reason, answer.status, url)
        placed = place(self.raw, order.file, part, body.sha256, known, self.day)
        record = replace(
            self._record(order),
            stored_as=placed.stored_as,
            sha256=body.sha256,
            bytes=str(body.size),
            status=str(answer.status),
            content_type=media,
            final_url=url,
            **validators(answer.headers),
        )
        return Outcome(placed.what, add(placed.records, record), placed.kept)

    def _record(self, order: Order) -> Record:
        """Return the record of today with what is known before anything is asked."""
        return Record(order.file, self.day, self.day, source_url=order.shown)

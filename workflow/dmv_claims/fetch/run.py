"""Download what a sheet names: several hosts at a time, each document of a host after the other."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from dmv_claims.fetch.document import Fetcher, Outcome
from dmv_claims.fetch.failures import LATER, FailedError, FetchError
from dmv_claims.fetch.limits import Limits
from dmv_claims.fetch.plan import Order, plan
from dmv_claims.fetch.records import Records, load_records, save_records
from dmv_claims.fetch.robots import Robots, token_of
from dmv_claims.fetch.summary import summary
from dmv_claims.fetch.visit import visitor
from dmv_claims.progress import track
from dmv_claims.read import FETCHED
from dmv_claims.sources import load_sources

# How long, in seconds, what happened may be known to nobody but the run.
UNSAVED = 2.0


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is given: the raw folder, the records of earlier runs, who asks, within which limits, on which day."""

    raw: Path
    records: Records
    agent: str
    limits: Limits
    day: str

    def save(self) -> None:
        """Write the records as they are by now; FetchError where they cannot be written."""
        table = self.raw / FETCHED
        try:
            save_records(table, self.records)
        except OSError as error:
            action = "look after the disk and the rights of the folder, then run again"
            raise FetchError(f"{table} cannot be written ({error.strerror or error}); {action}") from error


def fetch_documents(sheet: Path, raw: Path, agent: str, limits: Limits, day: str = "") -> str:
    """Download the original documents of a sheet into `raw`, record each answer in fetched.csv, return the summary.

    `agent` is the user agent: a product token and a way to reach whoever runs this. `day` is recorded, without it today
    (UTC). FetchError, with the summary, where every download failed; SheetError before the first request where sheet or
    records cannot be used.
    """
    chosen = plan(load_sources(sheet), raw)
    today = day or datetime.now(UTC).date().isoformat()
    outcomes = asyncio.run(_run(Run(raw, load_records(raw / FETCHED), agent, limits, today), chosen.orders))
    said = summary(outcomes, chosen, raw, sheet)
    if outcomes and all(outcome.what == "failed" for outcome in outcomes):
        raise FetchError(f"no document could be fetched\n{said}")
    return said


async def _run(run: Run, orders: Sequence[Order]) -> list[Outcome]:
    """Download all orders and return what became of each, in their order; the records are kept up to date."""
    outcomes: dict[str, Outcome] = {}
    done: asyncio.Queue[Outcome] = asyncio.Queue()
    free = asyncio.Semaphore(run.limits.hosts)
    saved = monotonic()
    async with visitor(run.agent, run.limits) as asking, asyncio.TaskGroup() as group:
        fetcher = Fetcher(asking, Robots(asking, token_of(run.agent)), run.raw, run.day)
        for same_host in _by_host(orders):
            group.create_task(_fetch_all(fetcher, same_host, run.records, free, done.put_nowait))
        for _ in track(orders, "Fetching", "documents"):
            outcome = await done.get()
            file = outcome.record.file
            outcomes[file], run.records[file] = outcome, outcome.records
            if outcome.what == "changed" or monotonic() - saved > UNSAVED:
                run.save()
                saved = monotonic()
    run.save()
    return [outcomes[order.file] for order in orders]


def _by_host(orders: Sequence[Order]) -> list[list[Order]]:
    hosts: defaultdict[str, list[Order]] = defaultdict(list)
    for order in orders:
        hosts[order.host].append(order)
    return list(hosts.values())


async def _fetch_all(
    fetcher: Fetcher,
    orders: Sequence[Order],
    records: Records,
    free: asyncio.Semaphore,
    tell: Callable[[Outcome], None],
) -> None:
    """Download the documents of one host; after too many failures running the rest is not asked for."""
    limits = fetcher.visitor.limits
    running = 0
    async with free:
        for order in orders:
            known = records.get(order.file, ())
            if running < limits.failures:
                outcome = await fetcher.fetch(order, known)
                running = running + 1 if outcome.passing else 0
            else:
                reason = f"was not asked for: the host failed {limits.failures} times running before; {LATER}"
                outcome = fetcher.failed(order, known, FailedError(reason))
            tell(outcome)

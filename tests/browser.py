"""A real browser without a net, which notes whatever a page asks for and complains of."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
)


@dataclass
class Visitor:
    """Opens pages in contexts of their own; `requests` and `complaints` are those of all of them."""

    browser: Browser
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str, **options: object) -> Page:
        """Open an address in a context with these options."""
        context = self.browser.new_context(offline=True, **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        return page

    def check(self) -> None:
        """Fail where something was asked for outside of the disk, or anything was complained of."""
        assert [url for url in self.requests if not url.startswith(("file:", "data:"))] == []
        assert self.complaints == []


@contextmanager
def visitor() -> Iterator[Visitor]:
    """Yield a visitor with a browser that runs for as long; without one the tests are skipped, but never in CI."""
    found = next(filter(None, (shutil.which(name) for name in NAMES)), None)
    if not found:
        reason = f"no browser is found (looked for {', '.join(NAMES)}); install Debian's package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield Visitor(browser)
        browser.close()


def answer_title(page: Page, state: str) -> Locator:
    """Return the title above a state's answer; until a link is followed, titles of all states are there."""
    return page.locator("#answer h3", has_text=f"{state}:")

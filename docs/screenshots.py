"""Take the pictures of the report that stand in this folder and in the README, from a run on the documents in raw/.

Run it after `make`: `python docs/screenshots.py [processed]`; it needs Debian's chromium.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyarrow.parquet as pq
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent
DESK, PHONE = (1200, 800), (390, 844)


@dataclass(frozen=True)
class Picture:
    """A picture: its file, the page with what is chosen there, and how large, bright and fine it is."""

    name: str
    page: str
    size: tuple[int, int] = DESK
    scheme: str = "light"
    scale: float = 1


def pictures(processed: Path) -> list[Picture]:
    """Return the pictures; the claim that one shows is the court order that Iowa's document requires."""
    claims = pq.ParquetFile(processed / "claims" / "IA.parquet").read().to_pylist()
    wanted = ("court_order", "required")
    claim = next(row["claim_id"] for row in claims if (row["category"], row["role"]) == wanted)
    iowa = urlencode({"question": "court_order_required", "state": "IA"})
    return [
        Picture("index.png", "index.html"),
        Picture("document.png", f"iowa.html#claim-{claim}"),
        Picture("conflicts.png", "index.html#conflicts-IA"),
        Picture("search.png", "index.html#statements?modality=hedged&text=license"),
        Picture("dark.png", "index.html", scheme="dark"),
        Picture("phone.png", f"index.html#answers?{iowa}", PHONE, scale=2),
    ]


def take(browser: Browser, picture: Picture, report: Path) -> None:
    """Write a picture into this folder."""
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        device_scale_factor=picture.scale,
    )
    page.goto(f"{report.resolve().as_uri()}/{picture.page}")
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=FOLDER / picture.name)
    page.close()


def main(processed: Path) -> None:
    """Take all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in pictures(processed):
            take(browser, picture, processed / "report")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "processed"))

"""A web site on 127.0.0.1 that behaves as badly as its pages say, and remembers what it was asked."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Request:
    """What the site was asked: when (seconds), by which name, for what, with which headers."""

    at: float
    host: str
    path: str
    headers: dict[str, str]


Page = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    site: "Site"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        host = headers["host"].partition(":")[0]
        self.site.seen.append(Request(time.monotonic(), host, self.path, headers))
        with suppress(OSError):
            self.site.pages.get(self.path, status(404))(self)

    def send(self, code: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, content: bytes, pause: float) -> None:
        for byte in content:
            if self.site.closing.wait(pause):
                return
            self.wfile.write(bytes([byte]))

    def log_message(self, format: str, *args: object) -> None:
        pass


@dataclass
class Site:
    """Pages by path; `robots.txt` and whatever else is not among them is answered with 404."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    seen: list[Request] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [one.path for one in self.seen if one.path != "/robots.txt"]


@contextmanager
def serve() -> Iterator[Site]:
    site = Site()
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()


def page(body: str | bytes = "<p>Ohio shares.</p>", kind: str = "text/html", code: int = 200, **headers: str) -> Page:
    """A page with this body; underscores in names of headers stand for hyphens."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.send(code, content, named)


def status(code: int, **headers: str) -> Page:
    return page("no", code=code, **headers)


def redirect(place: str, code: int = 302) -> Page:
    return page("", code=code, Location=place)


def in_turn(*pages: Page) -> Page:
    """Each page once, then the last for ever."""
    left = list(pages)

    def answer(handler: Handler) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        now(handler)

    return answer


def stall(handler: Handler) -> None:
    """Say nothing at all."""
    handler.site.closing.wait(10)


def cut(handler: Handler) -> None:
    """End in the middle of the body."""
    handler.send(200, b"<p>half", {"Content-Length": "1000"})
    handler.close_connection = True


def cut_at_once(handler: Handler) -> None:
    handler.close_connection = True


def cut_chunk(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>half")
    handler.close_connection = True


def drip_body(handler: Handler) -> None:
    handler.send(200, b"", {"Content-Length": "100"})
    handler.drip(b"x" * 100, 0.05)


def drip_head(handler: Handler) -> None:
    handler.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Long: " + b"x" * 100, 0.05)


def endless(handler: Handler) -> None:
    handler.send(200, b"", {"Content-Length": str(10**12)})
    while not handler.site.closing.is_set():
        handler.wfile.write(b"x" * 65_536)

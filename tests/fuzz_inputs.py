"""Inputs for the fuzz run that are text: in any encoding, as a web page, as Markdown, as the extractor gets it."""

from random import Random

from dmv_claims.read.clean import CONTROL, LINE_END, without_marks
from fuzz_bytes import damaged, parted, parted_bytes
from fuzz_words import MARKERS, text

ENCODINGS = (
    *("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "cp1252", "latin-1"),
    *("mac_roman", "cp437", "utf-7", "shift_jis", "gb18030", "cp1251", "koi8-r", "iso2022_jp", "cp500"),
)
OF_TEXT = parted_bytes("\x00¦ÿþ¦þÿ¦ï»¿¦í\xa0\x80¦ô\x90\x80\x80¦À\x80¦\x85¦%PDF-¦PK\x03\x04")
TAGS = parted(
    "p¦div¦h1¦h3¦ol¦ul¦li¦li¦table¦tr¦td¦th¦tbody¦caption¦pre¦textarea¦main¦article¦section¦header¦footer¦aside¦"
    "nav¦form¦button¦details¦summary¦dl¦dt¦dd¦br¦q¦sup¦a¦b¦span¦del¦template¦svg¦math¦iframe¦select¦option¦script¦"
    "style¦noscript¦title¦head¦body¦html¦frameset¦plaintext¦xmp¦blockquote¦ruby¦rp¦menu¦dir¦fieldset¦legend¦"
    "foreignObject¦desc¦mi¦mtext¦colgroup¦col¦hr¦img¦base"
)
ATTRIBUTES = parted(
    ' role="main"¦ role="navigation"¦ hidden¦ hidden="until-found"¦ id="x"¦ aria-controls="x x"¦ role¦ start="5"¦'
    ' start="-7"¦ start="999999999999"¦ value="3"¦ value="x"¦ type="i"¦ type="A"¦ reversed¦ type=""¦ href="#x"¦'
    ' rowspan="0"¦ colspan="100000"¦ aria-expanded¦ aria-controls=""¦ id¦ value'
)
OF_MARKUP = parted(
    '<!doctype html>¦<meta charset="utf-16">¦<meta charset="nonsense">¦<meta charset=cp037>¦<!--¦-->¦&¦'
    '<?xml version="1.0" encoding="idna"?>¦<![CDATA[¦]]>¦&#0;¦&#xD800;¦&#x110000;¦&nbsp;¦&notit;¦'
    '<meta charset="hex">¦<meta charset="utf-7">¦<meta charset=undefined>¦&#150;¦</¦<¦&#99999999999;'
)
OF_MARKDOWN = parted(
    "# ¦## ¦1. ¦7) ¦- ¦* ¦+ ¦> ¦>> ¦    ¦\t¦```\n¦~~~\n¦---\n¦===\n¦***¦**¦_¦`¦``¦[¦](¦)¦![¦[x]: y\n¦<http://a.b>¦"
    "<div>¦</div>¦<!--¦\\¦| a | b |\n¦\n¦|---|:-:|\n¦&copy;¦&#0;¦  \n¦999999999. ¦0. ¦...\n¦\n\n¦<li>¦<td>¦<?¦"
    "<![CDATA["
)


def text_file(draw: Random) -> bytes:
    """Return a text in some encoding, with damage."""
    encoded = text(draw).encode(draw.choice(ENCODINGS), draw.choice(("replace", "ignore", "xmlcharrefreplace")))
    return damaged(encoded, draw, OF_TEXT, most=4)


def html_file(draw: Random) -> bytes:
    """Return a web page whose elements open and close in no order."""
    parts: list[str] = []
    for _ in range(int(200 ** draw.random())):
        kind = draw.random()
        if kind < 0.4:
            attributes = "".join(draw.choices(ATTRIBUTES, k=draw.choice((0, 0, 1, 1, 2))))
            parts += [f"<{draw.choice(TAGS)}{attributes}>"] * draw.choice((1, 1, 1, 1, 1, 2, 300))
        elif kind < 0.6:
            parts.append(f"</{draw.choice(TAGS)}>")
        else:
            parts.append(draw.choice(OF_MARKUP) if kind < 0.7 else text(draw, 10))
    encoded = "".join(parts).encode(draw.choice(ENCODINGS if draw.random() < 0.2 else ("utf-8",)), "replace")
    return damaged(encoded, draw, (*OF_TEXT, *(one.encode() for one in OF_MARKUP)), most=2)


def markdown_file(draw: Random) -> bytes:
    """Return Markdown whose signs stand anywhere."""
    parts: list[str] = []
    for _ in range(int(200 ** draw.random())):
        if draw.random() < 0.6:
            sign = draw.choice(draw.choice((OF_MARKDOWN, OF_MARKDOWN, MARKERS)))
            parts += [sign] * draw.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 500))
        else:
            parts.append(text(draw, 10))
    encoded = "".join(parts).encode("utf-8", "replace")
    return damaged(encoded, draw, tuple(one.encode() for one in OF_MARKDOWN), most=2)


def plain_text(draw: Random) -> bytes:
    """Return a text as readers leave it, with single newlines and without control characters."""
    return without_marks(CONTROL.sub("", LINE_END.sub("\n", text(draw, 600)))).encode()

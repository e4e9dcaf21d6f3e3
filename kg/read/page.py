"""A saved HTML page comes in, a ``RawArticle`` with its headline, captions and body goes out; nothing is fetched, ever.

trafilatura finds the body. What it drops and an article needs, the headline and the figure captions, is put back by
``kg.read.captions``. The date is only what the page states in its metadata; a date line in the text is ``kg.text``'s business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.model import RawArticle
from kg.read.captions import add_captions
from kg.read.decode import check_text, encoding_of, not_utf8, tidy
from kg.read.files import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.I)
_DATE_FIELDS = (
    '//meta[@property="article:published_time" or @property="og:published_time"]/@content',
    '//meta[@itemprop="datePublished" or @name="pubdate" or @name="publishdate" or @name="dc.date.issued"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
)
_TABLE_RULE = re.compile(r"[|\s:-]+")


def read_page(identifier: str, data: bytes, origin: str, url: str | None = None) -> RawArticle:
    """The article of one page; ``UnreadableError`` if the bytes are no text or no article can be found in them."""
    return read_markup(identifier, decode_page(data), origin, url=url)


def read_markup(identifier: str, markup: str, origin: str, url: str | None = None) -> RawArticle:
    """The article of one page that is text already, as in the field ``html`` of a record."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", tidy(markup))  # lxml refuses text with an encoding declaration
    try:
        tree = document_fromstring(markup, parser=HTMLParser(no_network=True, recover=True))
        found = _extract(markup)
        headline = (found.title and " ".join(str(found.title).split())) or None
        lines = add_captions(tree, _body_lines(found.text or ""))
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableError(f"not a readable HTML page ({type(error).__name__})") from error
    if not lines:
        raise UnreadableError("no article text was found in the page")
    if headline is not None and headline not in lines[:3]:
        lines.insert(0, headline)
    return RawArticle(
        identifier=identifier,
        text=check_text(tidy("\n".join(lines))),
        origin=origin,
        title=headline,
        published=_stated_date(tree),
        url=url or found.url,
        source=found.sitename,
    )


def decode_page(data: bytes) -> str:
    """The page's markup: by its byte-order mark, as UTF-8, or by the charset that it declares; else ``UnreadableError``."""
    encoding, mark = encoding_of(data)
    if encoding == "utf-8" and b"\x00" in data:
        raise UnreadableError("a binary file (it has NUL bytes); save the page as HTML in UTF-8")
    try:
        return data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(data[:4096])
        name = declared[1].decode("ascii") if declared is not None else "utf-8"
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            raise UnreadableError(not_utf8(data, error.start + mark)) from error


def _extract(markup: str) -> Any:
    from trafilatura import bare_extraction

    quick = {"extensive_search": False}
    found = bare_extraction(markup, with_metadata=True, include_comments=False, date_extraction_params=quick)
    if found is None:
        raise UnreadableError("no article text was found in the page")
    return found


def _body_lines(text: str) -> list[str]:
    """trafilatura's lines without the bars that it draws around table cells: a photo is often set as a table with its caption."""
    lines = (line.strip() for line in text.split("\n"))
    return [line.strip("| ") for line in lines if not _TABLE_RULE.fullmatch(line) and line]


def _stated_date(tree: HtmlElement) -> str | None:
    for field in _DATE_FIELDS:
        for value in tree.xpath(field):
            return str(value).strip() or None
    return next(_linked_data_dates(tree), None)


def _linked_data_dates(tree: HtmlElement) -> Iterator[str]:
    """``datePublished`` of the page's JSON-LD, read as plain JSON: its contexts are never resolved."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue
        for node in data if isinstance(data, list) else [data]:
            value = node.get("datePublished") if isinstance(node, dict) else None
            if isinstance(value, str) and value.strip():
                yield value.strip()

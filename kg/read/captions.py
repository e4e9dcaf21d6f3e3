"""A page's tree and the lines that were extracted from it come in, the lines with the photo captions in their places go out.

trafilatura drops the text of ``figcaption``, which in press articles often states name, office and event. A caption is put after
the extracted block that it follows on the page; captions of teasers (inside a link, or outside the article's container) stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Class names that the editing systems of Vietnamese papers give to captions, beside the standard <figcaption>.
_CAPTION_CLASSES = ("caption", "pic_desc", "desc_cation", "photo-desc", "image-desc", "img-desc")
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "div", "span", "strong", "em"})


def add_captions(tree: HtmlElement, lines: Sequence[str]) -> list[str]:
    """The lines, with each caption of the article that is not among them as a line of its own near where it stands."""
    position = {_squeeze(line): index for index, line in reversed(list(enumerate(lines)))}
    blocks = [(element, caption, _squeeze(_text_of(element))) for element, caption in _walk(tree)]
    matched = [element for element, caption, text in blocks if not caption and text in position]
    container = _common_ancestor(matched)
    if container is None:
        return list(lines)
    inside = set(container.iter())
    present = "\n".join(position)
    after: dict[int, list[str]] = {}
    last = -1  # the index of the extracted line that was passed last; -1: none yet
    for element, caption, text in blocks:
        if not caption:
            last = max(last, position.get(text, -1))
        elif text and text not in present and element in inside and not _is_teaser(element, text):
            after.setdefault(last, []).append(text)
            present += "\n" + text
    return [*after.get(-1, ()), *(text for index, line in enumerate(lines) for text in (line, *after.get(index, ())))]


def _walk(tree: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """The blocks of the page in order, each with whether it is a caption; what lies inside a caption is not walked."""
    skipped: set[HtmlElement] = set()
    for element in tree.iter():
        if element in skipped or not isinstance(element.tag, str):
            continue
        if _is_caption(element):
            skipped.update(element.iter())
            yield element, True
        elif element.tag in _BLOCKS:
            yield element, False


def _is_caption(element: HtmlElement) -> bool:
    if element.tag == "figcaption":
        return True
    names = (element.get("class") or "").lower()
    return bool(names) and any(name in names for name in _CAPTION_CLASSES) and not element.xpath(".//img | .//video")


def _is_teaser(element: HtmlElement, text: str) -> bool:
    """Whether the caption belongs to a link elsewhere: it lies in one, or is nothing but one."""
    if any(ancestor.tag == "a" for ancestor in element.iterancestors()):
        return True
    return any(_squeeze(_text_of(link)) == text for link in element.iter("a"))


def _common_ancestor(elements: Sequence[HtmlElement]) -> HtmlElement | None:
    """The innermost element that contains them all, and their siblings if there is but one; None for none."""
    if not elements:
        return None
    common = list(elements[0].iterancestors())
    for element in elements[1:]:
        mine = set(element.iterancestors())
        common = [ancestor for ancestor in common if ancestor in mine]
    return common[0] if common else None


def _text_of(element: HtmlElement) -> str:
    return "".join(str(part) for part in element.itertext(with_tail=False))


def _squeeze(text: str) -> str:
    return " ".join(text.split())

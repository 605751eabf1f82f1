"""HTML of a mail as the plain text that a reader would see."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset({"head", "script", "style", "template", "title", "noscript", "svg", "object"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"}
    | {"main", "nav", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul"}
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_QUOTE_LEVELS = 10
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SELF_CLOSING = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
    | {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead"}
)
MAX_ALTERNATIVE = 300
MAX_DEPTH = 5_000
"""The parser needs time with the square of the depth; no mail program nests as deep."""


class _Lines:
    """Lines in the making; each keeps the depth of quotation that it began with."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.current = ""
        self.depth = 0

    def add(self, text: str) -> None:
        piece = _BLANKS.sub(" ", text)
        if not self.current or self.current.endswith(" "):
            piece = piece.lstrip(" ")
        self.current += piece

    def end(self) -> None:
        """End the line if it has begun."""
        if self.current.strip():
            self.break_line()
        self.current = ""

    def break_line(self) -> None:
        marks = "> " * min(self.depth, _QUOTE_LEVELS)
        self.done.append((marks + self.current.rstrip()).rstrip())
        self.current = ""

    def gap(self) -> None:
        """A blank line between paragraphs, one at most."""
        if self.done and self.done[-1].strip("> "):
            self.break_line()


def text_of_html(html: str) -> str:
    """The visible text: a line for each block, `> ` before quotations, `- ` before list items.

    What a reader would not see (`display: none`, scripts) is left out; links keep their text
    only. The walk is a loop, so that deep nesting costs no stack; beyond 5000 levels, only the
    tags are taken out.
    """
    if _depth(html) > MAX_DEPTH:
        return unescape(re.sub(r"<[^<>]*>", " ", html)).strip()
    root = LexborHTMLParser(html).root
    lines = _Lines()
    stack = [(root, False)] if root is not None else []
    while stack:
        node, leaving = stack.pop()
        if leaving:
            _leave(node, lines)
        elif _enter(node, lines):
            stack.append((node, True))
            child = node.last_child
            while child is not None:
                stack.append((child, False))
                child = child.prev
    lines.end()
    return "\n".join(lines.done).strip()


def _depth(html: str) -> int:
    """How deep the elements are nested at most, by their tags alone."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _SELF_CLOSING:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _enter(node: LexborNode, lines: _Lines) -> bool:
    """Take a node in; whether its children are to be seen."""
    tag = node.tag or ""
    if tag == "-text":
        lines.add(node.text_content or "")
        return False
    if tag.startswith("-comment") or tag in _UNSEEN or _is_hidden(node):
        return False
    if tag == "br":
        lines.break_line()
    elif tag == "img":
        _add_alternative(node, lines)
    elif tag in ("td", "th"):
        lines.add(" ")
    elif tag in _BLOCKS:
        _begin_block(tag, lines)
    return True


def _add_alternative(node: LexborNode, lines: _Lines) -> None:
    """What stands in an image's place for those who do not see it; decoration has none."""
    words = " ".join((node.attributes.get("alt") or "").split())[:MAX_ALTERNATIVE]
    if words:
        lines.add(f" [image: {words}] ")


def _begin_block(tag: str, lines: _Lines) -> None:
    lines.end()
    if tag in _PARAGRAPHS:
        lines.gap()
    if tag == "blockquote":
        lines.depth += 1
    elif tag == "li":
        lines.current = "- "


def _leave(node: LexborNode, lines: _Lines) -> None:
    tag = node.tag or ""
    if tag not in _BLOCKS:
        return
    lines.end()
    if tag == "blockquote":
        lines.depth -= 1
    if tag in _PARAGRAPHS:
        lines.gap()


def _is_hidden(node: LexborNode) -> bool:
    given = node.attributes
    return "hidden" in given or bool(_HIDDEN.search(given.get("style") or ""))

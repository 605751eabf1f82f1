"""HTML as its reader sees it."""

from __future__ import annotations

import time

import pytest

from handrail.core.intake.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain", "plain"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("a <b>bold</b>\n   word", "a bold word"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<div>yes</div><blockquote>old<br>words</blockquote>", "yes\n> old\n> words"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n> > b"),
        ("&lt;b&gt; &amp; &euro;&nbsp;5", "<b> & €\xa05"),
        ("<script>x</script><style>y</style><!-- z -->seen", "seen"),
        ('<p style="DISPLAY : none">secret</p>seen', "seen"),
        ("<p hidden>secret</p>seen", "seen"),
        ("<a href='https://example.org'>a link</a>", "a link"),
        ("<p>unclosed <b>tags", "unclosed tags"),
        ("", ""),
    ],
)
def test_what_is_seen(html: str, text: str) -> None:
    assert text_of_html(html) == text


@pytest.mark.parametrize("tag", ["div", "blockquote", "table", "b", "p"])
@pytest.mark.parametrize("depth", [1_000, 200_000])
def test_nesting_without_end_costs_neither_stack_nor_time(tag: str, depth: int) -> None:
    start = time.process_time()
    assert text_of_html(f"<{tag}>" * depth + "deep").endswith("deep")
    assert time.process_time() - start < 3

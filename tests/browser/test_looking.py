"""The measures themselves: each sees a page that is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.browser.looking import Open, collisions, faults, sideways

WRONG = """<!DOCTYPE html><html lang="en"><title>Wrong</title><main><h1>Wrong</h1>
<svg class="chart" width="300" height="40"><text x="0" y="20">one and another</text><text x="30" y="22">over it</text>
<text x="280" y="20">beyond the edge</text></svg>
<p style="color:#ccc;background:#fff">Hardly to be read.</p><div style="width:3000px">wide</div></main></html>"""


def test_what_is_wrong_is_seen(tmp_path: Path, opened: Open) -> None:
    file = tmp_path / "wrong.html"
    file.write_text(WRONG, "utf-8")
    page = opened(file)
    assert collisions(page) == ["beyond the edge leaves its chart", "one and another meets over it"]
    assert [fault.split()[0] for fault in faults(page)] == ["color-contrast"]
    assert sideways(page) > 1000

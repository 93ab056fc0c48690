"""What can be measured in an open page: faults of accessibility, texts that collide, whether it scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Open = Callable[..., Page]
"""Opens a file, perhaps at a `width`, in a `scheme` ("light", "dark"), as a `media` ("screen", "print")."""
GRAVE = ("serious", "critical")

COLLIDING = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg.chart")) {
    const sheet = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim());
    const boxes = texts.map(t => [t.textContent, t.getBoundingClientRect()]);
    for (const [words, box] of boxes) {
      if (box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.bottom > sheet.bottom + 1)
        found.push(`${words} leaves its chart`);
    }
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
      const [one, a] = boxes[i], [other, b] = boxes[j];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.5 && down > 2) found.push(`${one} meets ${other}`);
    }
  }
  return found;
}"""
"""A line box is taller than its letters by two pixels or so; lines of one label may share those."""


def faults(page: Page, *rules: str) -> list[str]:
    """What axe-core calls serious or critical, by `rules` alone where some are named, each with the first place where it
    is so."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    options |= {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    told: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']} ({each['impact']}) at {each['nodes'][0]['html'][:200]}"
        for each in told
        if each["impact"] in GRAVE
    ]


def collisions(page: Page) -> list[str]:
    """Texts of charts that meet one another or leave their chart, with every folded part open."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found: list[str] = page.evaluate(COLLIDING)
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider

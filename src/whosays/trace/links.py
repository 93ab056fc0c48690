"""Whether a paper links to another, by its address or by the name of a host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.trace.facts import Facts

_WWW = re.compile(r"^www\d?\.")
_ARTICLE = re.compile(r"^the ")
_LABEL = 5
"""Letters of a host's label that tell a name."""
_NOT_WORD = re.compile(r"\W+")


def links_to(mine: Facts, origin: Facts) -> bool:
    """Whether the text of a claim links to the paper of another, or to the pages of who printed it."""
    paper, source = mine.paper, origin.paper
    if paper is None or source is None or not paper.links:
        return False
    linked = {link.rstrip("/.,") for link in paper.links}
    hosts = {_WWW.sub("", link.lower().split("//")[-1].split("/")[0]) for link in linked}
    names = {_NOT_WORD.sub("", _ARTICLE.sub("", name.lower())) for name in source.names} - {""}
    return bool(
        linked & {a.rstrip("/") for a in source.addresses} or any(_is_host(n, host) for n in names for host in hosts)
    )


def _is_host(name: str, host: str) -> bool:
    """Whether a printer's name is in a host, or the host's own label begins the name ("pancoastal.example")."""
    label = _NOT_WORD.sub("", host.split(".", maxsplit=1)[0])
    return name in _NOT_WORD.sub("", host) or (len(label) >= _LABEL and name.startswith(label))

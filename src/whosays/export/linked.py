"""Names of things in linked data (JSON-LD): a document by the digest of its bytes, the rest by their ids."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from whosays.export.embedding import as_json

Node = dict[str, Any]


def document_uri(digest: str) -> str:
    """The name of a document by its bytes, whoever holds them and wherever (RFC 6920): "ni:///sha-256;…"."""
    code = urlsafe_b64encode(bytes.fromhex(digest)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{code}"


def uri(kind: str, name: str) -> str:
    """The name of a record of ours: "urn:whosays:claim:60ea4d9422c6850e"."""
    return f"urn:whosays:{kind}:{name}"


def without_nothing(node: Node) -> Node:
    """`node` without what is not known: JSON-LD has no null."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def written(node: Node) -> str:
    """`node` as a file."""
    return as_json(node)

"""How much a reader may take, and which reader made a text.

What always holds: the same bytes under the same text version give the same text, on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT_VERSIONS = {
    "text": "text/1",
    "html": "html/2",
    "pdf": "pdf/1",
    "word": "word/2",
    "workbook": "workbook/2",
    "csv": "csv/1",
    "tsv": "tsv/1",
    "mail": "mail/1",
    "chat": "chat/1",
}
"""Reader → version of its text of record.

A change that alters any text raises the number: selectors name it (Records 3).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Limits on one document. Defaults from the threats T1, T3 and T4 (docs/explanation/read.md).

    `max_bytes` and `memory_bytes` in bytes, the memory being the address space of the helper process; `cpu_seconds` and
    `wall_seconds` for one document; `max_pages` of a PDF; `max_depth` of nested elements; `max_attributes` of one tag.
    """

    max_bytes: int = 20_000_000
    memory_bytes: int = 1_000_000_000
    cpu_seconds: int = 10
    wall_seconds: float = 20.0
    max_pages: int = 2_000
    max_depth: int = 500
    max_attributes: int = 1_000

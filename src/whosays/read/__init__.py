"""Bytes → Document | Unreadable: text, Markdown, HTML, PDF, DOCX, XLSX, CSV, e-mail and chats."""

from whosays.read.draft import Refusal
from whosays.read.files import name_of, paths
from whosays.read.formats import is_plain_text
from whosays.read.options import TEXT_VERSIONS, ReadOptions
from whosays.read.picture import Asked, Picture
from whosays.read.reader import document, drawn_page

__all__ = [
    "TEXT_VERSIONS",
    "Asked",
    "Picture",
    "ReadOptions",
    "Refusal",
    "document",
    "drawn_page",
    "is_plain_text",
    "name_of",
    "paths",
]

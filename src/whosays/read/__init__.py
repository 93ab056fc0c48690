"""Bytes → Document | Unreadable: text, Markdown, HTML, PDF, DOCX, XLSX, CSV, e-mail, chats; pages of web archives."""

from whosays.read.archives import Archive, Archived, Place, Spoilt, found_again, holds_archive
from whosays.read.draft import Refusal
from whosays.read.files import name_of, paths
from whosays.read.formats import is_plain_text
from whosays.read.options import TEXT_VERSIONS, ReadOptions
from whosays.read.picture import Asked, Picture
from whosays.read.reader import document, drawn_page
from whosays.read.skeletons import sameness

__all__ = [
    "TEXT_VERSIONS",
    "Archive",
    "Archived",
    "Asked",
    "Picture",
    "Place",
    "ReadOptions",
    "Refusal",
    "Spoilt",
    "document",
    "drawn_page",
    "found_again",
    "holds_archive",
    "is_plain_text",
    "name_of",
    "paths",
    "sameness",
]

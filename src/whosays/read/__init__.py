"""Bytes → Document | Unreadable: text, Markdown, HTML, PDF, DOCX, XLSX, CSV, e-mail and chats."""

from whosays.read.files import name_of, paths
from whosays.read.formats import is_plain_text
from whosays.read.options import TEXT_VERSIONS, ReadOptions
from whosays.read.reader import document

__all__ = ["TEXT_VERSIONS", "ReadOptions", "document", "is_plain_text", "name_of", "paths"]

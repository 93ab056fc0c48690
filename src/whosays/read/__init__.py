"""Bytes → Document | Unreadable: text, Markdown, HTML, PDF, DOCX, XLSX, CSV, e-mail and chats."""

from whosays.read.files import name_of, paths
from whosays.read.options import TEXT_VERSIONS, ReadOptions
from whosays.read.reader import document

__all__ = ["TEXT_VERSIONS", "ReadOptions", "document", "name_of", "paths"]

"""Formats that programs read."""

from whosays.export.records import check_records, claim_records, question_records

__all__ = ["check_records", "claim_records", "question_records"]

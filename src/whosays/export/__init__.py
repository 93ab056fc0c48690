"""Formats that programs read."""

from whosays.export.records import check_records, claim_records, question_records
from whosays.export.statements import event_records, statement_records

__all__ = ["check_records", "claim_records", "event_records", "question_records", "statement_records"]

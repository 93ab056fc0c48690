"""A draft held against the record: what bears its figures and quotations out, and what it says beyond that."""

from whosays.verify.drafts import judgements
from whosays.verify.given import Draft, Length
from whosays.verify.page import page as as_page
from whosays.verify.record import Kept, Linked, Record
from whosays.verify.rows import records, tally

__all__ = ["Draft", "Kept", "Length", "Linked", "Record", "as_page", "judgements", "records", "tally"]

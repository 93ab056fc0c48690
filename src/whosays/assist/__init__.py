"""A language model proposes, the grammar decides: what to ask about, whom to ask, and what of the answer is kept."""

from whosays.assist.options import AssistOptions
from whosays.assist.pieces import passages
from whosays.assist.protocol import Assistant, Heard, Passage, Proposal
from whosays.assist.vetting import Reason, Vetted, vetted

__all__ = ["AssistOptions", "Assistant", "Heard", "Passage", "Proposal", "Reason", "Vetted", "passages", "vetted"]

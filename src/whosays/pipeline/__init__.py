"""The path from documents to an account, written once, in `path`."""

from whosays.pipeline.assisted import Assistance
from whosays.pipeline.inputs import Input
from whosays.pipeline.path import Means, account, extracted, texts
from whosays.pipeline.stages import ShippedStages, Stages
from whosays.pipeline.verifying import verified

__all__ = ["Assistance", "Input", "Means", "ShippedStages", "Stages", "account", "extracted", "texts", "verified"]

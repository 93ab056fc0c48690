"""One case, on disk or loose: the whole public API. The faces (command line, web) use nothing else."""

from whosays.assist.options import AssistOptions
from whosays.custody.sidecar import Given
from whosays.report.showing import visible
from whosays.settings import redaction
from whosays.workspace.authoring import new_pack
from whosays.workspace.case import Case
from whosays.workspace.explaining import Explanation
from whosays.workspace.folders import is_case
from whosays.workspace.harvest import Watch, engine_of, harvested, listed
from whosays.workspace.limiting import Limits
from whosays.workspace.main_job import opened, reported
from whosays.workspace.proving import pack_findings
from whosays.workspace.reporting import Wanted
from whosays.workspace.streaming import Stream
from whosays.workspace.taking import Added
from whosays.workspace.telling import measures_told
from whosays.workspace.upkeep import Upkeep
from whosays.workspace.verifying import page as verified_page
from whosays.workspace.verifying import records as verdict_records
from whosays.workspace.weighing import weighed

__all__ = [
    "Added",
    "AssistOptions",
    "Case",
    "Explanation",
    "Given",
    "Limits",
    "Stream",
    "Upkeep",
    "Wanted",
    "Watch",
    "engine_of",
    "harvested",
    "is_case",
    "listed",
    "measures_told",
    "new_pack",
    "opened",
    "pack_findings",
    "redaction",
    "reported",
    "verdict_records",
    "verified_page",
    "visible",
    "weighed",
]

"""One case, on disk or loose: the whole public API. The faces (command line, web) use nothing else."""

from whosays.custody.sidecar import Given
from whosays.workspace.case import Added, Case, reported
from whosays.workspace.explaining import Explanation
from whosays.workspace.folders import is_case
from whosays.workspace.proving import Fault, pack_faults

__all__ = ["Added", "Case", "Explanation", "Fault", "Given", "is_case", "pack_faults", "reported"]

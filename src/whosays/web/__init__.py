"""The workbench: a person and the record, in the browser. It knows the workspace, the model and the charts."""

from whosays.web.app import application
from whosays.web.serving import serve

__all__ = ["application", "serve"]

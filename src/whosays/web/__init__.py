"""The workbench: a person and the record, in the browser. It knows the workspace, the model and the charts."""

from whosays.web.app import application
from whosays.web.serving import Server, serve

__all__ = ["Server", "application", "serve"]

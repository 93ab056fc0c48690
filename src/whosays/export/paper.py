"""A page of HTML as a PDF for people and for screen readers (PDF/UA-1), by WeasyPrint, which is an extra and imported
only here.

What always holds: nothing is fetched, whatever the page names; the same page gives the same bytes under one version of
WeasyPrint and one set of fonts; fonts are embedded; the page's own links work.
"""

from __future__ import annotations

from importlib import resources
from types import ModuleType

from whosays.errors import InputError

PACKAGE = "PDF needs the package WeasyPrint, which is not installed; install it with: pip install 'whosays[paper]'"
LIBRARY = (
    "PDF needs the library Pango, which this system lacks ({fault}); on Debian or Ubuntu install libpango-1.0-0, "
    "libpangoft2-1.0-0 and libharfbuzz-subset0, with Homebrew pango"
)
OTHERWISE = "or ask for html, which prints the same"


def pdf(page: str) -> bytes:
    """The whole document `page`, HTML, as PDF. Raises InputError with the next step where a library is missing."""
    printing = _weasyprint()
    nobody = printing.urls.URLFetcher(allowed_protocols=())
    style = resources.files("whosays.export").joinpath("paper.css").read_text("utf-8")
    sheet = printing.CSS(string=style, url_fetcher=nobody)
    written: bytes = printing.HTML(string=page, url_fetcher=nobody).write_pdf(
        pdf_variant="pdf/ua-1", stylesheets=[sheet]
    )
    return written


def _weasyprint() -> ModuleType:
    """The library. Each way in which it may be missing has its own next step."""
    try:
        import weasyprint
    except ImportError:
        raise InputError(f"{PACKAGE}; {OTHERWISE}.") from None
    except OSError as fault:
        told = str(fault).splitlines()[0]
        raise InputError(f"{LIBRARY.format(fault=told)}; {OTHERWISE}.") from None
    module: ModuleType = weasyprint
    return module

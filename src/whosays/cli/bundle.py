"""`whosays bundle`: a case as one archive, for another analyst."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking


@click.command("bundle", short_help="Write a case as one archive that another analyst re-runs.")
@arguments.case
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The archive, a new file. [default: CASE.tar, beside the case]",
)
@talking
def command(case: Path, out: Path | None, talk: Talk) -> int:
    """Write all that CASE consists of into one tar file: originals, manifest, decisions, builds, packs, settings, log,
    and their digests as `sha256sum -c SHA256SUMS` reads them. The same case gives the same bytes.

    Whoever gets it checks it with `whosays audit FILE` and goes on with `whosays init CASE --from FILE`; a build there
    gives the same figures, and a report the same bytes, without network. A case whose files do not belong together is
    not bundled.

    A bundle holds every original, and who added, decided and built what. It is for colleagues; for readers write a
    report that leaves out what must not be told: whosays report CASE --redact PROFILE.
    """
    from whosays.workspace import bundling

    made = bundling.bundled(case, out, talk.say)
    talk.tell(f"{made.digest}  {made.place}")
    authors = "nobody" if not made.authors else "1 author" if made.authors == 1 else f"{made.authors:,} authors"
    talk.say(f"it holds the originals of {made.documents:,} documents and decisions of {authors}: not for publication")
    talk.done()
    return 0

"""Writes the generated part of the documentation: the pages of `docs/reference/`, from what the program itself says.

Run by `make docs`; `make docs-check` fails where the result is not what is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from whosays.cli.program import program
from whosays.settings import template

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 100

HEAD = """\
# Commands

Written by `docs/build.py` from the commands themselves; `whosays COMMAND --help` says the same.

Data goes to standard output, progress and messages to standard error. Every command takes `-q` and `-v`: with `-q`
`report`, `build`, `add` and `init` print nothing but what went wrong, listings print their data alone. Colour appears
on a terminal only, and never where `NO_COLOR` is set.

| exit code | means |
|---|---|
| 0 | done |
| 1 | a gate fails (`verify`, `prove`, `audit`, `lexicon check`, `checks` and `scheme check --fail-on`, `scheme test`) |
| 2 | bad usage or input: nothing could be done; the message says what to do |
| 3 | done, but some inputs could not be read or a derivation is wrong; each is named with its reason and next step |
| 130 | interrupted |
"""


SETTINGS = """\
# case.toml

Written by `docs/build.py`: the file that `whosays init` makes. Every key may be left out; the values shown are the
defaults. A key that does not exist is an error that names the line and the nearest key that does.

```toml
{template}```
"""


def commands() -> str:
    """The page of the commands."""
    context = click.Context(program, info_name="whosays", terminal_width=WIDTH, help_option_names=["-h", "--help"])
    return HEAD + "".join(f"\n{section}" for section in _sections(program, context))


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    """A section for each command under `command`, in the order of the help."""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _sections(inner, click.Context(inner, info_name=name, parent=context, terminal_width=WIDTH))
        return
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def main() -> None:
    """Writes each page where it differs from what is there."""
    pages = {"commands.md": commands(), "case-toml.md": SETTINGS.format(template=template("The title of the case"))}
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        page = REFERENCE / name
        if not page.exists() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")
            print(f"wrote docs/reference/{name}")


if __name__ == "__main__":
    main()

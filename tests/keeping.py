"""A small case in which each kind of file is there: documents, decisions of two people, a pack, a scheme, rates, builds, a report."""

from __future__ import annotations

import shutil
from pathlib import Path

from whosays.model.decision import Action
from whosays.workspace import Case

CANAL = "Canal Post, 3 March 2031\n\nSome 2,000 diggers were hired, the canal board said. Kyiv said 310 drowned.\n"
LOCK = "Lock Gazette, 9 June 2031\n\nAbout 4,000 diggers were hired, the Pentagon said. Each is paid $40 a month.\n"
WEIR = "Weir Courier, 11 June 2031\n\nAt least 350 diggers drowned, the inspectorate said.\n"
RATES = "date,from,to,rate,source\n2031-03-01,USD,EUR,0.9,own\n"


def made(folder: Path) -> Path:
    """The case, in a folder `case` in `folder`, built twice; its report lies beside it."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for name, text in (("canal.txt", CANAL), ("lock.txt", LOCK), ("weir.txt", WEIR)):
        (texts / name).write_text(text, "utf-8")
    place = folder / "case"
    case = Case.create(place, "Diggers")
    (place / "rates.csv").write_text(RATES, "utf-8")
    toml = place / "case.toml"
    toml.write_text(f'{toml.read_text("utf-8")}\n[rates]\nfiles = ["rates.csv"]\n', "utf-8")
    shutil.copy(Path(__file__).parents[1] / "examples" / "packs" / "prisons.toml", place / "packs" / "prisons.toml")
    case = Case.open(place)
    case.add([texts / "canal.txt", texts / "lock.txt"])
    case.build()
    figures = [claim.id[:12] for claim in case.claims]
    for number, (by, why) in enumerate((("ada", "counted twice"), ("ada", "as printed"), ("bo", "seen on site"))):
        case.decide(Action.ACCEPT, [figures[number]], why, by)
    case.add([texts / "weir.txt"])
    case.build()
    case.report(folder / "report")
    return place

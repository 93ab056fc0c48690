"""An HTML page while it is read: where the reading stands, and the pieces that it has given so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from whosays.verify.proof_units import Copied, Drawn, Line, Span, Unit


@dataclass(slots=True)
class State:
    """Where the reading of a page stands."""

    section: str = ""
    anchor: str = ""
    part: int = 0
    group: int = 0
    column: int = 0
    kind: str = "paragraph"
    place: str = ""
    names: list[str] = field(default_factory=list)
    claims: tuple[str, ...] = ()
    held: bool = False
    head: str = ""
    heads: list[str] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    units: list[Unit] = field(default_factory=list)
    copied: list[Copied] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)

    def flush(self, *, even_empty: bool = False) -> None:
        """Ends the piece that is being read; one without words is none, unless `even_empty`."""
        line, self.line = self.line, Line()
        text = line.text.rstrip()
        if text or even_empty:
            head = self.heads[self.column] if self.kind == "cell" and self.column < len(self.heads) else self.head
            spans = tuple(Span(s.start, min(s.end, len(text)), s.target) for s in line.spans)
            self.units.append(
                Unit(
                    place=self.place,
                    kind=self.kind,
                    text=text,
                    spans=spans,
                    section=self.section,
                    anchor=self.anchor,
                    part=self.part,
                    group=self.group,
                    column=self.column,
                    head=head,
                    names=tuple(self.names),
                    claims=self.claims,
                )
            )
            self.names = []

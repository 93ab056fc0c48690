"""The parts of a time expression by role, as `whosays.extract.times` gives them: lexicon keys and plain digits."""

from __future__ import annotations

from dataclasses import dataclass

JOINTS = frozenset({"to", "and"})
_OF_A_YEAR = frozenset({"year", "relation", "unit", "direction"})


@dataclass(slots=True)
class Parts:
    """(role, key) in the order of the text."""

    pairs: tuple[tuple[str, str], ...]

    def get(self, role: str) -> str | None:
        """The key of the first part with this role, or None."""
        for known, key in self.pairs:
            if known == role:
                return key
        return None

    def number(self, *roles: str) -> int | None:
        """The first of these roles that is there, as a number."""
        return next((int(key) for known, key in self.pairs if known in roles), None)

    def has(self, *roles: str) -> bool:
        """Whether one of these roles is there."""
        return any(known in roles for known, _ in self.pairs)

    def without(self, *roles: str) -> Parts:
        """The parts save those of these roles."""
        return Parts(tuple(pair for pair in self.pairs if pair[0] not in roles))

    def after(self, *roles: str) -> Parts:
        """What follows the first part with one of these roles."""
        index = next((n for n, (role, _) in enumerate(self.pairs) if role in roles), len(self.pairs))
        return Parts(self.pairs[index + 1 :])

    def ends(self) -> tuple[Parts, Parts]:
        """The two ends of an interval, each completed from the other ("1" of "1 to 5 May" takes the month)."""
        plain = self.without("sense").pairs
        joint = next(index for index, (role, _) in enumerate(plain) if role in JOINTS)
        left, right = Parts(plain[:joint]), Parts(plain[joint + 1 :])
        return left.completed(right), right.completed(left, with_year=False)

    def completed(self, other: Parts, *, with_year: bool = True) -> Parts:
        """These parts with the month of `other` where they have a bare day, and its year where they have none."""
        pairs = self.pairs
        if self.has("day", "ordinal") and not self.has("month"):
            pairs += tuple(pair for pair in other.pairs if pair[0] == "month")
            with_year = True
        if with_year and not self.has("iso", "numeric", "weekday", "deictic", *_OF_A_YEAR):
            of_a_year = _OF_A_YEAR if other.get("unit") in {None, "year"} else frozenset({"year"})
            pairs += tuple(pair for pair in other.pairs if pair[0] in of_a_year)
        return Parts(pairs)

"""The summary for the terminal: at most `width` columns and `height` lines, whatever the size of the case. Plain text.

What always holds: the contested questions come first; what does not fit is counted; no control character reaches the
terminal.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from whosays.report.outline import Outline, outlined
from whosays.report.phrases import counted, say
from whosays.report.relations import telling
from whosays.report.scoping import scope_words
from whosays.report.showing import columns, cut, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.report import Account
    from whosays.report.options import ReportOptions
    from whosays.report.views import CheckView, DerivedView, QuestionView, SchemeView, Voice

MOST_CHECKS = 3
MOST_SENTENCE_LINES = 2
MOST_FILES = 3
MOST_DERIVED = 6
MOST_SCHEMES = 3
LEAST_FOR_QUESTIONS = 4
INDENT = "  "
GAP = "   "
SEPARATOR = " · "


def summary(account: Account, options: ReportOptions, width: int = 80, height: int = 40) -> str:
    """The account in at most `height` lines of at most `width` columns, without a line end after the last.

    First the counts and what was left out on purpose, then the questions that matter most, the figures that do not
    agree, what could not be read, and the files of `options.files`: these whole, however long, for they are copied.
    """
    outline = outlined(account, options)
    head = [SEPARATOR.join(outline.counts), *wrap(scope_words(account), width), ""]
    tail = _tail(outline, width)
    files = ["", *_files(options.files, width)] if options.files else []
    room = max(height - len(head) - len(tail) - len(files), LEAST_FOR_QUESTIONS)
    lines = [*head, *_questions(outline.questions, width, room), *tail]
    return "\n".join([*(cut(line, width).rstrip() for line in lines[: height - len(files)]), *files])


def _questions(views: Sequence[QuestionView], width: int, room: int) -> list[str]:
    """As many questions as fit into `room` lines, and how many do not."""
    if not views:
        return [say("nothing_found")]
    lines: list[str] = []
    for shown, view in enumerate(views):
        told = list(_question(view, width))
        is_last = shown == len(views) - 1
        if len(lines) + len(told) + (not is_last) > room:
            return [*lines, say("more_questions", questions=counted("more", len(views) - shown))]
        lines += told
    return lines


def _question(view: QuestionView, width: int) -> Iterator[str]:
    """Two to five lines: what and how it stands; the range and what it rests on; what the model makes of it where it is
    contested; who says what; what dissolves it.
    """
    yield _sides(one_line(view.title), view.status, width)
    yield _rests(view, width)
    if view.contested and view.estimate:
        yield INDENT + cut(one_line(view.estimate), width - len(INDENT))
    if view.contested:
        voices = SEPARATOR.join(one_line(f"{voice.figure} {voice.who}") for voice in _clashing_first(view))
        yield INDENT + cut(voices, width - len(INDENT))
        yield INDENT + cut(one_line(_clash(view)), width - len(INDENT))


def _rests(view: QuestionView, width: int) -> str:
    """The range and what it rests on: dates, then the number of documents, give way where the range is long."""
    reported = view.envelope or say("no_envelope")
    if len(view.voices) == 1:
        reported = say("by", reported=reported, who=view.voices[0].who)
    reported = INDENT + one_line(reported)
    told = SEPARATOR.join(view.counts)
    for counts, dates in ((told, view.dates), (told, ""), (SEPARATOR.join(view.counts[:-1]), "")):
        line = f"{reported}{GAP}{counts}"
        if columns(line) + (len(dates) + 2 if dates else 0) <= width:
            return _sides(line, dates, width)
    return _sides(reported, SEPARATOR.join(view.counts[:-1]), width)


def _clashing_first(view: QuestionView) -> Sequence[Voice]:
    """The voices, those of the first contradiction before the others."""
    first = {voice.anchor for voice in view.clashes[0].pairs[0].voices} if view.clashes else set()
    return sorted(view.voices, key=lambda voice: voice.anchor not in first)


def _clash(view: QuestionView) -> str:
    """What may dissolve the first contradiction, or the contradiction where nothing does."""
    if not view.clashes:
        return view.standing
    first = view.clashes[0]
    if first.dissolved_by:
        return first.dissolved_by
    pair = first.pairs[0]
    told = [voice.figure for voice in pair.voices]
    sentence = say("against", one=told[0], other=told[1]) if len(told) > 1 else pair.sentence.rstrip(".")
    return f"{sentence}: {say('unresolved')}"


def _sides(left: str, right: str, width: int) -> str:
    """Two texts at the two ends of a line; the left one is cut where they do not fit."""
    if not right:
        return cut(left, width)
    left = cut(left, width - columns(right) - 2)
    return left + " " * (width - columns(left) - columns(right)) + right


def _wrapped(text: str, suffix: str, width: int) -> list[str]:
    """`text` on at most two lines, its end cut where it is longer, `suffix` whole at its end."""
    room = width - len(INDENT)
    lines = wrap(one_line(text + suffix), room) or [""]
    if len(lines) > MOST_SENTENCE_LINES:
        first = lines[0]
        rest = " ".join(wrap(one_line(text), room)[1:])
        lines = [first, cut(rest, room - columns(suffix)) + suffix]
    return [INDENT + line for line in lines]


def _tail(outline: Outline, width: int) -> list[str]:
    """What stands below the questions, but the files."""
    lines = _checks(outline.failing, width) + _derived(outline.derived, width)
    return lines + _ruled(outline.rules, width) + _unread(outline, width)


def _files(names: Sequence[str], width: int) -> list[str]:
    """The names side by side, on as many lines as they need."""
    lines: list[str] = []
    for name in map(one_line, names):
        joined = f"{lines[-1]}{GAP}{name}" if lines else name
        if lines and columns(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(name)
    return lines


def _checks(failing: tuple[CheckView, ...], width: int) -> list[str]:
    if not failing:
        return ["", *wrap(say("checks_none"), width)]
    lines = ["", say("failing_for_instance", failing=counted("failing", len(failing)))]
    for view in telling(failing, MOST_CHECKS):
        factor = f" ({view.factor})" if view.factor else ""
        lines += _wrapped(view.sentence.rstrip("."), factor, width)
    return lines


def _derived(views: tuple[DerivedView, ...], width: int) -> list[str]:
    """What follows, a line each: what it is, and what it comes to."""
    if not views:
        return []
    lines = ["", say("derived_follow")]
    told = ((INDENT + one_line(view.title), cut(one_line(view.short), width // 2)) for view in views[:MOST_DERIVED])
    lines += [_sides(title, result, width) for title, result in told]
    if (more := len(views) - MOST_DERIVED) > 0:
        lines.append(INDENT + say("more_questions", questions=counted("more_derived", more)))
    return lines


def _ruled(views: Sequence[SchemeView], width: int) -> list[str]:
    """Each table of rules: how many there are, what changed, for whom nothing is stated."""
    lines = []
    for view in views[:MOST_SCHEMES]:
        numbers = {"rule_changes": len(view.changes), "silences": len(view.silent), "unknown_rules": len(view.unknown)}
        told = [view.status, *(counted(key, number) for key, number in numbers.items() if number)]
        lines += [cut(one_line(f"{view.title}:"), width), cut(INDENT + one_line(SEPARATOR.join(told)), width)]
    if (more := len(views) - MOST_SCHEMES) > 0:
        lines.append(say("more_questions", questions=counted("more_schemes", more)))
    return ["", *lines] if lines else []


def _unread(outline: Outline, width: int) -> list[str]:
    things = {"unread_figures": len(outline.unread), "gaps": len(outline.gaps), "files": len(outline.files)}
    told = [counted(key, number) for key, number in things.items() if number]
    if not told:
        return []
    lines = ["", say("unread_line", things=", ".join(told))]
    lines += [INDENT + one_line(say("file_line", name=f.name, reason=f.reason)) for f in outline.files[:MOST_FILES]]
    if (more := len(outline.files) - MOST_FILES) > 0:
        lines.append(INDENT + say("touching_more", checks=counted("more_checks", more)))
    return [cut(line, width) for line in lines]

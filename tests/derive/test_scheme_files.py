"""Schemes as files: what is read, what is refused and where, and what is written again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.derive.rules import CLAIM, PENSIONS, cell, euros, written
from whosays.derive.schemes.building import scheme
from whosays.derive.schemes.writing import written as as_text
from whosays.errors import SchemeError
from whosays.model.scheme import Scheme


def line_of(words: str, text: str = PENSIONS) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('id = "minor"', 'id = "minor"\namnt = 3', "amnt = 3", "unknown key 'cell.amnt'; did you mean 'amount'?"),
        ("[axis.severity]", "[axis.severity]\nnames = []", "names = []", "unknown key 'axis.severity.names'"),
        ('severity = "minor" }', 'severity = "miner" }', '"miner"', "no value of severity 'miner'; did you mean 'minor'?"),
        ('event = "death" }\nvalid', 'evnt = "death" }\nvalid', "evnt", "no axis 'evnt'; did you mean 'event'?"),
        ('trigger = "harm"', 'trigger = "harms"', '"harms"', "no trigger 'harms'; did you mean 'harm'?"),
        ('of = "severe"', 'of = "sever"', '"sever"', "no other cell 'sever'; did you mean 'severe'?"),
        ("high = 5_000, currency = \"EUR\"", "high = 5_000, currency = \"EUQ\"", "EUQ", "there is no currency 'EUQ'; write a code of ISO 4217"),
        ('of = "severe"', 'of = "minor"', "percent = 40", "no other cell 'minor'"),
        ("percent = 40, ", "", 'of = "severe"', "an amount is a value, or low and high, with its currency"),
        ("low = 4_000, ", "", "high = 5_000", "an amount is one value, or low and high"),
        ("low = 4_000", "low = 6_000", "low = 6_000", "an amount cannot run from 6000 to 5000"),
        ("low = 4_000", "low = -1", "low = -1", "greater than or equal to 0"),
        ("from = 2020-01-01", "form = 2020-01-01", "form =", "unknown key 'cell.valid.form'; did you mean 'from'?"),
        ('to = "2023-05"', 'to = "May 2023"', "May 2023", "'May 2023' is no date"),
        ("from = 2020-01-01", 'from = "2020/.."', "2020/..", "open on one side"),
        ('id = "minor"', 'id = "flat"', None, "two cells 'flat'"),
        ('layer = "port"\nwhen = { event = "death" }', 'layer = "prt"', '"prt"', "no layer 'prt'; did you mean 'port'?"),
        ("[[cell]]\nid = \"flat\"", '[[cell]]\nbasis = "inferred"\nid = "flat"', "inferred", "under which condition"),
        ('id = "flat"', 'id = "flat"\nif = "it rains"', "it rains", "only an inferred cell has a condition"),
        ('only = { event = "injury" }', 'only = { severity = "minor" }', "only =", "no axis 'severity'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_line(old: str, new: str, line: str | None, message: str) -> None:
    assert old in PENSIONS
    text = PENSIONS.replace(old, new, 1)
    with pytest.raises(SchemeError) as fault:
        written(text)
    assert message in str(fault.value)
    if line is not None:
        assert f"harbour.toml, line {line_of(line, text)}: " in str(fault.value)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", 'title = "Pay"\n[axis.event]\nvalues = { death = "death" }\n'])
def test_a_file_without_a_rule_is_refused(text: str) -> None:
    with pytest.raises(SchemeError, match=r"^pay\.toml: it has neither a \[\[cell\]\] nor an \[\[unknown\]\]; write"):
        scheme(text, "pay.toml")


def test_a_file_may_say_only_that_nobody_knows() -> None:
    assert scheme('[[unknown]]\nsays = "whether anybody is paid"\n', "pay.toml").cells == ()


def test_a_cell_without_words_is_refused() -> None:
    with pytest.raises(SchemeError, match="the cell 'flat' rests on no words"):
        written(PENSIONS.replace(CLAIM, "", 1))


def test_a_share_of_itself_by_a_detour_is_refused() -> None:
    text = PENSIONS.replace("[axis.severity]\n", "[axis.severity]\n").replace(
        'amount = { value = 900, currency = "EUR" }\n' + CLAIM + '\n\n[[cell]]\nid = "minor"',
        'amount = { times = 2, of = "minor" }\n' + CLAIM + '\n\n[[cell]]\nid = "minor"',
    )
    with pytest.raises(SchemeError, match="is a share of itself"):
        written(text)


def test_a_cell_that_no_case_can_be_of_is_refused() -> None:
    never = cell("never", layer='"port"', when='{ event = "death", severity = "minor" }', amount=euros(1))
    with pytest.raises(SchemeError, match="no case can be one of the cell 'never'"):
        written(PENSIONS, never)


@pytest.mark.parametrize(
    ("when", "valid", "amount", "refused"),
    [
        ('{ event = "injury" }', '{ from = "2023-05" }', euros(900), True),  # the minor one gives 360
        ('{ severity = "severe" }', '{ from = "2023-05" }', euros(900), False),  # gives the same
        ('{ severity = "severe" }', '{ from = "2023-05" }', euros(901), True),
        ('{ severity = "severe" }', "{ to = 2023-05-01 }", euros(901), True),  # the flat one holds then
        ('{ event = "death" }', "{ to = 2020-01-01 }", euros(7), False),
        ('{ event = "death" }', "{ to = 2020-01-02 }", euros(7), True),
        ('{ event = "death" }', '{ to = "2020-01" }', euros(7), True),  # some day of January
    ],
)
def test_two_amounts_for_one_case_are_refused_unless_they_are_equal(
    when: str, valid: str, amount: str, refused: bool
) -> None:
    more = cell("more", layer='"port"', when=when, valid=valid, amount=amount)
    if not refused:
        assert written(PENSIONS, more).cell("more").key == "more"
        return
    with pytest.raises(SchemeError, match="'more' give different amounts for one case") as fault:
        written(PENSIONS, more)
    line = line_of('id = "more"', f"{PENSIONS}\n{more}")
    assert f"line {line - 1}: " in str(fault.value)


def plain(scheme: Scheme) -> Scheme:
    return replace(scheme, cells=tuple(replace(each, digest="") for each in scheme.cells))


def test_what_is_written_reads_as_it_was() -> None:
    doubt = '[reading.which]\ntitle = "which \\"one\\""\nvalues = { one = "one", other = "an\\nother\\\\" }\n'
    found = written(
        PENSIONS,
        doubt,
        cell("if_so", layer='"city"', when='{ event = "death" }', amount=euros(1), basis='"inferred"', if_='"so"'),
        cell(
            "one",
            layer='"court"',
            amount='{ value = 2.5, currency = "EUR", per = "month" }',
            reading='{ which = "one" }',
        ),
        '[[unknown]]\nwhen = { event = "death" }\nsays = "nobody knows"\n' + CLAIM,
    )
    assert plain(written(as_text(found))) == plain(found)


def test_a_digest_is_of_the_cell_alone() -> None:
    before, after = written(PENSIONS), written(PENSIONS.replace("percent = 40", "percent = 41"))
    changed = [one.key for one, other in zip(before.cells, after.cells, strict=True) if one.digest != other.digest]
    assert changed == ["minor"]
    moved = written("# a remark\n\n" + PENSIONS)
    assert [c.digest for c in moved.cells] == [c.digest for c in before.cells]

"""A flat table as Parquet, by pyarrow, which is an extra and imported only here.

What always holds: the same table gives the same bytes under one version of pyarrow; a figure is a 64-bit float, exact
for every whole number below 2⁵³, which no stated figure exceeds in practice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.errors import InputError
from whosays.export.flat import Cell, FlatTable

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow

NEXT_STEP = "install it with: pip install 'whosays[parquet]', or ask for csv, which holds the same"


def parquet(table: FlatTable) -> bytes:
    """`table` as the bytes of a Parquet file. Raises InputError with the next step where pyarrow is missing."""
    try:
        import pyarrow
        from pyarrow import parquet as writing
    except ImportError:
        raise InputError(f"Parquet needs the package pyarrow, which is not installed; {NEXT_STEP}.") from None
    schema = pyarrow.schema(
        [(name, _type(pyarrow, kind)) for name, kind in table.columns.items()],
        metadata={"schema": f"whosays/flat_{table.name}/1", **table.about},
    )
    columns = [
        pyarrow.array([_number(kind, row[name]) for row in table.rows], _type(pyarrow, kind))
        for name, kind in table.columns.items()
    ]
    out = pyarrow.BufferOutputStream()
    writing.write_table(pyarrow.table(columns, schema=schema), out, compression="zstd")
    return bytes(out.getvalue())


def about(file: Path) -> dict[str, str]:
    """What a Parquet file of ours tells of its table as a whole; nothing where it is none, or not there."""
    from pyarrow import ArrowException
    from pyarrow import parquet as reading

    try:
        told = reading.read_schema(file).metadata or {}
    except (OSError, ArrowException):
        return {}
    return {name.decode("utf-8", "replace"): value.decode("utf-8", "replace") for name, value in told.items()}


def _type(arrow: Any, kind: Cell) -> pyarrow.DataType:
    match kind:
        case Cell.NUMBER:
            return arrow.float64()
        case Cell.WHOLE:
            return arrow.int64()
        case Cell.TRUTH:
            return arrow.bool_()
        case Cell.DAY:
            return arrow.date32()
        case Cell.LIST:
            return arrow.list_(arrow.string())
    return arrow.string()


def _number(kind: Cell, value: Any) -> Any:
    """A figure as a float: pyarrow takes a whole number of any size for none."""
    return float(value) if kind is Cell.NUMBER and value is not None else value

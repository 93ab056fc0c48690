"""What the figures of a count in time say of its states: for each node of error and bias, and each shared bias."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from whosays.reconcile.likelihood import likelihood
from whosays.reconcile.posterior import normal_kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from whosays.reconcile.growing import Chain


class Heard:
    """What the figures of a chain say, for every node of its error scale at once."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._months = [chain.months.index(each.month) for each in chain.figures]
        self._shared = [self._windows(bloc) for bloc in chain.shared]
        self._alone = {at: self._likely(at, chain.grid) for at in chain.alone}
        self._spread: dict[int, dict[int, NDArray[np.float64]]] = {}

    def month(self, at: int) -> int:
        """The place of the month of the figure at `at`."""
        return self._months[at]

    def emitted(self, error: int, bias: int, points: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        """The log emissions of each month for the error and the bias at these places, at shared biases `points`, shape
        (…, q, blocs): shapes (…, q, n) or (1, n)."""
        told: list[NDArray[np.float64] | None] = [None] * len(self._chain.months)
        for at, log in self._convolved(bias).items():
            self._add(told, at, log[error][None, :])
        for number, bloc in enumerate(self._chain.shared):
            whole, part = self._shift(points[..., number])
            low, rise = self._shared[number]
            between = rise[error][:, whole]
            between *= part
            between += low[error][:, whole]
            for at, log in zip(bloc, between, strict=True):
                self._add(told, at, log)
        nothing = np.zeros((1, len(self._chain.grid)))
        return [nothing if each is None else each for each in told]

    def said(self, at: int, error: int, bias: int, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log emission of the figure at `at` alone, shape (q, n) or (1, n)."""
        for number, bloc in enumerate(self._chain.shared):
            if at in bloc:
                whole, part = self._shift(points[:, number])
                low, rise = (each[error][bloc.index(at)] for each in self._shared[number])
                return np.asarray(rise[whole] * part + low[whole])
        return np.asarray(self._convolved(bias)[at][error][None, :])

    def _add(self, told: list[NDArray[np.float64] | None], at: int, log: NDArray[np.float64]) -> None:
        month = self._months[at]
        known = told[month]
        told[month] = log if known is None else known + log

    def _likely(self, at: int, cells: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of a figure for each error and cell."""
        return likelihood(self._chain.figures[at].form, cells, self._chain.errors[:, None])

    def _windows(self, bloc: tuple[int, ...]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The log emissions of the figures of a bloc and how they rise to the next cell, for each error and shift of
        the grid by whole cells: shapes (e, f, shifts, n)."""
        grid, step, margin = self._chain.grid, self._chain.step, self._chain.margin
        wide = np.concatenate(
            [grid[0] - step * np.arange(margin, 0, -1), grid, grid[-1] + step * np.arange(1, margin + 2)]
        )
        logs = np.log(np.stack([self._likely(at, wide) for at in bloc], axis=1))
        count = len(grid)
        return sliding_window_view(logs, count, axis=2), sliding_window_view(np.diff(logs), count, axis=2)

    def _shift(self, biases: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """By how many whole cells biases, shape (…, q), move the grid, from the margin's width down on, and what part
        of a cell besides, shape (…, q, 1)."""
        margin = self._chain.margin
        shift = np.clip(biases / self._chain.step, -margin, margin)
        whole = np.floor(shift)
        return whole.astype(np.intp) + margin, (shift - whole)[..., None]

    def _convolved(self, bias: int) -> dict[int, NDArray[np.float64]]:
        """The log emissions of each figure whose bias is its own, shape (e, n), for one deviation of it."""
        if bias not in self._spread:
            kernel = normal_kernel(self._chain.grid, float(self._chain.biases[bias])) if self._alone else np.zeros(())
            self._spread[bias] = {at: np.log(told @ kernel.T + 1e-300) for at, told in self._alone.items()}
        return self._spread[bias]

"""Chance that comes out the same everywhere: only `random()` of a seeded generator and plain arithmetic."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Dice for one purpose. What one purpose throws never changes what another throws."""

    def __init__(self, *purpose: object) -> None:
        self._random = random.Random("/".join(map(str, purpose))).random

    def share(self) -> float:
        """A number from 0 up to 1."""
        return self._random()

    def chance(self, likely: float) -> bool:
        """Whether it happens, where 1 is always."""
        return self._random() < likely

    def below(self, count: int) -> int:
        """A whole number from 0 up to `count`."""
        return int(self._random() * count)

    def between(self, least: float, most: float) -> float:
        """A number between the two."""
        return least + (most - least) * self._random()

    def whole(self, least: int, most: int) -> int:
        """A whole number between the two, both included."""
        return least + self.below(most - least + 1)

    def near(self, middle: float, spread: float) -> float:
        """A number within the spread of the middle, more likely close to it."""
        return middle + spread * (self._random() + self._random() + self._random() - 1.5) / 1.5

    def tries(self, count: int, likely: float) -> int:
        """How many of so many tries succeed."""
        return sum(self.chance(likely) for _ in range(count))

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """So many different ones, in any order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def mixed(self, choices: Sequence[T]) -> list[T]:
        """All of them in another order."""
        return self.some(choices, len(choices))

"""Options written as ``word=word`` or ``word=number``: observations, graded items, counts of answers."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from govliaison.cases import Grade
from govliaison.cli.usage import UsageError
from govliaison.ratings import ItemGrade, RatingItem
from govliaison.supervision import Aspect, Mark, Observation
from govliaison.texts import CATALOGUE
from govliaison.values import fold_width

E = TypeVar("E", bound=StrEnum)


def read_observations(texts: Iterable[str]) -> tuple[Observation, ...]:
    """Read observations such as ``speech=poor`` or ``用语=差``."""
    return tuple(_observation(text) for text in texts)


def _observation(text: str) -> Observation:
    left, right = _halves(text)
    aspect, mark = _find(Aspect, "aspect", left), _find(Mark, "mark", right)
    if aspect is None or mark is None:
        raise UsageError("cli.observation", text=text, aspects=" ".join(Aspect))
    return Observation(aspect=aspect, mark=mark)


def read_item_grades(texts: Iterable[str]) -> tuple[ItemGrade, ...]:
    """Read graded items such as ``service-manner=dissatisfied``."""
    return tuple(_item_grade(text) for text in texts)


def _item_grade(text: str) -> ItemGrade:
    left, right = _halves(text)
    item, grade = _find(RatingItem, "rating-item", left), _find(Grade, "grade", right)
    if item is None or grade is None:
        raise UsageError("cli.item-grade", text=text, items=" ".join(RatingItem))
    return ItemGrade(item, grade)


def read_answers(texts: Iterable[str]) -> dict[Grade, int]:
    """Read counts of answers such as ``satisfied=30``."""
    return dict(_answers(texts))


def _answers(texts: Iterable[str]) -> Iterator[tuple[Grade, int]]:
    for text in texts:
        left, right = _halves(text)
        grade = _find(Grade, "grade", left)
        if grade is None or not (right.isascii() and right.isdigit()):
            raise UsageError("cli.answer-count", text=text)
        yield grade, int(right)


def _halves(text: str) -> tuple[str, str]:
    left, _, right = fold_width(text).partition("=")
    return left.strip(), right.strip()


def _find(kind: type[E], label: str, text: str) -> E | None:
    for value in kind:
        names = CATALOGUE[f"label.{label}.{value}"]
        if text.lower() in (value.value, names.zh.lower(), names.en.lower(), names.zh.removeprefix("人员").lower()):
            return value
    return None

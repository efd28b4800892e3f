"""
Official numbers (发文字号): a series for each issuer, kind of paper and year, without gaps.

The number and the paper that bears it go into one commit, so no number is lost and none is given twice.
"""

from typing import Final

import attrs

from govliaison.ledger.batch import Index
from govliaison.ledger.entry import Stamp
from govliaison.ledger.moves import Happening, Loaded, Move
from govliaison.ledger.noun import Noun


@attrs.frozen(kw_only=True)
class NumberGiven:
    """A paper was given the next number: which, as it is written, and the stream of the paper."""

    number: int
    text: str
    stream: str


@attrs.frozen(kw_only=True)
class Series:
    """How far a series has come: the last number, as it is written, and the stream it went to."""

    last: int
    text: str
    stream: str


def _evolve(_series: Series | None, event: NumberGiven, _stamp: Stamp) -> Series:
    return Series(last=event.number, text=event.text, stream=event.stream)


def _index(series: Series) -> Index:
    return Index(state="running", number=series.text, audience=frozenset({"convener", "administrator"}))


SERIES: Final = Noun(kind="series", record=Series, shape=1, events={NumberGiven: 1}, evolve=_evolve, index=_index)


def series_stream(issuer: str, paper: str, year: int) -> str:
    """Name the stream of a series, such as ``series/data-bureau.bulletin.2026``."""
    return SERIES.stream(f"{issuer}.{paper}.{year}")


def next_number(
    found: Loaded[Series], pattern: str, *, year: int, stream: str, stamp: Stamp
) -> tuple[str, Move[Series]]:
    """
    Give the next number of a series, and what is to be committed together with the paper.

    Args:
        found: the series as it stands
        pattern: how numbers are written, with ``{year}`` and ``{number}``, such as ``〔{year}〕{number}号``
        year: the year of the series
        stream: the paper that gets the number
        stamp: the circumstances
    """
    number = (found.record.last if found.record else 0) + 1
    text = pattern.format(year=year, number=number)
    given = NumberGiven(number=number, text=text, stream=stream)
    return text, Move(loaded=found, happenings=(Happening(given, stamp),))

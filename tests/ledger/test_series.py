"""Official numbers: the next of a series, together with the paper that bears it."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from govliaison.ledger import SERIES, Loaded, Series, Stamp, next_number, series_stream

NOW = datetime(2026, 9, 28, 1, tzinfo=UTC)
STAMP = Stamp(effective_at=NOW, recorded_at=NOW, actor="wang.fang")
PATTERN = "〔{year}〕{number}号"


def give(series: Series | None, paper: str) -> tuple[str, Series]:
    found = Loaded(stream=series_stream("bureau", "bulletin", 2026), record=series)
    text, move = next_number(found, PATTERN, year=2026, stream=paper, stamp=STAMP)
    for happening in move.happenings:
        series = SERIES.evolve(series, happening.event, happening.stamp)
    assert series is not None
    return text, series


def test_a_series_begins_with_one_and_is_named_by_issuer_paper_and_year() -> None:
    text, series = give(None, "bulletin/1")
    assert ("〔2026〕1号", "bulletin/1") == (text, series.stream)
    assert "series/bureau.bulletin.2026" == series_stream("bureau", "bulletin", 2026)
    assert "〔2026〕1号" == SERIES.index(series).number


@given(st.integers(1, 30))
def test_numbers_have_no_gaps(papers: int) -> None:
    series: Series | None = None
    texts = []
    for paper in range(papers):
        text, series = give(series, f"bulletin/{paper}")
        texts.append(text)
    assert [f"〔2026〕{number}号" for number in range(1, papers + 1)] == texts

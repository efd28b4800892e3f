"""Size classes at every threshold of 2017, against a table written down a second time from the regulation."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.enterprises import SizeClass, SizeFinding, classify
from govliaison.values import IndustryCode, Reason

# Industry code, then "figure: large from, medium from, small from".
REGULATION = """
A    revenue 20000 500 50
B    employees 1000 300 20 | revenue 40000 2000 300
C    employees 1000 300 20 | revenue 40000 2000 300
D    employees 1000 300 20 | revenue 40000 2000 300
E    revenue 80000 6000 300 | assets 80000 5000 300
51   employees 200 20 5 | revenue 40000 5000 1000
52   employees 300 50 10 | revenue 20000 500 100
54   employees 1000 300 20 | revenue 30000 3000 200
55   employees 1000 300 20 | revenue 30000 3000 200
56   employees 1000 300 20 | revenue 30000 3000 200
57   employees 1000 300 20 | revenue 30000 3000 200
58   employees 1000 300 20 | revenue 30000 3000 200
59   employees 200 100 20 | revenue 30000 1000 100
60   employees 1000 300 20 | revenue 30000 2000 100
61   employees 300 100 10 | revenue 10000 2000 100
62   employees 300 100 10 | revenue 10000 2000 100
63   employees 2000 100 10 | revenue 100000 1000 100
64   employees 2000 100 10 | revenue 100000 1000 100
65   employees 300 100 10 | revenue 10000 1000 50
7010 revenue 200000 1000 100 | assets 10000 5000 2000
702  employees 1000 300 100 | revenue 5000 1000 500
L    employees 300 100 10 | assets 120000 8000 100
M    employees 300 100 10
N    employees 300 100 10
O    employees 300 100 10
85   employees 300 100 10
R    employees 300 100 10
703  employees 300 100 10
709  employees 300 100 10
"""
CLASSES = ("large", "medium", "small")


def regulation() -> list[tuple[str, dict[str, tuple[int, int, int]]]]:
    lines = []
    for line in REGULATION.strip().splitlines():
        code, _, rest = line.partition(" ")
        figures = {}
        for part in rest.split("|"):
            name, large, medium, small = part.split()
            figures[name] = (int(large), int(medium), int(small))
        lines.append((code, figures))
    return lines


def size(code: str, **figures: int) -> SizeClass:
    revenue, assets = (Decimal(figures[name]) if name in figures else None for name in ("revenue", "assets"))
    found = classify(IndustryCode.parse(code), employees=figures.get("employees"), revenue=revenue, assets=assets)
    return found.size_class


def boundaries() -> list[tuple[str, dict[str, int], str]]:
    """Each figure around each of its thresholds, the others far above theirs."""
    cases = []
    for code, figures in regulation():
        plenty = {name: bounds[0] * 10 for name, bounds in figures.items()}
        for name, bounds in figures.items():
            for rank, bound in enumerate(bounds):
                below = (*CLASSES, "micro")[rank + 1]
                cases += [
                    (code, {**plenty, name: bound - 1}, below),
                    (code, {**plenty, name: bound}, CLASSES[rank]),
                    (code, {**plenty, name: bound + 1}, CLASSES[rank]),
                ]
    return cases


def test_every_threshold_holds_one_below_at_and_one_above() -> None:
    wrong = [(code, figures, wanted) for code, figures, wanted in boundaries() if size(code, **figures) != wanted]
    assert wrong == []


def test_the_table_has_no_line_that_was_not_checked() -> None:
    assert len(boundaries()) == 9 * sum(len(figures) for _, figures in regulation())
    assert len(boundaries()) > 400


@given(st.sampled_from(regulation()), st.data())
def test_the_lowest_of_the_figures_decides(
    line: tuple[str, dict[str, tuple[int, int, int]]], data: st.DataObject
) -> None:
    code, bounds = line
    figures = {name: data.draw(st.integers(0, 300_000), label=name) for name in bounds}
    ranks = [sum(figures[name] >= bound for bound in bounds[name]) for name in bounds]
    assert size(code, **figures) == ("micro", "small", "medium", "large")[min(ranks)]


@pytest.mark.parametrize("code", ["J", "66", "P", "83", "84", "8411", "S", "91", "T97", "53", "5310", "704", "7040"])
def test_what_the_regulation_leaves_out_is_not_applicable(code: str) -> None:
    assert size(code, employees=1, revenue=1, assets=1) is SizeClass.NOT_APPLICABLE


@pytest.mark.parametrize("code", ["F", "G", "H", "I", "K", "70", "Q"])
def test_a_code_too_wide_for_one_line_leaves_it_open(code: str) -> None:
    assert size(code, employees=1, revenue=1, assets=1) is SizeClass.UNKNOWN


def test_old_codes_keep_their_meaning_where_they_have_one() -> None:
    assert classify(IndustryCode.parse("R89"), employees=5).size_class is SizeClass.MICRO
    assert classify(IndustryCode.parse("Q83"), employees=5) == SizeFinding(
        size_class=SizeClass.UNKNOWN, basis=Reason.of("size.old-industry-code", industry="Q83")
    )


def test_without_an_industry_there_is_no_class() -> None:
    assert classify(None, employees=5) == SizeFinding(size_class=SizeClass.UNKNOWN, basis=Reason.of("size.no-industry"))


def test_unknown_figures_never_make_it_micro() -> None:
    assert size("C") is SizeClass.UNKNOWN
    assert size("C", employees=20) is SizeClass.UNKNOWN
    assert size("C", revenue=100_000) is SizeClass.UNKNOWN
    assert size("E", employees=1) is SizeClass.UNKNOWN
    missing = classify(IndustryCode.parse("C"), employees=20)
    assert missing.basis == Reason.of("size.figure-missing", edition="2017", line="industry", figure="revenue")


def test_one_known_figure_below_the_small_is_enough_for_micro() -> None:
    found = classify(IndustryCode.parse("C13"), employees=19)
    assert found == SizeFinding(
        size_class=SizeClass.MICRO,
        basis=Reason.of("size.by-table", edition="2017", line="industry", figure="employees"),
    )

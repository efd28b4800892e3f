"""The page of the clauses is made from the tests, and says which clause has no scenario yet."""

from collections import Counter
from pathlib import Path

import pytest
from clauses import CLAUSES, page, scenarios

PAGE = Path(__file__).parents[2] / "docs/clauses.md"
WITHOUT: frozenset[str] = frozenset()
"""The clauses whose scenario is still to come; the list must be exact, so it only ever shrinks."""


def test_the_committed_page_is_what_the_tests_say(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-docs"):
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    assert page() == PAGE.read_text(encoding="utf-8"), "run pytest tests/docs/test_clauses_page.py --write-docs"


def test_every_scenario_proves_a_clause_that_there_is() -> None:
    assert set() == {clause for clause, _ in scenarios()} - CLAUSES.keys()


def test_the_clauses_without_a_scenario_are_known() -> None:
    assert WITHOUT == CLAUSES.keys() - {clause for clause, _ in scenarios()}


def test_a_scenario_is_a_function_of_its_own_with_a_name_of_its_own() -> None:
    names = Counter(name for _, name in scenarios())
    assert {} == {name: number for name, number in names.items() if number > 1}

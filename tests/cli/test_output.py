import io
import json

import pytest

from govliaison.cli.output import Column, Facts, Output, Table

WIDE = Table(
    (Column("cli.head.number", whole=True), Column("cli.head.attempts", right=True), Column("cli.head.title")),
    [("1779-4762-2617", "7", "很长的标题" * 12)],
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "UTF-8"


@pytest.fixture(autouse=True)
def _eighty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")


def test_a_program_gets_one_document_and_nothing_else() -> None:
    out = io.StringIO()
    Output("zh", json=True, out=out).show({"名": 1}, "a sentence", WIDE)
    assert {"名": 1} == json.loads(out.getvalue())
    assert "名" in out.getvalue()


def test_a_file_gets_a_row_a_line_however_long() -> None:
    out = io.StringIO()
    Output("zh", json=False, out=out).show(None, WIDE)
    assert ["编号            次数  标题", f"1779-4762-2617     7  {'很长的标题' * 12}"] == out.getvalue().splitlines()


def test_a_terminal_gets_what_fits() -> None:
    out = Terminal()
    Output("zh", json=False, out=out).show(None, WIDE)
    assert 3 < len(out.getvalue().splitlines())
    assert "1779-4762-2617" in out.getvalue()


def test_empty_facts_are_left_out_and_empty_tables_are_said() -> None:
    out = io.StringIO()
    Output("en", json=False, out=out).show(
        None, Facts([("cli.head.state", "open"), ("cli.head.unit", "")]), Table((), [], "cli.no-cases")
    )
    assert ["state  open", "No such cases."] == out.getvalue().splitlines()


def test_lamps_are_for_terminals_and_words_for_files() -> None:
    assert "🔴" == Output("zh", json=False, out=Terminal()).light("red")
    assert "红" == Output("zh", json=False, out=io.StringIO()).light("red")


def test_progress_is_shown_on_a_terminal_only() -> None:
    terminal, file = Terminal(), io.StringIO()
    for err in (terminal, file):
        with Output("en", json=True, out=io.StringIO(), err=err).progress("cli.progress.import") as advance:
            advance(1000)
    assert "importing" in terminal.getvalue()
    assert "" == file.getvalue()

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import govliaison
from govliaison.texts import CATALOGUE, LANGUAGES, Text, catalogue, say, say_hint

ROOMS = [path.stem for path in Path(catalogue.__file__).parent.glob("*.py") if path.stem != "__init__"]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("code", "text"), CATALOGUE.items())
def test_every_message_is_said_in_both_languages_with_the_same_parts(code: str, text: Text) -> None:
    assert text.zh, code
    assert text.en, code
    assert bool(text.hint_zh) is bool(text.hint_en)
    assert placeholders(text.zh) == placeholders(text.en)
    assert placeholders(text.hint_zh) == placeholders(text.hint_en)


def test_every_room_with_texts_is_in_the_catalogue() -> None:
    rooms = [getattr(catalogue, room).TEXTS for room in ROOMS]
    assert sorted(CATALOGUE) == sorted(code for texts in rooms for code in texts)


def test_every_code_that_is_raised_or_given_as_a_reason_has_its_text() -> None:
    """Only codes written out as literals can be seen here."""
    makers = {"InputError", "NotFoundError", "RefusedError", "ConfigError", "PluginError", "Reason.of", "Refusal.of"}
    codes = set()
    for path in Path(govliaison.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in makers and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    codes.add(first.value)
    assert set() == codes - set(CATALOGUE)


def test_every_code_of_the_command_line_that_is_written_out_has_its_text() -> None:
    codes = set()
    for path in Path(govliaison.__file__).parent.rglob("*.py"):
        nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        found = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in parts)
        codes |= {
            each for each in found if isinstance(each, str) and re.fullmatch(r"(cli|label)(\.[a-z0-9-]+){2,}", each)
        }
    assert set() == codes - set(CATALOGUE)


def test_the_message_is_filled_from_its_parameters() -> None:
    assert "cannot read “soon” as a moment" == say("moment.unreadable", {"text": "soon"})
    assert "看不懂的时间“soon”" == say("moment.unreadable", {"text": "soon"}, "zh")
    assert "2026-09-28" in say_hint("moment.unreadable", {}, "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_part_leaves_the_rest_readable(language: str) -> None:
    assert "{text}" in say("moment.unreadable", {}, "zh" if language == "zh" else "en")


def test_an_unknown_code_is_shown_with_its_parameters() -> None:
    assert "foreign.code a=1 b=x" == say("foreign.code", {"a": 1, "b": "x"})
    assert "" == say_hint("foreign.code", {"a": 1})

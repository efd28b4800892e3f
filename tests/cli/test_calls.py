"""What holds for every call: common options, typing errors, help, faults."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from govliaison.cli import main, options, run, session
from govliaison.cli.app import COMMANDS
from govliaison.cli.usage import UsageError
from govliaison.errors import GovliaisonError

Call = Callable[..., Any]


def every_command() -> Iterator[tuple[str, ...]]:
    for name, verbs in COMMANDS.items():
        yield (name,)
        if not isinstance(verbs, str):
            yield from ((name, verb) for verb in verbs)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", list(every_command()), ids=" ".join)
def test_every_command_and_option_has_its_help_in_both_languages(
    call: Call, command: tuple[str, ...], language: str
) -> None:
    answer = call(*command, "--help", "--lang", language)
    assert 0 == answer.code
    assert "cli." not in answer.out
    assert {"zh": "用法：", "en": "usage:"}[language] in answer.out


def test_without_a_command_the_help_is_shown(call: Call) -> None:
    answer = call()
    assert 0 == answer.code
    assert "commands\n" in answer.out


@pytest.mark.parametrize(
    "argv",
    [
        ("--json", "--lang", "zh", "codes", "check", "--", "1"),
        ("codes", "--lang=zh", "check", "--json", "--", "1"),
        ("codes", "check", "--json", "--lang", "zh", "--", "1"),
    ],
)
def test_common_options_stand_before_or_after_the_command(call: Call, argv: tuple[str, ...]) -> None:
    answer = call(*argv)
    assert "统一社会信用代码应为18位，实为1位" == answer.document[0]["reasons"][0]["message"]


def test_what_stands_behind_the_dashes_is_no_option(call: Call) -> None:
    assert ["--json"] == [each["input"] for each in call("codes", "check", "--json", "--", "--json").document]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE"}, "en"),
        ({"LANG": "C", "GOVLIAISON_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN", "GOVLIAISON_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert language == options.read_options(["x"], environment)[0].language


@pytest.mark.parametrize("argv", [["--lang", "fr"], ["--as"], ["cases", "list", "--config"]])
def test_a_common_option_with_a_wrong_value_is_refused(argv: list[str]) -> None:
    with pytest.raises(UsageError):
        options.read_options(argv, {})


@pytest.mark.parametrize(
    ("argv", "code", "hint"),
    [
        (("csaes", "list"), "cli.unknown-command-close", "did you mean cases?"),
        (("cases", "lsit"), "cli.unknown-command-close", "did you mean list?"),
        (("xyzzy",), "cli.unknown-command", "the commands are: associations, bulletins, calendar"),
        (("cases", "list", "--unti", "x"), "cli.unknown-option-close", "did you mean --unit?"),
        (("cases", "list", "--qqqq"), "cli.unknown-option", "--help"),
        (("cases", "list", "--limit", "many"), "cli.bad-value", "--help"),
        (("cases", "return", "1", "--reason", "nope"), "cli.not-a-choice", "not-competent"),
        (("cases", "show", "1", "2"), "cli.left-over", "quotes"),
        (("cases", "show", "1", "--lang", "fr"), "cli.language", "zh"),
        (("cases", "show"), "cli.missing", "--help"),
        (("cases", "request-extension", "1", "--amount", "-3 working days"), "cli.below-zero", "minus"),
        (("calendar", "due", "2026-09-28", "-3个工作日"), "cli.below-zero", "minus"),
        (("cases", "list", "--limit", "1", "--limit", "2"), "cli.twice", "one"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_what_was_meant(
    call: Call, argv: tuple[str, ...], code: str, hint: str
) -> None:
    answer = call(*argv, "--json")
    assert (2, "", code) == (answer.code, answer.out, answer.error["error"])
    assert {"error", "message", "where", "hint"} == set(answer.error)
    assert hint in answer.error["hint"]


def test_people_read_error_place_and_advice(call: Call) -> None:
    answer = call("cases", "lsit", "--lang", "zh")
    assert ["错误：没有“lsit”这个命令", "  位置：cases", "  建议：是否想写“list”？"] == answer.err.splitlines()


def test_commands_that_need_a_deployment_say_so(call: Call) -> None:
    answer = call("cases", "list", "--json")
    assert (1, "cli.no-deployment", "liaison.toml") == (answer.code, answer.error["error"], answer.error["where"])


def raising(error: BaseException) -> Callable[..., int]:
    def command(*_args: object, **_more: object) -> int:
        raise error

    return command


def test_a_fault_of_the_program_is_said_shortly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_carry_out", raising(ZeroDivisionError("oh")))
    answer = call("codes", "check", "--json")
    assert (1, "cli.fault") == (answer.code, answer.error["error"])
    assert "Traceback" not in answer.err


def test_a_fault_shows_where_it_is_when_asked(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLIAISON_DEBUG", "1")
    monkeypatch.setattr(run, "_carry_out", raising(ZeroDivisionError("oh")))
    assert "Traceback" in call("codes", "check").err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (GovliaisonError("x"), 1)])
def test_each_end_has_its_exit_code(
    call: Call, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    monkeypatch.setattr(run, "_carry_out", raising(error))
    answer = call("codes", "check", "--json")
    assert (code, "") == (answer.code, answer.out)
    assert answer.error["message"]


def test_a_missing_extra_is_named(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    answer = call("cases", "list")
    assert 1 == answer.code
    assert "pip install 'govliaison[cli]'" in answer.err


def test_the_user_of_the_system_acts_where_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "Wang Wu")
    assert "wang.wu" == session.user_id()
    monkeypatch.setattr("getpass.getuser", raising(OSError()))
    assert "admin" == session.user_id()


def test_the_version_is_answered_anywhere_before_the_dashes(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["cases", "--version"])
    assert capsys.readouterr().out.startswith("govliaison ")
    assert 2 == main(["cases", "--", "--version"])

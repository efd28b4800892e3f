"""How a call fails: what is said, where, with which exit code."""

import json
import os
import sys
import traceback
from typing import Final

from govliaison.cli.usage import UsageError
from govliaison.errors import ConfigError, GovliaisonError
from govliaison.texts import Language, say

FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
_CHINESE: Final = {
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "Is a directory": "这是文件夹，不是文件",
    "Not a directory": "这不是文件夹",
    "File exists": "已经存在",
    "str": "文字",
    "int": "整数",
    "bool": "true 或 false",
    "date": "日期",
    "list": "列表",
}


def report(error: GovliaisonError, language: Language, *, as_json: bool) -> int:
    """Say what is wrong, where, and what can be done now; give the exit code."""
    if as_json:
        print(json.dumps(_document(error, language), ensure_ascii=False, indent=2), file=sys.stderr)
    else:
        print("\n".join(_lines(error, language)), file=sys.stderr)
    return WRONG_USAGE if isinstance(error, UsageError) else FAILED


def report_fault(error: Exception, language: Language, *, as_json: bool) -> int:
    """Say that the program itself is at fault; where exactly is shown on demand only."""
    if os.environ.get("GOVLIAISON_DEBUG") == "1":
        traceback.print_exception(error)
    fault = GovliaisonError("cli.fault", what=f"{type(error).__name__}: {error}")
    return report(fault, language, as_json=as_json)


def _message(error: GovliaisonError, language: Language) -> str:
    """Say what is wrong; what the system or the parser of a file said in English is said in Chinese where that is read."""
    if language == "en":
        return error.message(language)
    words = {
        name: _CHINESE.get(value, value) if isinstance(value, str) else value for name, value in error.params.items()
    }
    return say(error.code, words, language)


def _document(error: GovliaisonError, language: Language) -> dict[str, object]:
    document: dict[str, object] = {
        "error": error.code,
        "message": _message(error, language),
        "where": error.where,
        "hint": error.hint(language),
    }
    if isinstance(error, ConfigError) and error.problems:
        document["problems"] = [_document(problem, language) for problem in error.problems]
    return document


def _lines(error: GovliaisonError, language: Language) -> list[str]:
    lines = [say("cli.error", {"message": _message(error, language)}, language)]
    if error.where:
        lines.append(say("cli.where", {"where": error.where}, language))
    if hint := error.hint(language):
        lines.append(say("cli.hint", {"hint": hint}, language))
    for problem in error.problems if isinstance(error, ConfigError) else ():
        lines.append(say("cli.problem", {"where": problem.where, "message": _message(problem, language)}, language))
        if hint := problem.hint(language):
            lines.append(say("cli.problem-hint", {"hint": hint}, language))
    return lines

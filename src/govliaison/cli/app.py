"""Which commands there are, in which module each is found, and how they are put together."""

from collections.abc import Mapping
from typing import Final

from cyclopts import App

from govliaison.cli.help import Help, common_options
from govliaison.texts import Language, say

_HOME: Final = "govliaison.cli.commands"

COMMANDS: Final[Mapping[str, str | Mapping[str, str]]] = {
    "demo": "demo:demo",
    "init": "init:init",
    "config": {"check": "config:check", "show": "config:show", "explain": "config:explain"},
    "intake": "intake:intake",
    "enterprises": {
        "import": "enterprises:import_",
        "list": "enterprises:list_",
        "show": "enterprises:show",
        "reveal": "reveals:enterprise",
    },
    "imports": {"list": "imports:list_", "undo": "imports:undo"},
    "cases": {
        "list": "cases_looking:list_",
        "find": "cases_looking:find",
        "show": "cases_looking:show",
        "submit": "cases_intake:submit",
        "classify": "cases_intake:classify",
        "admit": "cases_intake:admit",
        "refuse": "cases_intake:refuse",
        "dispatch": "cases_intake:dispatch",
        "sign-for": "cases_handling:sign_for",
        "return": "cases_handling:return_",
        "measure": "cases_handling:measure",
        "interim": "cases_handling:interim",
        "answer": "cases_handling:answer",
        "deliver": "cases_handling:deliver",
        "likely": "cases_merging:likely",
        "merge": "cases_merging:merge",
        "unmerge": "cases_merging:unmerge",
        "instruct": "cases_instructing:instruct",
        "report-back": "cases_instructing:report_back",
        "instructions": "cases_instructing:list_open",
        "supervise": "cases_supervising:supervise",
        "promise": "cases_handling:promise",
        "request-close-out": "cases_closing:request_close_out",
        "audit": "cases_closing:audit",
        "call-back": "cases_closing:call_back",
        "pause": "cases_care:pause",
        "resume": "cases_care:resume",
        "request-extension": "cases_care:request_extension",
        "decide-extension": "cases_care:decide_extension",
        "defer": "cases_care:defer",
        "review-deferral": "cases_supervising:review_deferral",
        "withdraw": "cases_care:withdraw",
        "reopen": "cases_care:reopen",
        "transfer": "cases_duties:transfer",
        "involve": "cases_duties:involve",
        "release": "cases_duties:release",
        "report-done": "cases_duties:report_done",
        "time": "cases_duties:time",
        "object": "cases_objecting:object_",
        "decide-objection": "cases_objecting:decide",
        "refer-objection": "cases_objecting:refer",
        "objections": "cases_objecting:list_open",
        "precedents": "cases_objecting:precedents",
        "certify": "cases_care:certify",
        "recuse": "cases_care:recuse",
        "add-task": "cases_care:add_task",
        "finish-task": "cases_care:finish_task",
        "reveal": "reveals:case",
    },
    "reveals": {"list": "reveals:list_"},
    "papers": {"write": "papers:write"},
    "register": {"export": "machine_room:export"},
    "sweep": "machine_room:sweep",
    "outbox": {"work": "outbox:work", "list": "outbox:list_", "replay": "outbox:replay", "skip": "outbox:skip"},
    "units": {"list": "units:list_", "show": "units:show"},
    "persons": {"add": "persons:add", "list": "persons:list_"},
    "posts": {
        "list": "posts:list_",
        "hold": "posts:hold",
        "hand-over": "posts:hand_over",
        "vacate": "posts:vacate",
    },
    "erase": "machine_room:erase",
    "ledger": {"verify": "machine_room:verify", "rebuild": "machine_room:rebuild"},
    "deadlines": {
        "explain": "deadlines:explain",
        "lint": "lint:lint",
        "simulate": "simulate:simulate_",
        "recompute": "deadlines_recompute:recompute",
    },
    "calendar": {"due": "calendar:due_", "load": "calendar_notices:load", "days": "calendar_notices:days"},
    "codes": {"check": "codes:check"},
    "doctor": "doctor:doctor",
    "plugins": {"list": "plugins:list_", "doctor": "plugins:doctor"},
}
"""Command and sub-command, with the module and the function that carry it out; a text is a command without any."""


def build_app(language: Language) -> App:
    """Put the command line together; the module of a command is imported when the command is called."""
    app = _make_app("govliaison", "cli.help.govliaison", language)
    app.help_epilogue = common_options(language)
    for place, (name, target) in enumerate(COMMANDS.items()):
        if isinstance(target, str):
            _add(app, name, target, place=place, text=say(f"cli.help.{name}", {}, language))
            continue
        group = _make_app(name, f"cli.help.{name}", language, place)
        for row, (verb, function) in enumerate(target.items()):
            _add(group, verb, function, place=row, text=say(f"cli.help.{name}.{verb}", {}, language))
        app.command(group)
    return app


def _make_app(name: str, code: str, language: Language, place: int = 0) -> App:
    return App(
        name=name,
        help=say(code, {}, language),
        help_format="plaintext",
        help_formatter=Help(language),
        version_flags=(),
        sort_key=place,
    )


def _add(app: App, name: str, target: str, *, place: int, text: str) -> None:
    app.command(f"{_HOME}.{target}", name=name, help=text, sort_key=place)

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
    "enterprises": {"import": "enterprises:import_", "list": "enterprises:list_", "show": "enterprises:show"},
    "associations": {"join": "associations:join", "leave": "associations:leave", "list": "associations:list_"},
    "policies": {
        "import": "policies:import_",
        "add": "policies:add",
        "list": "policies:list_",
        "show": "policies:show",
        "publish": "policies:publish",
        "withdraw": "policies:withdraw",
        "preview": "policies:preview",
        "push": "policies:push",
        "relay": "policies:relay",
        "opt-out": "policies:opt_out",
        "receipt": "policies_uptake:receipt",
        "aware": "policies_uptake:aware",
        "eligible": "policies_uptake:eligible",
        "apply": "policies_uptake:apply",
        "grant": "policies_uptake:grant",
        "decline": "policies_uptake:decline",
        "figures": "policies_uptake:figures",
        "export": "policies_uptake:export",
    },
    "guide": {
        "add": "guide:add",
        "list": "guide:list_",
        "retire": "guide:retire",
        "answer": "guide:answer",
        "figures": "guide:figures",
    },
    "key-contacts": {
        "select": "key_contacts:select",
        "appoint": "key_contacts:appoint",
        "explain": "key_contacts:explain",
        "list": "key_contacts:list_",
        "ask": "key_contacts:ask",
        "opt-out": "key_contacts:opt_out",
        "opt-in": "key_contacts:opt_in",
        "add": "key_contacts:add",
        "remove": "key_contacts:remove",
    },
    "contacts": {
        "log": "contacts:log",
        "list": "contacts:list_",
        "due": "contacts:due",
        "hold": "contacts:hold",
        "move": "contacts:move",
        "cancel": "contacts:cancel",
    },
    "leader-contacts": {
        "assign": "leader_contacts:assign",
        "propose": "leader_contacts:propose",
        "list": "leader_contacts:list_",
        "log": "leader_contacts:log",
        "hand-over": "leader_contacts:hand_over",
        "end": "leader_contacts:end",
    },
    "services": {
        "import": "services:import_",
        "list": "services:list_",
        "show": "services:show",
        "change": "services:change",
        "drop": "services:drop",
        "check": "services:check",
        "reductions": "reductions:reductions",
    },
    "windows": {"list": "windows:list_"},
    "visits": {
        "plan": "visits:plan",
        "join": "visits:join",
        "put-off": "visits:put_off",
        "cancel": "visits:cancel",
        "hold": "visits_held:hold",
        "enter": "visits_held:enter",
        "add": "visits_held:add",
        "list": "visits:list_",
        "show": "visits:show",
        "summary": "visits:summary",
    },
    "imports": {"list": "imports:list_", "undo": "imports:undo"},
    "cases": {
        "list": "cases_looking:list_",
        "find": "cases_looking:find",
        "show": "cases_looking:show",
        "submit": "cases_intake:submit",
        "classify": "cases_intake:classify",
        "fast-track": "cases_intake:fast_track",
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
        "take-step": "cases_stepping:take_step",
        "open-step": "cases_stepping:open_step",
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
    },
    "supervisors": {
        "select": "supervisors:select",
        "list": "supervisors:list_",
        "show": "supervisors:show",
        "assign": "supervisors:assign",
        "unassign": "supervisors:unassign",
        "feedback": "supervisors:feedback",
        "owed": "supervisors:owed",
        "recheck": "supervisors:recheck",
        "renew": "supervisors:renew",
        "end": "supervisors:end",
    },
    "findings": {
        "report": "findings:report",
        "rectify": "findings:rectify",
        "verify": "findings:verify",
        "change-item": "findings:change_item",
        "conduct": "findings:conduct",
        "open-case": "findings:open_case",
        "list": "findings:list_",
        "show": "findings:show",
    },
    "ratings": {
        "import": "ratings:import_",
        "give": "ratings:give",
        "list": "ratings:list_",
        "show": "ratings:show",
        "contact": "ratings:contact",
        "rectify": "ratings:rectify",
        "rate-again": "ratings:rate_again",
        "appeal": "ratings:appeal",
        "decide-appeal": "ratings:decide_appeal",
        "defaults": "ratings:defaults",
        "figures": "ratings:figures",
    },
    "surveys": {
        "define": "surveys:define",
        "ask": "surveys:ask",
        "result": "surveys:result",
        "open-case": "surveys:open_case",
        "list": "surveys:list_",
        "show": "surveys:show",
    },
    "scorecard": "scorecard:scorecard",
    "papers": {"write": "papers:write"},
    "meetings": {
        "list": "meetings:list_",
        "show": "meetings:show",
        "plan": "meetings:plan",
        "invite": "meetings:invite",
        "sign-in": "proceedings:sign_in",
        "raise-issue": "proceedings:raise_issue",
        "minute": "proceedings:minute",
        "approve-minutes": "proceedings:approve_minutes",
        "resolve": "proceedings:resolve",
        "postpone": "meetings:postpone",
        "cancel": "meetings:cancel",
        "stuck": "meetings:stuck",
        "coordinate": "meetings:coordinate",
        "instruct": "proceedings:instruct",
        "report-back": "proceedings:report_back",
    },
    "resolutions": {
        "list": "resolutions:list_",
        "show": "resolutions:show",
        "report": "resolutions:report",
        "verify": "resolutions:verify",
    },
    "proposals": {
        "list": "proposals:list_",
        "show": "proposals:show",
        "submit": "proposals:submit",
        "decide": "proposals:decide",
    },
    "register": {"export": "machine_room:export"},
    "sweep": "machine_room:sweep",
    "outbox": {
        "work": "outbox:work",
        "list": "outbox:list_",
        "replay": "outbox:replay",
        "skip": "outbox:skip",
    },
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

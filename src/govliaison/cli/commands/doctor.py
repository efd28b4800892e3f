"""``govliaison doctor``: looks a deployment over."""

from collections.abc import Iterator
from typing import Final

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.errors import ConfigError, GovliaisonError, PluginError, StoreError
from govliaison.liaison.health import Finding, Level, examine
from govliaison.texts import say, say_hint
from govliaison.values import Reason

_COLUMNS: Final = (
    Column("cli.head.topic", whole=True),
    Column("cli.head.level", whole=True),
    Column("cli.head.detail"),
)


def doctor(*, session: Call) -> int:
    """Look the deployment over; exit code 1 if something is at fault, warnings leave it 0."""
    findings = _findings(session)
    output = session.output
    documents, lines, hints = [], [], []
    for each in findings:
        params = dict(each.reason.params)
        message = say(each.reason.code, params, output.language)
        hint = say_hint(each.reason.code, params, output.language)
        shown = f"{each.where}  {message}" if each.where else message
        lines.append((output.say(f"cli.topic.{each.topic}"), output.say(f"cli.level.{each.level}"), shown))
        if hint and each.level is not Level.OK:
            hints.append(output.say("cli.problem-hint", hint=hint))
        documents.append(
            {
                "topic": each.topic,
                "level": each.level.value,
                "code": each.reason.code,
                "message": message,
                "hint": hint,
                "where": each.where,
                "params": params,
            }
        )
    levels = [each.level for each in findings]
    counts = {"faults": levels.count(Level.FAULT), "warnings": levels.count(Level.WARNING)}
    output.show({**counts, "findings": documents}, Table(_COLUMNS, lines), *hints, output.say("cli.doctor", **counts))
    return 1 if counts["faults"] else 0


def _findings(session: Session) -> list[Finding]:
    """Examine a deployment; what keeps it from being opened is at fault."""
    try:
        with session.opened() as liaison:
            return [*examine(liaison)]
    except ConfigError as error:
        return [*_faults("profile", error, *error.problems)]
    except PluginError as error:
        return [*_faults("plugins", error)]
    except StoreError as error:
        return [*_faults("store", error)]


def _faults(topic: str, *errors: GovliaisonError) -> Iterator[Finding]:
    for error in errors:
        reason = Reason.of(error.code, **{key: str(value) for key, value in error.params.items()})
        yield Finding(topic=topic, level=Level.FAULT, reason=reason, where=error.where)

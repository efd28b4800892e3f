"""``govliaison deadlines explain``: why a deadline is what it is."""

from collections.abc import Iterable
from typing import Annotated, Any, Final

from govliaison.cli.commands.parameters import CaseName
from govliaison.cli.commands.steps import plain_step, say_rule, say_steps
from govliaison.cli.output import Column, Facts, Part, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.words import word
from govliaison.deadlines import Clock, Explanation, GivenBy, Stage

_STEPS: Final = (
    Column("cli.head.day", whole=True),
    Column("cli.head.counted", right=True, whole=True),
    Column("cli.head.reasons"),
)


def explain(
    case: CaseName,
    /,
    *,
    stage: Annotated[Stage | None, word(Stage, "stage")] = None,
    session: Call,
) -> None:
    """Say which rule set a deadline, on what basis, and which days were counted."""
    with session.at_work() as office:
        found = office.cases.explain(case, stage)
        documents = [_document(session, each) for each in found]
        clocks = [each for each in reversed(office.cases.get(case).clocks) if each.start.stage is stage]
        states = [_state(session, clock) for clock in clocks] if stage else [""] * len(found)
        parts = [part for each, state in zip(found, states, strict=True) for part in _parts(session, each, state)]
        nothing = session.output.say(
            "cli.no-deadline" if stage is None else "cli.no-deadline-stage", stage=session.names.label("stage", stage)
        )
    session.output.show(documents, *(parts or [nothing]))


def _parts(session: Session, explained: Explanation, state: str) -> Iterable[Part]:
    output, clock, rule = session.output, explained.clock, explained.rule
    unit = session.names.unit(clock.unit)
    yield Facts(
        [
            (output.say("cli.head.stage"), f"{output.say(f'label.stage.{clock.stage}')}（{unit}）"),
            (output.say("cli.head.due"), session.ends(clock.due_at)),
            (output.say("cli.head.anchor"), session.local(clock.anchor_at)),
            (output.say("cli.head.rule"), _rule(session, explained)),
            (output.say("cli.head.basis"), rule.basis if rule else ""),
            (output.say("cli.head.remarks"), "；".join(filter(None, [state, *_remarks(session, explained)]))),
        ]
    )
    yield Table(_STEPS, say_steps(session, explained))


def _rule(session: Session, explained: Explanation) -> str:
    if explained.pack is None or explained.rule is None:
        return session.output.say("cli.rule-gone", pack=explained.clock.pack, rule=explained.clock.rule)
    return f"{explained.pack.name} · {explained.rule.id} · {say_rule(session, explained.rule)}"


def _state(session: Session, clock: Clock) -> str:
    """Say that nobody is waited for under this limit any more."""
    if clock.is_running:
        return ""
    return session.output.say("cli.clock-void" if clock.void else "cli.clock-ended", at=session.local(clock.ended_at))


def _remarks(session: Session, explained: Explanation) -> Iterable[str]:
    output = session.output
    if explained.rule is not None and explained.rule.local:
        yield output.say("cli.rule-local")
    given_by = explained.clock.given_by
    if given_by is not GivenBy.RULE:
        yield output.say("cli.given", given_by=output.say(f"label.given-by.{given_by}"))
    if explained.clock.provisional:
        yield output.say("cli.provisional")
    if explained.rule is not None and not explained.still_holds:
        yield output.say("cli.deadline-differs")
    elif explained.today not in (None, explained.clock.due_at):
        yield output.say("cli.deadline-elsewhere", due=session.ends(explained.today))


def _document(session: Session, explained: Explanation) -> dict[str, Any]:
    clock, rule = explained.clock, explained.rule
    return {
        "stage": clock.stage.value,
        "unit": clock.unit,
        "anchor_at": session.iso(clock.anchor_at),
        "due_at": session.iso(clock.due_at),
        "given_by": clock.given_by.value,
        "provisional": clock.provisional,
        "calendar": clock.calendar,
        "pack": clock.pack,
        "rule": clock.rule,
        "amount": str(rule.amount) if rule else None,
        "basis": rule.basis if rule else None,
        "source": rule.source if rule else None,
        "confidence": rule.confidence if rule else None,
        "local": rule.local if rule else None,
        "still_holds": explained.still_holds,
        "today": session.iso(explained.today),
        "steps": [plain_step(session, step) for step in explained.steps()],
    }

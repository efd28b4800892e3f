"""Reading a rule pack from the plain tables of a TOML file."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override

from govliaison.deadlines.rules import EVERY, DeadlineRule, Match, RulePack
from govliaison.deadlines.stages import Anchor, AnyAnchor, ExpiryOf, MonthDay, Stage
from govliaison.errors import ConfigError, GovliaisonError, InputError
from govliaison.values import Amount, TimeUnit

_INHERITED: Final = ("source", "confidence")
_RENAMED: Final = {"rules": "rule", "pauses": "pause", "duties": "duty", "return_": "return"}


def parse_rule_pack(tables: Mapping[str, Any], *, where: str = "") -> RulePack:
    """
    Read a rule pack.

    A rule without ``id`` is named after its stage and place, ``answer-2``; places count within a stage. A rule that is
    not local and names no source or confidence has those of its pack, and the first instrument as its basis.

    Args:
        tables: what a TOML reader made of the file: pack keys, and ``rule`` as a list of tables
        where: name of the file, for messages

    Raises:
        ConfigError: with one problem for each thing to mend
    """
    try:
        pack = _CONVERTER.structure({**tables, "rule": _complete_rules(tables)}, RulePack)
    except Exception as error:  # cattrs wraps whatever the values themselves raise
        raise ConfigError("pack.unreadable", where=where, problems=[*_problems(error, where)]) from error
    if problems := [*_contradictions(pack, where)]:
        raise ConfigError("pack.unreadable", where=where, problems=problems)
    return attrs.evolve(pack, rules=pack.rules + _rules_of_terms(pack))


def _rules_of_terms(pack: RulePack) -> tuple[DeadlineRule, ...]:
    """
    Give the limits that the terms of objections and of interim answers set, unless a rule sets the first of them already.

    A statute whose limits all hold on one track sets these there too.
    """
    said, stage, found = pack.objection, Stage.OBJECTION_REVIEW, list[DeadlineRule]()
    if said is not None and not any(rule.stage is stage for rule in pack.rules):
        within = Amount(0, TimeUnit.CALENDAR_DAY) if said.same_day else said.decision_within
        found += [_rule_of_terms(pack, stage.value, stage, Anchor.RECEIVED, within)] if within else []
    every = pack.interim.every if pack.interim else None
    return (*found, *([_rule_of_terms(pack, EVERY, Stage.INTERIM, Anchor.DISPATCHED, every)] if every else []))


def _rule_of_terms(pack: RulePack, name: str, stage: Stage, anchor: Anchor, amount: Amount) -> DeadlineRule:
    tracks = {rule.match.track for rule in pack.rules}
    return DeadlineRule(
        id=name,
        stage=stage,
        anchor=anchor,
        amount=amount,
        match=Match(track=tracks.pop() if len(tracks) == 1 else frozenset()),
        replaces=bool(pack.rules) and all(rule.replaces for rule in pack.rules),
        basis=pack.legal_basis[0] if pack.legal_basis else "",
        source=pack.source,
        confidence=pack.confidence,
    )


def _contradictions(pack: RulePack, where: str) -> Iterator[GovliaisonError]:
    """Tell what can be seen only of the whole pack."""
    ids = [rule.id for rule in pack.rules]
    for doubled in sorted({each for each in ids if ids.count(each) > 1}):
        yield InputError("pack.doubled-rule", where=where, rule=doubled)
    known = {field.name for field in attrs.fields(DeadlineRule)}
    for rule in pack.rules:
        for key in sorted(set(rule.silent) - known):
            yield InputError("pack.unknown-key", where=_join(where, f"rule.{rule.id}.silent"), key=key)
    steps = [step.name for step in pack.ladder]
    for step in pack.ladder:
        if step.next and step.next not in steps:
            yield InputError(
                "pack.unknown-word", where=_join(where, f"ladder.{step.name}"), value=step.next, words=", ".join(steps)
            )
    spoken = {rule.stage for rule in pack.rules if not rule.local}
    for stage in sorted(spoken.intersection(pack.silent.stages)):
        yield InputError("pack.not-silent", where=_join(where, "silent"), stage=stage)


def _complete_rules(tables: Mapping[str, Any]) -> Any:
    """Give each rule its id and what it takes over; what is no list of tables the converter will complain about."""
    rules = tables.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, Mapping) for rule in rules):
        return rules
    inherited = {key: tables[key] for key in _INHERITED if key in tables}
    match tables.get("legal_basis"):
        case [str(instrument), *_]:
            inherited["basis"] = instrument
    seen: dict[str, int] = {}
    named = []
    for rule in rules:
        stage = str(rule.get("stage", "rule"))
        seen[stage] = seen.get(stage, 0) + 1
        named.append({"id": f"{stage}-{seen[stage]}", **({} if rule.get("local") else inherited), **rule})
    return named


def _problems(error: BaseException, path: str) -> Iterator[GovliaisonError]:
    """Tell what is wrong and where; whatever our own hooks do not complain about is no table where one must be."""
    if isinstance(error, cattrs.ClassValidationError | cattrs.IterableValidationError):
        grouped, others = error.group_exceptions()
        for cause, note in grouped:
            place = note.name if isinstance(note, cattrs.AttributeValidationNote) else f"[{int(note.index) + 1}]"
            yield from _problems(cause, _join(path, str(place)))
        for cause in others:
            yield from _problems(cause, path)
    elif isinstance(error, cattrs.ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield InputError("pack.unknown-key", where=path, key=key)
    elif isinstance(error, GovliaisonError):
        yield error.at(path)
    elif isinstance(error, KeyError):
        yield InputError("pack.missing-key", where=path, key=error.args[0])
    else:
        yield InputError("pack.not-a-table", where=path)


def _join(path: str, place: str) -> str:
    place = _RENAMED.get(place, place)
    return f"{path}{place}" if place.startswith("[") or not path else f"{path}.{place}"


def _exactly(kind: type) -> Any:
    """Take a value of one type as it is: TOML knows its types, and ``yes`` in quotes is not true."""

    def structure(value: Any, _cls: Any) -> Any:
        if type(value) is not kind:
            raise InputError("pack.wrong-type", expected=kind.__name__, value=str(value))
        return value

    return structure


def _word(value: Any, cls: type[StrEnum]) -> StrEnum:
    """Take one of the words that a key knows."""
    known = [each.value for each in cls]
    if value not in known:
        raise InputError("pack.unknown-word", value=str(value), words=", ".join(known))
    return cls(value)


def _listed(value: Any, cls: Any) -> Any:
    """Take a list; one word without brackets would fall apart into its letters."""
    if not isinstance(value, list):
        raise InputError("pack.wrong-type", expected="list", value=str(value))
    items: Any = list[get_args(cls)[0]]  # type: ignore[misc]
    return get_origin(cls)(_CONVERTER.structure(value, items))


def _anchor(value: Any, _cls: Any) -> AnyAnchor:
    """Take an anchor: a word, ``expiry_of:<stage>`` or ``month_day:<n>``."""
    head, _, tail = str(value).partition(":")
    if head == "expiry_of":
        return ExpiryOf(_CONVERTER.structure(tail, Stage))
    if head == "month_day" and tail.isdecimal():
        return MonthDay(int(tail))
    known = [*(each.value for each in Anchor), "expiry_of:…", "month_day:1…31"]
    if value not in known[:-2]:
        raise InputError("pack.unknown-word", value=str(value), words=", ".join(known))
    return Anchor(value)


def _is_list(cls: Any) -> bool:
    return get_origin(cls) in (tuple, frozenset)


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, bool, int, date):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook_func(_is_list, _listed)
    converter.register_structure_hook_func(lambda cls: cls == AnyAnchor, _anchor)
    converter.register_structure_hook(Amount, lambda value, _: Amount.parse(str(value)))
    names: dict[str, Any] = {name: override(rename=key) for name, key in _RENAMED.items()}
    converter.register_structure_hook(RulePack, make_dict_structure_fn(RulePack, converter, **names))
    return converter


_CONVERTER = _make_converter()

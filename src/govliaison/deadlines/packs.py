"""Reading a rule pack from the plain tables of a TOML file."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, get_origin

import cattrs
from cattrs.gen import make_dict_structure_fn, override

from govliaison.deadlines.rules import DeadlineRule, RulePack
from govliaison.errors import ConfigError, GovliaisonError, InputError
from govliaison.values import Amount


def parse_rule_pack(tables: Mapping[str, Any], *, where: str = "") -> RulePack:
    """
    Read a rule pack.

    A rule without ``id`` is named after its stage and place, ``answer-2``; places count within a stage.

    Args:
        tables: what a TOML reader made of the file: pack keys, and ``rule`` as a list of tables
        where: name of the file, for messages

    Raises:
        ConfigError: with one problem for each thing to mend
    """
    try:
        pack = _CONVERTER.structure({**tables, "rule": _name_rules(tables.get("rule", []))}, RulePack)
    except Exception as error:  # cattrs wraps whatever the values themselves raise
        raise ConfigError("pack.unreadable", where=where, problems=[*_problems(error, where)]) from error
    ids = [rule.id for rule in pack.rules]
    if doubled := sorted({each for each in ids if ids.count(each) > 1}):
        problems = [InputError("pack.doubled-rule", where=where, rule=rule) for rule in doubled]
        raise ConfigError("pack.unreadable", where=where, problems=problems)
    return pack


def _name_rules(rules: Any) -> Any:
    """Give each rule its id; what is no list of tables is left for the converter to complain about."""
    if not isinstance(rules, list) or not all(isinstance(rule, Mapping) for rule in rules):
        return rules
    seen: dict[str, int] = {}
    named = []
    for rule in rules:
        stage = str(rule.get("stage", "rule"))
        seen[stage] = seen.get(stage, 0) + 1
        named.append({"id": f"{stage}-{seen[stage]}", **rule})
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


def _words(value: Any, cls: Any) -> Any:
    """Take a list of words; one word without brackets would fall apart into its letters."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise InputError("pack.wrong-type", expected="list", value=str(value))
    return get_origin(cls)(value)


def _rules(value: Any, _cls: Any) -> tuple[DeadlineRule, ...]:
    if not isinstance(value, list):
        raise InputError("pack.wrong-type", expected="list", value=str(value))
    return tuple(_CONVERTER.structure(value, list[DeadlineRule]))


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (str, bool, int, date):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook_func(lambda cls: cls in (frozenset[str], tuple[str, ...]), _words)
    converter.register_structure_hook_func(lambda cls: cls == tuple[DeadlineRule, ...], _rules)
    converter.register_structure_hook(Amount, lambda value, _: Amount.parse(str(value)))
    to_pack = make_dict_structure_fn(RulePack, converter, rules=override(rename="rule"))
    converter.register_structure_hook(RulePack, to_pack)
    return converter


_CONVERTER = _make_converter()

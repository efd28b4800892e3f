"""Reading a rule pack from the plain tables of a TOML file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import cattrs

from govliaison.deadlines.rules import RulePack
from govliaison.errors import ConfigError, InputError
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
    tables = {**tables}
    rules = [{**rule} for rule in tables.pop("rule", ())]
    seen: dict[str, int] = {}
    for rule in rules:
        stage = str(rule.get("stage", "rule"))
        seen[stage] = seen.get(stage, 0) + 1
        rule.setdefault("id", f"{stage}-{seen[stage]}")
    try:
        pack = _CONVERTER.structure({**tables, "rules": rules}, RulePack)
    except cattrs.BaseValidationError as error:
        problems = [
            InputError("pack.problem", where=where, problem=line) for line in cattrs.transform_error(error, path="pack")
        ]
        raise ConfigError("pack.unreadable", where=where, problems=problems) from error
    doubled = {rule.id for rule in pack.rules if [each.id for each in pack.rules].count(rule.id) > 1}
    if doubled:
        problems = [InputError("pack.doubled-rule", where=where, rule=rule) for rule in sorted(doubled)]
        raise ConfigError("pack.unreadable", where=where, problems=problems)
    return pack


def _structure_day(value: Any, _cls: Any) -> date:
    if not isinstance(value, date):
        raise InputError("pack.not-a-day", value=str(value))
    return value


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Amount, lambda value, _: Amount.parse(value))
    converter.register_structure_hook(date, _structure_day)
    return converter


_CONVERTER = _make_converter()

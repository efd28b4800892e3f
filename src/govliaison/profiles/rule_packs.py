"""Rule packs in files of one's own: read with the file and line of every mistake."""

import re
from pathlib import Path
from typing import Final

from govliaison.deadlines import RulePack, parse_rule_pack
from govliaison.errors import ConfigError, GovliaisonError
from govliaison.profiles.layers import Layer, read_layer
from govliaison.profiles.problems import make_problem

_STEP: Final = re.compile(r"\[(?P<place>\d+)\]|(?P<key>[^.\[\]]+)")


def read_rule_pack(file: Path) -> RulePack:
    """
    Read a rule pack from a file that perhaps no profile names yet.

    Raises:
        ConfigError: it cannot be read; ``problems`` names every mistake with its line
    """
    try:
        layer = read_layer(file.read_bytes(), file.name)
    except OSError as error:
        raise ConfigError("config.no-file", where=str(file), name=file.name, what=error.strerror or "") from error
    problems = [*layer.problems] if layer.problems else check_rule_pack(layer)
    if problems:
        raise ConfigError("pack.unreadable", where=str(file), problems=problems)
    return parse_rule_pack(layer.values, where=file.name)


def check_rule_pack(layer: Layer) -> list[ConfigError]:
    """Tell everything that is wrong with a layer as a rule pack."""
    try:
        parse_rule_pack(layer.values)
    except ConfigError as error:
        return [_placed(problem, layer) for problem in error.problems]
    return []


def _placed(problem: GovliaisonError, layer: Layer) -> ConfigError:
    """Give a problem the file and line of its place, such as ``rule[2].amount``."""
    steps = _STEP.finditer(problem.where or "")
    path = tuple(int(step["place"]) - 1 if step["place"] else step["key"] for step in steps)
    return make_problem(problem.code, layer.name, layer.line(path), path, **problem.params)

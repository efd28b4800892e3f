"""Rule packs and base profiles: the TOML files that profiles name as ``pack:…``."""

import functools
import re
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Final

from govliaison.errors import NotFoundError
from govliaison_china.files import HERE, toml_files

_NAME: Final = re.compile(r'name = "(.*)"')


def rule_pack_names() -> tuple[str, ...]:
    """List the rule packs on offer."""
    return tuple(_on_offer("packs"))


def rule_pack_text(name: str) -> str:
    """
    Give a rule pack as TOML text.

    Raises:
        NotFoundError: there is none of that name
    """
    return _text("packs", name)


@functools.cache
def rule_pack_title(name: str) -> str:
    """
    Give what a rule pack calls itself.

    Raises:
        NotFoundError: there is none of that name
    """
    return next(found[1] for line in rule_pack_text(name).splitlines() if (found := _NAME.fullmatch(line)))


def profile_names() -> tuple[str, ...]:
    """List the base profiles on offer, such as ``base`` or ``henan/city``."""
    return tuple(_on_offer("profiles"))


def profile_text(name: str) -> str:
    """
    Give a base profile as TOML text.

    Raises:
        NotFoundError: there is none of that name
    """
    return _text("profiles", name)


@functools.cache
def _on_offer(folder: str) -> Mapping[str, Traversable]:
    return toml_files(HERE / folder)


def _text(folder: str, name: str) -> str:
    on_offer = _on_offer(folder)
    if name not in on_offer:
        raise NotFoundError("pack.unknown", name=name, known=", ".join(on_offer))
    return on_offer[name].read_text(encoding="utf-8")

"""What an adapter meets: hooks, offers, Protocols, asks and answers."""

import ast
import inspect
import re
from collections.abc import Callable
from enum import Enum
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin

import attrs

import govliaison
from govliaison import plugins
from govliaison.plugins import CONTRACTS, HostInfo, Kind, LiaisonSpecs
from govliaison.plugins.collecting import HOOKS
from govliaison.plugins.guard import POLICIES, OnFault
from reference_pages.prose import (
    NOTE,
    about,
    cell,
    classes_in,
    default_of,
    fields_of,
    hints_of,
    in_python,
    items,
    meanings,
    parts,
    plain,
    signature,
    table,
    type_of,
    undescribed,
)

_HOOKS: Final = f"""\
# Hooks

{NOTE}

A plugin is a module or an object with some of these functions, each marked with `hookimpl`. They are asked once, when a
deployment is assembled, one plugin at a time; the argument `host` may be left out. How to write one:
[adapters](../adapters.md).

"""
_PROTOCOLS: Final = f"""\
# Protocols, asks and answers

{NOTE}

What the core calls, by adapter kind, and every value that goes in or comes out. An adapter imports them from
`govliaison.plugins`. Fields with a default may be left out; new ones come with a default, so that adapters need not change.
"""


def hooks() -> dict[str, Callable[..., Any]]:
    """Give every hook."""
    return {name: spec for name, spec in vars(LiaisonSpecs).items() if name.startswith("govliaison_")}


def offer_of(hook: str) -> Any:
    """Give the type that a hook offers."""
    return get_args(hints_of(hooks()[hook])["return"])[0]


def protocol_of(hook: str) -> type | None:
    """Give the Protocol of what a hook offers; None for data."""
    return next((each for each in get_args(offer_of(hook)) if isinstance(each, type)), None)


def offer_name(hook: str) -> str:
    """Give the name at the public door of what a hook offers."""
    return next(name for name in plugins.__all__ if getattr(plugins, name) == offer_of(hook))


def hooks_page() -> str:
    """Write the page of the hooks."""
    out = [_HOOKS]
    rows = []
    for name in hooks():
        kind, protocol = HOOKS[name], protocol_of(name)
        is_kind = isinstance(kind, Kind)
        there = f"[{protocol.__name__}](protocols.md#{protocol.__name__.lower()})" if protocol else "–"
        contract = str(CONTRACTS[kind]) if is_kind else ""
        where = f"`[{kind}]`" if is_kind else ""
        fault = _on_fault(kind) if is_kind else ""
        rows.append((f"[`{name}`](#{name})", f"`{offer_name(name)}`", where, contract, there, fault))
    out.append(table(("hook", "offers", "table of the deployment", "contract", "Protocol", "when a call fails"), rows))
    for name, spec in hooks().items():
        said = inspect.cleandoc(spec.__doc__ or "")
        sentence = said.split("\n:", maxsplit=1)[0].split("\n>>>", maxsplit=1)[0].strip()
        fields = re.findall(r"^:([\w ]+): (.+)$", said, re.MULTILINE)
        example = said[said.index(">>>") :] if ">>>" in said else ""
        out.append(f"\n## {name}\n\n```python\n{_hook_signature(name)}\n```\n\n{plain(sentence)}\n\n")
        out.append("".join(f"* **{field}**: {plain(text)}\n" for field, text in fields))
        out.append(f"\n```python\n{example}\n```\n")
    out.append("\n## What a failed call means\n\n")
    out.append(table(("word", "meaning"), ((f"`{word}`", text) for word, text in words_of(OnFault).items())))
    out.append("\n## What is offered\n")
    shown = dict.fromkeys(cls for name in hooks() for cls in (_origin(offer_of(name)),))
    out += [_value(cls) for cls in (*shown, HostInfo)]
    return "".join(out)


def _on_fault(kind: Kind) -> str:
    policy = POLICIES[kind]
    return f"`{policy.on_fault}`" + (f"; after {policy.deadline:g} s it is left behind" if policy.deadline else "")


def _hook_signature(name: str) -> str:
    return f"def {signature(name, hooks()[name]).partition(' -> ')[0]} -> Iterable[{offer_name(name)}]"


def _origin(kind: Any) -> type:
    found: type = get_origin(kind) or kind
    return found


def protocols() -> list[type]:
    """Give every Protocol at the public door: those of hooks in their order, and those beside them after the one they extend."""
    door = [thing for name in plugins.__all__ if getattr(thing := getattr(plugins, name), "_is_protocol", False)]
    first = [protocol for name in hooks() if (protocol := protocol_of(name))]
    return sorted(door, key=lambda one: min((first.index(base) for base in one.__mro__ if base in first), default=99))


def methods_of(protocol: type) -> dict[str, Callable[..., Any]]:
    """Give the methods that a Protocol adds to those of its bases."""
    return {
        name: each for name, each in vars(protocol).items() if inspect.isfunction(each) and not name.startswith("_")
    }


def values_of(protocol: type) -> list[type]:
    """Give every value that goes into or comes out of a Protocol, with those inside them, as they are met."""
    met: dict[type, None] = {}
    ahead = [
        cls
        for method in methods_of(protocol).values()
        for kind in hints_of(method).values()
        for cls in classes_in(kind)
    ]
    while ahead:
        cls = ahead.pop(0)
        if cls in met or getattr(cls, "_is_protocol", False) or cls is protocol:
            continue
        met[cls] = None
        if attrs.has(cls):
            hints = hints_of(cls)
            ahead += [inner for field in fields_of(cls) for inner in classes_in(hints[field.name])]
    return [*met]


def protocols_page() -> str:
    """Write the page of the Protocols, with their asks and answers, and whatever else is at the public door."""
    out = [_PROTOCOLS]
    shown: set[type] = set()
    for protocol in protocols():
        out.append(f"\n## {protocol.__name__}\n\n{about(protocol)}\n")
        for name, method in methods_of(protocol).items():
            out.append(f"\n```python\n{signature(name, method)}\n```\n\n{_method(method)}\n")
        new = [cls for cls in values_of(protocol) if cls not in shown]
        shown.update(new)
        out += [_value(cls) for cls in new]
    described = shown | {HostInfo, *protocols(), *(_origin(offer_of(name)) for name in hooks())}
    out.append("\n## Everything else at the door\n\n")
    rows = []
    for name in plugins.__all__:
        thing = getattr(plugins, name)
        if any(_origin(thing) is each for each in described):
            continue
        rows.append((f"`{name}`", _short(name, thing)))
    out.append(table(("name", "what it is"), rows))
    return "".join(out)


def _method(method: Callable[..., Any]) -> str:
    said = parts(method.__doc__)
    out = [about(method)]
    for name in ("Args", "Returns", "Raises"):
        if name in said:
            listed = items(said[name]) if name != "Returns" else {}
            text = "".join(f"* `{item}`: {cell(text)}\n" for item, text in listed.items()) or plain(
                " ".join(said[name].split())
            )
            out.append(f"\n\n*{name}*:\n\n{text.rstrip()}")
    return "".join(out)


def _value(cls: type) -> str:
    out = f"\n### {cls.__name__}\n\n{about(cls)}\n\n"
    said = meanings(cls)
    if issubclass(cls, Enum):
        words = {word: text or said.get(cls(word).name, "") for word, text in words_of(cls).items()}
        if not any(words.values()):
            return f"{out}{', '.join(f'`{word}`' for word in words)}\n"
        return out + table(("word", "meaning"), ((f"`{word}`", text) for word, text in words.items()))
    if not attrs.has(cls):
        return out
    hints, rows = hints_of(cls), []
    for field in fields_of(cls):
        if field.name not in said:
            undescribed.add(f"{cls.__name__}.{field.name}")
        rows.append(
            (
                f"`{field.name}`",
                f"`{type_of(hints[field.name])}`",
                default_of(field, in_python),
                said.get(field.name, ""),
            )
        )
    return out + (table(("field", "type", "default", "meaning"), rows) if rows else "It has no fields.\n")


def _short(name: str, thing: Any) -> str:
    if isinstance(thing, type) or inspect.isfunction(thing):
        return about(thing, name=name).split("\n\n")[0]
    if get_origin(thing) in (Union, UnionType):
        return f"`{type_of(thing)}`"
    return _said_below(name)


@cache
def _said_below(name: str) -> str:
    """Give the text that stands below the assignment of a name somewhere in the sources."""
    for source in Path(govliaison.__file__).parent.rglob("*.py"):
        found = _below(ast.parse(source.read_text(encoding="utf-8")).body)
        if name in found:
            return found[name]
    undescribed.add(name)
    return ""


def _below(body: list[ast.stmt]) -> dict[str, str]:
    """Give each name that is assigned with the text below it."""
    found = {}
    for one, after in pairwise(body):
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found |= {target.id: str(after.value.value) for target in targets if isinstance(target, ast.Name)}
    return found


def words_of(cls: type[Enum]) -> dict[str, str]:
    """Give the words of an enumeration with what is said below each of them."""
    (body,) = ast.parse(dedent(inspect.getsource(cls))).body
    said = _below(body.body) if isinstance(body, ast.ClassDef) else {}
    return {str(each.value): said.get(each.name, "") for each in cls}

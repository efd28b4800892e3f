"""How the commands ``plugins …`` say what is known of a plugin."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from govliaison.cli.output import Facts
from govliaison.cli.session import Session
from govliaison.plugins import CONTRACTS, POLICIES, Kind, Offer, PluginFault, PluginInfo


def offer_name(info: PluginInfo) -> str | None:
    """Give the word for ``use``, which is not the name under which an adapter is set up."""
    return info.offer.name if isinstance(info.offer, Offer) else None


def info_document(session: Session, info: PluginInfo) -> dict[str, object]:
    """Say what a list says of it."""
    return {
        "kind": info.kind,
        "name": info.name,
        "distribution": info.distribution,
        "version": info.version,
        "contract": info.contract,
        "state": info.state.value,
        "reason": info.reason.message(session.output.language) if info.reason else None,
        "import_ms": None if info.import_time is None else round(info.import_time * 1000, 1),
    }


def faults_document(session: Session, many: Sequence[PluginFault]) -> dict[str, object]:
    """Say what an adapter did wrong, again and again."""
    last = many[-1]
    return {
        "kind": last.kind,
        "name": last.name,
        "distribution": last.distribution,
        "version": last.version,
        "call": last.call,
        "trouble": last.trouble.value,
        "what": last.what,
        "reason": last.error().message(session.output.language),
        "times": len(many),
        "last": session.iso(last.at),
    }


def explanation(session: Session, info: PluginInfo, faults: Sequence[PluginFault]) -> dict[str, object]:
    """Say all that is known of it."""
    document = info_document(session, info)
    document["hint"] = info.reason.hint(session.output.language) if info.reason else None
    if isinstance(info.offer, Offer):
        kind = Kind(info.kind)
        policy = POLICIES[kind]
        document |= {
            "offer": info.offer.name,
            "served_contract": CONTRACTS[kind],
            "capabilities": sorted(info.offer.capabilities),
            "settings": {field.name: _default(field) for field in attrs.fields(info.offer.settings)},
            "on_fault": policy.on_fault.value,
            "deadline_seconds": info.deadline or policy.deadline,
        }
    return document | {"faults": [faults_document(session, [fault]) for fault in faults]}


def facts_of(session: Session, explained: Mapping[str, Any]) -> Facts:
    """Lay it out for a person."""
    settings = [f"{name} = {default}" if default else name for name, default in explained.get("settings", {}).items()]
    output = session.output
    seconds = explained.get("deadline_seconds")
    rows = [
        ("cli.head.kind", explained["kind"]),
        ("cli.head.offer", explained["name"]),
        ("cli.head.use", "" if (offer := explained.get("offer", "")) == explained["name"] else offer),
        ("cli.head.package", " ".join(filter(None, [explained["distribution"], explained["version"]]))),
        ("cli.head.contract", str(explained["contract"] or "")),
        ("cli.head.state", output.say(f"cli.plugin.{explained['state']}")),
        ("cli.head.reasons", " ".join(filter(None, [explained["reason"], explained["hint"]]))),
        ("cli.head.capabilities", ", ".join(explained.get("capabilities", ()))),
        ("cli.head.key", ", ".join(settings)),
        (
            "cli.head.on-fault",
            output.say(f"cli.on-fault.{on_fault}") if (on_fault := explained.get("on_fault")) else "",
        ),
        ("cli.head.deadline", f"{seconds:g} s" if seconds else ""),
        ("cli.head.faults", "\n".join(str(fault["reason"]) for fault in explained["faults"])),
    ]
    return Facts(rows)


def _default(field: "attrs.Attribute[Any]") -> str:
    """Give what a setting is if nothing is said; nothing for one that must be said, or is made anew each time."""
    plain = isinstance(field.default, str | int | float | bool)
    return str(field.default) if plain else ""

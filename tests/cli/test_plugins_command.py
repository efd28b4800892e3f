from collections.abc import Callable
from typing import Any

import attrs
import pytest

from govliaison.cli.commands import plugins
from govliaison.errors import PluginError
from govliaison.plugins import PluginInfo, State

Call = Callable[..., Any]


def test_what_is_offered_is_listed_without_a_deployment(call: Call) -> None:
    names = {(each["kind"], each["name"]) for each in call("plugins", "list", "--json").document}
    assert {("store", "sqlite"), ("calendars", "gazette"), ("packs", "base")} <= names
    assert "可用" in call("plugins", "list", "--lang", "zh").out


@pytest.mark.usefixtures("office")
def test_a_deployment_tells_what_it_uses(call: Call) -> None:
    active = {each["name"] for each in call("plugins", "list", "--json").document if each["state"] == "active"}
    assert {"portal", "console", "store"} <= active


def test_the_doctor_names_what_cannot_be_used(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    info = PluginInfo(
        kind="notifiers",
        name="sms",
        distribution="acme-sms",
        version="2.1",
        state=State.REFUSED,
        reason=PluginError("plugin.unknown-hook", plugin="acme-sms 2.1", hooks="govliaison_smses"),
    )
    monkeypatch.setattr(plugins, "_infos", lambda _session: [info])
    answer = call("plugins", "doctor", "--json")
    assert 1 == answer.code
    assert ("acme-sms", "2.1", "refused") == tuple(
        answer.document["faults"][0][key] for key in ("distribution", "version", "state")
    )
    assert {"govliaison", "python", "sqlite", "encoding"} == set(answer.document["versions"])
    assert "acme-sms 2.1" in call("plugins", "doctor").out
    monkeypatch.setattr(plugins, "_infos", lambda _session: [attrs.evolve(info, state=State.ACTIVE)])
    answer = call("plugins", "doctor", "--lang", "zh")
    assert (0, "没有发现问题。") == (answer.code, answer.out.splitlines()[-1])

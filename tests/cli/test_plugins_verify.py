from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cli.commands import plugins_verify
from govliaison.cli.scratch import Workshop
from govliaison.cli.usage import UsageError
from govliaison.cli.working_time import SystemTime
from govliaison.plugins import HostInfo, Kind, NoSettings, Offer, Offered, Plugin, Secret

Call = Callable[..., Any]

LOCAL = """
import sys
from govliaison.plugins import Delivered, NotifierOffer, AccessAnswer, AccessPolicyOffer, hookimpl


class Exits:
    def notify(self, ask, /):
        if not ask.recipient.isdigit():
            sys.exit(1)
        return Delivered()


class Grants:
    def tokens(self, ask, /):
        return AccessAnswer(tokens=frozenset({"convener"}))


exits = NotifierOffer(name="exits", contract=1, build=lambda settings, host: Exits())
grants = AccessPolicyOffer(name="grants", contract=1, build=lambda settings, host: Grants())
"""


@attrs.frozen(kw_only=True)
class FolderSettings:
    folder: Path = Path("real")


@attrs.frozen(kw_only=True)
class DatabaseSettings:
    dsn: Secret
    schema: str = "real"


@attrs.frozen(kw_only=True)
class GatewaySettings:
    gateway: str = "https://sms.example"
    folder: Path = Path("certificates")


def workshop_of(kind: Kind, settings: Any, tmp_path: Path, **parts: Any) -> Workshop:
    offer: Offer[Any] = Offer(name="one", contract=1, build=lambda told, _host: [told], settings=type(settings))
    offered = Offered(kind=kind, offer=offer, plugin=Plugin(name="acme", hooks=object()))
    host = HostInfo(version="0", clock=SystemTime())
    return Workshop(kind=kind, names=["one"], offered=offered, settings=settings, host=host, folder=tmp_path, **parts)


# -- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("office")
def test_the_adapters_of_a_deployment_are_tested_in_a_place_of_their_own(call: Call, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    answer = call("plugins", "verify", "notifier", "--json", "--report", report)
    assert (0, "") == (answer.code, answer.err)
    assert answer.document == plugins_verify.json.loads(report.read_text(encoding="utf-8"))
    tested = {name: each["counts"] for each in answer.document for name in each["names"]}
    assert {"console", "files"} <= tested.keys()
    assert all(counts["passed"] > 0 and "failed" not in counts for counts in tested.values())
    assert not list(tmp_path.rglob("0198f7a2*")), "a message of the tests lies among the real ones"


@pytest.mark.usefixtures("office")
def test_who_does_not_keep_the_contract_is_named(call: Call) -> None:
    Path("local.py").write_text(LOCAL, encoding="utf-8")
    with Path("liaison.toml").open("a", encoding="utf-8") as file:
        file.write('\n[notifiers.exits]\nuse = "./local.py:exits"\n\n[access.grants]\nuse = "./local.py:grants"\n')
    assert "--sends" in call("plugins", "verify", "notifier", "--name", "exits").err
    answer = call("plugins", "verify", "notifier", "--name", "exits", "--sends", "--lang", "zh")
    assert 1 == answer.code
    [line] = [line for line in answer.out.splitlines() if "every address gets an answer" in line]
    assert "未通过" in line
    assert "SystemExit" in line
    assert 1 != call("plugins", "verify", "notifier", "--name", "exits", "--sends", "--recipient", "13900000000").code
    assert 0 == call("plugins", "verify", "access-policy").code


@pytest.mark.usefixtures("office")
def test_what_is_not_there_is_said(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "blob-store" in call("plugins", "verify", "blob").err
    assert "key_ring" in call("plugins", "verify", "key-ring").err
    assert "liaison.toml" in call("plugins", "verify", "router", "--config", "missing/liaison.toml").err
    with Path("liaison.toml").open("a", encoding="utf-8") as file:
        file.write('\n[routers.none]\nuse = "nobody"\n')
    assert "nobody" in call("plugins", "verify", "router").err
    monkeypatch.setattr(plugins_verify, "find_spec", lambda _name: None)
    assert "pip install govliaison[testing]" in call("plugins", "verify", "router").err


@pytest.mark.usefixtures("office")
def test_settings_that_do_not_fit_are_said(call: Call) -> None:
    text = Path("liaison.toml").read_text(encoding="utf-8")
    Path("liaison.toml").write_text(
        text.replace('use = "console"', 'use = "console"\ncolour = "red"'), encoding="utf-8"
    )
    answer = call("plugins", "verify", "notifier")
    assert answer.code != 0
    assert "colour" in answer.err


@pytest.mark.usefixtures("office")
def test_channels_that_are_set_up_alike_are_tested_once(call: Call) -> None:
    [document] = call("plugins", "verify", "channel", "--json").document
    assert {"portal", "hotline"} <= set(document["names"])
    assert ["source_ids", "submissions"] == document["narrowed"]
    assert document["counts"]["passed"] > 10


# -- its workshop -----------------------------------------------------------------------------------------------------


def test_what_keeps_data_has_a_folder_of_its_own_each_time(tmp_path: Path) -> None:
    workshop = workshop_of(Kind.STORE, FolderSettings(), tmp_path)
    workshop.check()
    one, other = workshop.make(), workshop.make()
    assert [FolderSettings(folder=tmp_path / "1" / "real")] == one
    assert [FolderSettings(folder=tmp_path / "2" / "real")] == other
    assert one == workshop.again(one)


def test_a_database_is_tested_in_schemas_of_its_own(tmp_path: Path) -> None:
    settings = DatabaseSettings(dsn=Secret(env="DSN"))
    with pytest.raises(UsageError, match=r"verify\.no-scratch"):
        workshop_of(Kind.STORE, settings, tmp_path).check()
    workshop = workshop_of(Kind.STORE, settings, tmp_path, schema="scratch")
    workshop.check()
    assert ["scratch_1", "scratch_2"] == [workshop.make()[0].schema for _ in range(2)]


def test_without_another_place_nothing_is_tested(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"verify\.no-place"):
        workshop_of(Kind.BLOB_STORE, NoSettings(), tmp_path).check()


def test_nothing_is_sent_unless_somebody_says_so(tmp_path: Path) -> None:
    for settings in (GatewaySettings(), DatabaseSettings(dsn=Secret(env="DSN")), NoSettings()):
        with pytest.raises(UsageError, match=r"verify\.sends"):
            workshop_of(Kind.NOTIFIER, settings, tmp_path).check()
        workshop = workshop_of(Kind.NOTIFIER, settings, tmp_path, sends=True)
        workshop.check()
        assert [settings] == workshop.make()
    workshop_of(Kind.NOTIFIER, FolderSettings(), tmp_path).check()


def test_what_keeps_and_sends_nothing_is_built_as_it_is_set_up(tmp_path: Path) -> None:
    workshop = workshop_of(Kind.RENDERER, FolderSettings(), tmp_path)
    workshop.check()
    assert [FolderSettings()] == workshop.make()

import importlib.metadata
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from govliaison.plugins import (
    DEPRECATED_HOOKS,
    DeprecatedHook,
    GovliaisonDeprecationWarning,
    HostInfo,
    NotifierOffer,
    Plugin,
    collect,
    expired,
    hookimpl,
)

ROW = DeprecatedHook(hook="govliaison_notifiers", since="0.1", removed="0.9", instead="govliaison_messengers")


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 4, tzinfo=UTC)


class Old:
    @hookimpl
    def govliaison_notifiers(self) -> Iterable[NotifierOffer]:
        return ()


def test_what_should_be_gone_by_now_is_gone() -> None:
    assert () == expired(importlib.metadata.version("govliaison"))


def test_every_row_names_a_hook_that_is_still_asked() -> None:
    known = {
        hook for hook in vars(__import__("govliaison.plugins").plugins.LiaisonSpecs) if hook.startswith("govliaison")
    }
    assert {row.hook for row in DEPRECATED_HOOKS} <= known


@pytest.mark.parametrize(("version", "gone"), [("0.8.9", False), ("0.9.0rc1", True), ("0.9", True), ("1.0", True)])
def test_a_row_is_gone_from_its_version_on(version: str, gone: bool) -> None:  # noqa: FBT001 - a table
    assert gone is bool(expired(version, [ROW]))


def test_whoever_uses_it_is_warned_by_name() -> None:
    plugin = Plugin(name="old", hooks=Old(), distribution="acme", version="1.0")
    host = HostInfo(version="0.1.0", clock=Noon())
    with pytest.warns(GovliaisonDeprecationWarning, match=r"govliaison_messengers, removed in 0.9 \(plugin: acme 1.0"):
        offers = collect([plugin], host, [ROW])
    assert ((plugin, ROW),) == offers.outdated
    assert () == collect([plugin], host).outdated

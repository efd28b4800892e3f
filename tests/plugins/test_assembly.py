from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govliaison.errors import ConfigError, InputError, PluginConflict
from govliaison.ledger.memory import MemoryStore
from govliaison.plugins import (
    CONTRACTS,
    Adapters,
    ChannelOffer,
    Delivered,
    Delivery,
    ExampleOffer,
    HostInfo,
    Kind,
    NotifierOffer,
    NotifyAsk,
    Offer,
    Offers,
    PackOffer,
    Plugin,
    PluginInfo,
    RendererOffer,
    State,
    StoreOffer,
    TableOffer,
    assemble,
    collect,
    gather,
    hookimpl,
    serve_calendars,
)
from govliaison.profiles import load_deployment


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 4, tzinfo=UTC)


HOST = HostInfo(version="0.1.0", clock=Noon())


@attrs.frozen(kw_only=True)
class SmsSettings:
    gateway: str = "none"


class Sms:
    def __init__(self, settings: SmsSettings, host: HostInfo) -> None:
        self.settings = settings
        self.version = host.version

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        return Delivered(receipt=f"{self.settings.gateway}-{ask.key}")


class Days:
    def days(self, _: int, /) -> None:
        return None


SMS: Any = NotifierOffer(name="sms", contract=1, settings=SmsSettings, build=Sms)


class Core:
    @hookimpl
    def govliaison_stores(self) -> Iterable[StoreOffer]:
        yield StoreOffer(name="memory", contract=1, build=lambda _settings, _host: MemoryStore())

    @hookimpl
    def govliaison_notifiers(self, host: HostInfo) -> Iterable[NotifierOffer]:
        assert host.contracts is CONTRACTS
        return [SMS]

    @hookimpl
    def govliaison_calendars(self) -> Iterable[Any]:
        return [Offer(name="gazettes", contract=1, build=lambda _settings, _host: Days())]

    @hookimpl
    def govliaison_packs(self) -> Iterable[PackOffer]:
        return [PackOffer(name="base/city", title="市级", read=lambda: "[cases]")]

    @hookimpl
    def govliaison_renderers(self) -> Iterable[RendererOffer]:
        build: Callable[[Any, HostInfo], Any] = lambda _settings, _host: type("R", (), {"render": print})  # noqa: E731
        return [RendererOffer(name="csv", contract=1, build=build, capabilities=frozenset({"text/csv"}))]


def hooking(hook: str, *offers: object) -> object:
    """Make a plugin that offers something through one hook."""

    def implementation(self: object) -> Iterable[object]:  # noqa: ARG001
        return iter(offers)

    implementation.__name__ = hook
    return type("Plug", (), {hook: hookimpl(implementation)})()


def plugin(hooks: object, distribution: str = "acme") -> Plugin:
    return Plugin(name="plug", hooks=hooks, distribution=distribution, version="1.0")


TEXT = """\
code = "city1"
profile = "profile.toml"
[store]
use = "memory"
[notifiers.leader]
use = "sms"
gateway = "gw"
"""


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Adapters]:
    def write_and_assemble(text: str = TEXT, *more: Plugin) -> Adapters:
        file = tmp_path / "liaison.toml"
        file.write_text(text, encoding="utf-8")
        offers = collect([plugin(Core(), "core"), *more], HOST)
        return assemble(load_deployment(file), offers, HOST)

    return write_and_assemble


def problems(build: Callable[..., Adapters], text: str, *more: Plugin) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        build(text, *more)
    for problem in caught.value.problems:
        assert "{" not in problem.message("zh") + problem.hint("zh") + problem.message("en") + problem.hint("en")
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_a_deployment_becomes_typed_adapters(build: Callable[..., Adapters]) -> None:
    adapters = build()
    ask = NotifyAsk(key="k1", destination="leader", recipient="x", subject="s", text="t")
    assert Delivered(receipt="gw-k1") == adapters.notifiers["leader"].notify(ask)
    assert isinstance(vars(adapters.store)["adapter"], MemoryStore)
    assert adapters.blobs is None
    assert ({}, {}) == (adapters.channels, adapters.renderers)


def test_one_offer_may_be_set_up_twice(build: Callable[..., Adapters]) -> None:
    adapters = build(TEXT + '[notifiers.other]\nuse = "sms"\n')
    assert ["leader", "other"] == sorted(adapters.notifiers)


def test_without_a_table_all_calendars_serve_and_with_one_only_those_named(build: Callable[..., Adapters]) -> None:
    assert ["gazettes"] == list(build().calendars)
    assert ["national"] == list(build(TEXT + '[calendars.national]\nuse = "gazettes"').calendars)
    assert ["gazettes"] == list(serve_calendars(collect([plugin(Core())], HOST), HOST))


def test_a_renderer_tells_what_it_writes(build: Callable[..., Adapters]) -> None:
    adapters = build(TEXT + '[renderers.register]\nuse = "csv"')
    assert {"register": frozenset({"text/csv"})} == adapters.media_types


def test_files_may_lie_elsewhere(build: Callable[..., Adapters]) -> None:
    class Folder(dict[str, bytes]):
        put_blob, blob, drop_blob = dict.__setitem__, dict.get, dict.pop

    elsewhere = Folder()
    offer = Offer(name="folder", contract=1, build=lambda _settings, _host: elsewhere)
    text = TEXT + '[blob_store]\nuse = "folder"'
    blobs = build(text, plugin(hooking("govliaison_blob_stores", offer))).blobs
    assert blobs is not None
    blobs.put_blob("d1", b"file")
    assert (b"file", b"file", None) == (elsewhere["d1"], blobs.blob("d1"), blobs.blob("d2"))
    blobs.drop_blob("d1")
    assert {} == elsewhere


def test_keys_are_none_or_those_set_up(build: Callable[..., Adapters]) -> None:
    class Ring:
        sign = check = wrap = unwrap = print

    offer = Offer(name="ring", contract=1, build=lambda _settings, _host: Ring())
    assert build().keys is None
    keys: Any = build(TEXT + '[key_ring]\nuse = "ring"', plugin(hooking("govliaison_key_rings", offer))).keys
    assert isinstance(keys.adapter, Ring)


def test_the_list_of_plugins_tells_what_is_in_use_and_what_could_be(build: Callable[..., Adapters]) -> None:
    states = {(info.kind, info.name, info.state) for info in build().plugins}
    assert {
        ("store", "store", State.ACTIVE),
        ("notifiers", "leader", State.ACTIVE),
        ("renderers", "csv", State.AVAILABLE),
        ("packs", "base/city", State.AVAILABLE),
    } <= states


def test_all_that_is_wrong_is_said_at_once(build: Callable[..., Adapters]) -> None:
    text = TEXT.replace("gateway", "gatway").replace('"memory"', '"sqlit"') + '[channels.portal]\nuse = "none"\n'
    expected = [
        ("config.unknown-key", "liaison.toml:7 [notifiers.leader]"),
        ("plugin.no-offer", "liaison.toml:9 [channels.portal]"),
    ]
    assert expected == sorted(problems(build, text))
    assert [("plugin.no-offer", "liaison.toml:4 [store]")] == problems(build, TEXT.replace('"memory"', '"sqlit"'))


def test_there_is_always_a_store(build: Callable[..., Adapters]) -> None:
    text = TEXT.replace('use = "memory"', 'use = "none"\nrequired = false')
    assert [("plugin.no-offer", "liaison.toml:4 [store]")] == problems(build, text)


def test_a_missing_name_points_to_plugins_that_could_not_be_loaded(build: Callable[..., Adapters]) -> None:
    broken = plugin(hooking("govliaison_channels", "no offer"))
    assert "plugin.no-offer-faults" in [
        code for code, _ in problems(build, TEXT + '[channels.portal]\nuse = "none"\n', broken)
    ]


def test_what_is_not_required_may_be_missing_or_broken(build: Callable[..., Adapters]) -> None:
    broken = Offer(name="broken", contract=1, build=lambda _settings, _host: 1 / 0)
    text = TEXT + (
        '[notifiers.gone]\nuse = "none"\nrequired = false\n[notifiers.broken]\nuse = "broken"\nrequired = false\n'
    )
    adapters = build(text, plugin(hooking("govliaison_notifiers", broken)))
    states = {info.name: info.state for info in adapters.plugins if info.reason is not None}
    assert (["leader"], {"gone": State.MISSING, "broken": State.REFUSED}) == (list(adapters.notifiers), states)


def raising(error: BaseException) -> Callable[[Any, HostInfo], Any]:
    def build(_settings: object, _host: HostInfo) -> None:
        raise error

    return build


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (raising(RuntimeError("no line")), "plugin.build-failed"),
        (raising(SystemExit(1)), "plugin.build-failed"),
        (raising(InputError("text.nul")), "text.nul"),
        (lambda _settings, _host: object(), "plugin.no-such-kind"),
    ],
    ids=["error", "exit", "refusal", "other kind"],
)
def test_a_required_adapter_that_cannot_be_built_refuses_the_start(
    build: Callable[..., Adapters], made: Callable[[Any, HostInfo], Any], code: str
) -> None:
    offer = Offer(name="odd", contract=1, build=made)
    text = TEXT + '[notifiers.odd]\nuse = "odd"\n'
    assert [code] == [found for found, _ in problems(build, text, plugin(hooking("govliaison_notifiers", offer)))]


def test_the_store_is_not_opened_when_anything_is_wrong(build: Callable[..., Adapters]) -> None:
    opened: list[int] = []

    def open_store(_settings: object, _host: HostInfo) -> MemoryStore:
        opened.append(1)
        return MemoryStore()

    offer = StoreOffer(name="watched", contract=1, build=open_store)
    text = TEXT.replace('"memory"', '"watched"').replace("gateway", "gatway")
    problems(build, text, plugin(hooking("govliaison_stores", offer)))
    assert opened == []


def test_two_plugins_with_one_name_are_both_named_and_can_be_told_apart(build: Callable[..., Adapters]) -> None:
    other = plugin(hooking("govliaison_notifiers", attrs.evolve(SMS, settings=SmsSettings)), "acme")
    with pytest.raises(ConfigError) as caught:
        build(TEXT, other)
    (problem,) = caught.value.problems
    assert "acme 1.0" in problem.message()
    assert "core 1.0" in problem.message()
    assert build(TEXT.replace('"sms"', '"acme:sms"'), other).notifiers


def test_a_pack_is_given_by_name_unless_two_plugins_offer_it() -> None:
    offers = collect([plugin(Core(), "core")], HOST)
    assert ("[cases]", None) == (offers.pack("base/city"), offers.pack("none"))
    with pytest.raises(PluginConflict, match="core"):
        collect([plugin(Core(), "core"), plugin(Core(), "other")], HOST).pack("base/city")


def state(offers: Offers) -> list[tuple[str, str, State, str]]:
    return [(info.kind, info.name, info.state, info.reason.code if info.reason else "") for info in offers.infos]


@pytest.mark.parametrize(
    ("hooks", "code"),
    [
        (hooking("govliaison_notifiers", "no offer"), "plugin.bad-offer"),
        (hooking("govliaison_notifiers", SMS, SMS), "plugin.offered-twice"),
        (hooking("govliaison_notifiers", SMS, attrs.evolve(SMS, name="Bad Name")), "plugin.bad-offer"),
        (hooking("govliaison_notifiers", attrs.evolve(SMS, name=5)), "plugin.bad-offer"),
        (hooking("govliaison_notifiers", attrs.evolve(SMS, contract=2)), "plugin.contract"),
        (hooking("govliaison_notifiers", attrs.evolve(SMS, settings=dict)), "plugin.bad-offer"),
        (hooking("govliaison_notifiers", attrs.evolve(SMS, settings="x")), "plugin.bad-offer"),
        (hooking("govliaison_notifiers", attrs.evolve(SMS, build=None)), "plugin.bad-offer"),
        (hooking("govliaison_packs", SMS), "plugin.bad-offer"),
        (hooking("govliaison_notifierz", SMS), "plugin.unknown-hook"),
    ],
    ids=range(10),
)
def test_a_wrong_offer_is_dropped_and_the_reason_kept(hooks: object, code: str) -> None:
    offers = collect([plugin(hooks), plugin(Core(), "core")], HOST)
    assert [code] == [reason for _, _, _, reason in state(offers)]
    assert ["core"] == [one.plugin.distribution for one in offers.of_kind(Kind.NOTIFIER)]


def test_a_hook_that_fails_costs_only_what_it_offers() -> None:
    class Half(Core):
        @hookimpl
        def govliaison_packs(self) -> Iterable[PackOffer]:
            raise RuntimeError("no data")

    offers = collect([plugin(Half())], HOST)
    assert [("packs", "plug", State.REFUSED, "plugin.hook-failed")] == state(offers)
    assert (("sms",), ()) == (
        tuple(one.offer.name for one in offers.of_kind(Kind.NOTIFIER)),
        offers.of_kind("packs"),
    )


def test_a_hook_with_an_unknown_argument_is_refused_with_its_distribution() -> None:
    class Wrong:
        @hookimpl
        def govliaison_notifiers(self, config: object) -> Iterable[NotifierOffer]:
            return [SMS, config]

    offers = collect([plugin(Wrong())], HOST)
    assert [("plugin", "plug", State.REFUSED, "plugin.bad-hook")] == state(offers)
    (info,) = offers.infos
    assert info.reason is not None
    assert "acme 1.0" in info.reason.message()


def test_the_same_object_twice_is_refused_once() -> None:
    core = Core()
    offers = collect([plugin(core), plugin(core)], HOST)
    assert (["plugin.bad-hook"], 1) == ([reason for *_, reason in state(offers)], len(offers.of_kind(Kind.NOTIFIER)))


def test_plugins_handed_over_in_code_are_gathered() -> None:
    offers = gather([], HOST, [Core()])
    assert offers.pack("base/city") == "[cases]"
    assert State.DISABLED in {info.state for info in offers.infos}


def test_data_offers_are_kept() -> None:
    table = TableOffer(name="regions", read=lambda: None)  # type: ignore[arg-type, return-value]
    example = ExampleOffer(
        name="city",
        title="市",
        begins=datetime(2026, 6, 29, tzinfo=UTC),
        person="zhang.wei",
        person_name="张伟",
        folder=Path,
        play=print,
    )
    offers = collect(
        [plugin(hooking("govliaison_tables", table)), plugin(hooking("govliaison_examples", example))], HOST
    )
    assert ([table], [example]) == (
        [one.offer for one in offers.of_kind("tables")],
        [one.offer for one in offers.of_kind("examples")],
    )


PLUGINS = [
    plugin(Core(), "core"),
    plugin(hooking("govliaison_notifiers", SMS), "acme"),
    plugin(hooking("govliaison_notifiers", "wrong"), "broken"),
    plugin(hooking("govliaison_channels", ChannelOffer(name="mail", contract=1, build=raising(ValueError()))), "mail"),
    plugin(hooking("govliaison_notifierz", SMS), "unknown"),
]


@given(st.permutations(PLUGINS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_plugins_never_matters(plugins: list[Plugin]) -> None:
    one, other = collect(PLUGINS, HOST), collect(plugins, HOST)
    assert [offered.key for offered in one.offered] == [offered.key for offered in other.offered]
    assert state(one) == state(other)


def told(infos: Iterable[PluginInfo]) -> list[tuple[object, ...]]:
    return [(info.kind, info.name, info.distribution, info.state, str(info.reason)) for info in infos]


SET_UP = TEXT.replace('use = "sms"', 'use = "core:sms"') + (
    '[notifiers.other]\nuse = "acme:sms"\n[calendars.a]\nuse = "gazettes"\n[calendars.b]\nuse = "gazettes"\n'
    '[channels.mail]\nuse = "mail"\nrequired = false\n'
)


@given(st.permutations(PLUGINS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_the_order_of_plugins_never_matters_to_what_is_built(tmp_path: Path, plugins: list[Plugin]) -> None:
    file = tmp_path / "liaison.toml"
    file.write_text(SET_UP, encoding="utf-8")
    deployment = load_deployment(file)
    one, other = (assemble(deployment, collect(each, HOST), HOST) for each in (PLUGINS, plugins))
    assert told(one.plugins) == told(other.plugins)
    for kind in ("calendars", "access", "routers", "channels", "notifiers", "renderers", "media_types"):
        assert [*getattr(one, kind)] == [*getattr(other, kind)]
    ask = NotifyAsk(key="k1", destination="leader", recipient="x", subject="s", text="t")
    assert [each.notify(ask) for each in one.notifiers.values()] == [
        each.notify(ask) for each in other.notifiers.values()
    ]


def test_a_function_named_like_a_hook_that_nobody_would_ask_is_refused() -> None:
    class Forgot:
        govliaison_version = "1"

        def govliaison_notifiers(self) -> Iterable[NotifierOffer]:
            return [SMS]

    offers = collect([plugin(Forgot())], HOST)
    assert [("plugin", "plug", State.REFUSED, "plugin.unmarked-hook")] == state(offers)


def test_a_foreign_contract_is_refused_with_what_the_package_asks_for() -> None:
    old = attrs.evolve(plugin(hooking("govliaison_notifiers", attrs.evolve(SMS, contract=9))), requires="govliaison<1")
    (info,) = collect([old], HOST).infos
    assert info.reason is not None
    for part in ("acme 1.0", "contract 9", "serves contract 1", "govliaison<1"):
        assert part in info.reason.message("en")


def test_an_author_sees_every_plugin_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLIAISON_STRICT", "1")
    with pytest.raises(ExceptionGroup) as caught:
        gather([], HOST, [hooking("govliaison_notifierz", SMS), hooking("govliaison_notifiers", "no offer"), Core()])
    assert ["plugin.bad-offer", "plugin.unknown-hook"] == sorted(each.code for each in caught.value.exceptions)


def test_a_calendar_that_cannot_be_built_is_left_out_and_told(build: Callable[..., Adapters]) -> None:
    bad = Offer(name="bad", contract=1, build=lambda _settings, _host: 1 / 0)
    odd = Offer(name="odd", contract=1, build=lambda _settings, _host: 5)
    adapters = build(TEXT, plugin(hooking("govliaison_calendars", bad, odd)))
    assert ["gazettes"] == list(adapters.calendars)
    assert [("bad", "build", "raised"), ("odd", "build", "wrong-answer")] == [
        (fault.name, fault.call, fault.trouble) for fault in adapters.faults.faults
    ]


def test_a_calendar_that_needs_settings_waits_for_its_table(build: Callable[..., Adapters]) -> None:
    @attrs.frozen
    class Days:
        off: str

    local = Offer(name="local", contract=1, settings=Days, build=lambda _settings, _host: NoDays())
    offering = plugin(hooking("govliaison_calendars", local))
    assert (["gazettes"], ()) == (list((without := build(TEXT, offering)).calendars), tuple(without.faults.faults))
    table = '[calendars.ours]\nuse = "local"\noff = "2026-05-08"\n'
    assert ["ours"] == list(build(TEXT + table, offering).calendars)


class NoDays:
    def days(self, _year: int, /) -> None:
        return None


def test_a_store_takes_no_deadline(build: Callable[..., Adapters]) -> None:
    text = TEXT.replace('"memory"', '"memory"\ndeadline = "5s"')
    assert [("plugin.no-deadline", "liaison.toml:4 [store]")] == problems(build, text)

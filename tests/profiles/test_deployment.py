from pathlib import Path

import attrs
import pytest

from govliaison.errors import ConfigError
from govliaison.profiles import Deployment, Secret, load_deployment
from govliaison.values import Amount

TEXT = """\
code = "city1"
profile = "profile.toml"

[store]
use = "sqlite"
path = "ledger.db"

[notifiers.sms]
use = "acme-sms"
required = false
deadline = "5s"
gateway = "https://sms.example"
secret = { env = "SMS_KEY" }

[plugins]
enabled = ["sql", "acme"]
"""


@attrs.frozen(kw_only=True)
class SmsSettings:
    gateway: str
    secret: Secret
    wait: Amount | None = None
    folders: tuple[Path, ...] = ()
    lines: int = 1
    share: float = 0.5


@attrs.frozen(kw_only=True)
class SqliteSettings:
    path: Path


def load(folder: Path, text: str) -> Deployment:
    file = folder / "liaison.toml"
    file.write_text(text, encoding="utf-8")
    return load_deployment(file)


def problems(folder: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    assert caught.value.code == "deployment.wrong"
    return [(problem.code, problem.where) for problem in caught.value.problems]


def test_a_deployment_tells_its_own_keys_from_those_of_adapters(tmp_path: Path) -> None:
    deployment = load(tmp_path, TEXT)
    sms = deployment.instances["notifiers"]["sms"]
    assert ("city1", tmp_path / "profile.toml", ("sql", "acme")) == (
        deployment.code,
        deployment.profile,
        deployment.plugins,
    )
    assert ("acme-sms", False, 5) == (sms.use, sms.required, sms.deadline)
    assert {"gateway", "secret"} == set(sms.settings)
    assert ("sqlite", True, None) == (deployment.store.use, deployment.store.required, deployment.store.deadline)


def test_without_a_list_all_plugins_may_be_loaded(tmp_path: Path) -> None:
    assert load(tmp_path, TEXT.split("[plugins]", maxsplit=1)[0]).plugins is None


def test_paths_in_settings_are_taken_from_the_folder_of_the_file(tmp_path: Path) -> None:
    settings, wrong = load(tmp_path, TEXT).store.structure(SqliteSettings)
    assert (SqliteSettings(path=tmp_path / "ledger.db"), []) == (settings, wrong)


def test_settings_are_typed_and_secrets_stay_references(tmp_path: Path) -> None:
    text = TEXT.replace('gateway = "', 'wait = "5个工作日"\nfolders = ["a"]\nshare = 0.25\ngateway = "')
    settings, wrong = load(tmp_path, text).instances["notifiers"]["sms"].structure(SmsSettings)
    expected = SmsSettings(
        gateway="https://sms.example",
        secret=Secret(env="SMS_KEY"),
        wait=Amount.parse("5个工作日"),
        folders=(tmp_path / "a",),
        share=0.25,
    )
    assert (expected, []) == (settings, wrong)


def test_a_secret_may_stand_in_a_file_of_the_folder(tmp_path: Path) -> None:
    text = TEXT.replace('{ env = "SMS_KEY" }', '{ file = "sms.key" }')
    settings, _ = load(tmp_path, text).instances["notifiers"]["sms"].structure(SmsSettings)
    assert settings is not None
    assert Secret(file=tmp_path / "sms.key") == settings.secret


def test_settings_that_do_not_fit_are_named_with_their_line(tmp_path: Path) -> None:
    text = TEXT.replace("gateway", "gatway").replace('{ env = "SMS_KEY" }', '"hunter2"') + "\n[notifiers.sms.lines]\n"
    _, wrong = load(tmp_path, text).instances["notifiers"]["sms"].structure(SmsSettings)
    assert {
        ("config.missing-key", "liaison.toml:8 [notifiers.sms]"),
        ("config.unknown-key", "liaison.toml:12 [notifiers.sms]"),
        ("config.secret-in-file", "liaison.toml:13 [notifiers.sms]"),
        ("config.not-whole", "liaison.toml:18 [notifiers.sms]"),
    } == {(problem.code, problem.where) for problem in wrong}
    assert "hunter2" not in str(wrong)


@pytest.mark.parametrize("secret", ["{ env = 5 }", '{ file = "a", env = "b" }', '{ other = "a" }', '"x"'])
def test_a_secret_is_a_reference_or_refused(tmp_path: Path, secret: str) -> None:
    text = TEXT.replace('{ env = "SMS_KEY" }', secret)
    _, wrong = load(tmp_path, text).instances["notifiers"]["sms"].structure(SmsSettings)
    assert ["config.secret-in-file"] == [problem.code for problem in wrong]
    assert "{ env = " in wrong[0].hint("zh")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('code = "city1"', 'code = "City 1"', ("deployment.code", "liaison.toml:1")),
        ('code = "city1"', 'cod = "city1"', ("config.missing-key", "liaison.toml")),
        ('code = "city1"', 'cod = "city1"', ("config.unknown-key", "liaison.toml:1")),
        ('"profile.toml"', r'"D:\\p.toml"', ("profile.bad-path", "liaison.toml:2")),
        ('"profile.toml"', '"/p.toml"', ("profile.bad-path", "liaison.toml:2")),
        ('"profile.toml"', '"D:\\p.toml"', ("toml.backslash", "liaison.toml:2")),
        ("[store]", "[stor]", ("config.missing-key", "liaison.toml")),
        ("[store]", "[stor]", ("config.unknown-key", "liaison.toml:4")),
        ('use = "sqlite"', "", ("config.missing-key", "liaison.toml:4 [store]")),
        ('use = "acme-sms"', "use = 5", ("config.not-text", "liaison.toml:9 [notifiers.sms]")),
        ('"5s"', '"soon"', ("deployment.deadline", "liaison.toml:11 [notifiers.sms]")),
        ('["sql", "acme"]', '"sql"', ("config.not-list", "liaison.toml:16 [plugins]")),
        ("[notifiers.sms]", "[notifiers]", ("config.not-table", "liaison.toml:9 [notifiers]")),
        ('code = "city1"', "= 5", ("toml.syntax", "liaison.toml:1")),
    ],
)
def test_each_mistake_has_its_name_and_place(tmp_path: Path, old: str, new: str, expected: tuple[str, str]) -> None:
    assert expected in problems(tmp_path, TEXT.replace(old, new, 1))


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_deployment(tmp_path / "none.toml")
    assert ["config.no-file"] == [problem.code for problem in caught.value.problems]


def test_the_profile_is_loaded_from_a_file_or_a_pack(tmp_path: Path) -> None:
    profile = '[jurisdiction]\ncode = "990100"\nname = "示例市"\nlevel = "city"\n'
    (tmp_path / "profile.toml").write_text(profile, encoding="utf-8")
    assert "示例市" == load(tmp_path, TEXT).load_profile().jurisdiction.name
    from_pack = load(tmp_path, TEXT.replace("profile.toml", "pack:city"))
    assert "示例市" == from_pack.load_profile({"city": profile}.get).jurisdiction.name


def test_a_secret_is_looked_up_when_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_TEST_KEY", "hunter2")
    file = tmp_path / "key"
    file.write_text("hunter3\n", encoding="utf-8")
    assert ("hunter2", "hunter3") == (Secret(env="LIAISON_TEST_KEY").reveal(), Secret(file=file).reveal())
    assert "‹secret›" == str(Secret(file=file))


def test_a_secret_that_is_not_there_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIAISON_TEST_KEY", raising=False)
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"secret\.no-variable"):
        Secret(env="LIAISON_TEST_KEY").reveal()
    for name in ("none", "empty"):
        with pytest.raises(ConfigError, match=r"secret\.no-file"):
            Secret(file=tmp_path / name).reveal()

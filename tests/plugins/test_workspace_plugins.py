"""The packages of this workspace come in by the same door as anybody's."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from govliaison.plugins import HostInfo, State, assemble, gather
from govliaison.profiles import load_deployment

DEPLOYMENT = """\
code = "county1"
profile = "profile.toml"
[plugins]
enabled = ["china", "sql", "spreadsheets"]
[store]
use = "sqlite"
path = "ledger.db"
[channels.portal]
use = "spreadsheet"
[renderers.register]
use = "spreadsheet"
"""


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.mark.parametrize("base", ["base", "henan/city", "henan/county"])
def test_a_folder_of_two_files_becomes_a_working_set_of_adapters(tmp_path: Path, base: str) -> None:
    (tmp_path / "liaison.toml").write_text(DEPLOYMENT, encoding="utf-8")
    (tmp_path / "profile.toml").write_text(
        f'extends = "pack:{base}"\n[jurisdiction]\ncode = "990102"\nname = "示例县"\nlevel = "county"\n',
        encoding="utf-8",
    )
    host = HostInfo(version="0.1.0", clock=Noon())
    deployment = load_deployment(tmp_path / "liaison.toml")
    offers = gather(deployment.plugins, host)
    profile = deployment.load_profile(offers.pack)
    adapters = assemble(deployment, offers, host)
    try:
        assert (tmp_path / "ledger.db").exists()
        assert (["portal"], ["register"]) == (list(adapters.channels), list(adapters.renderers))
        assert [] == [info for info in adapters.plugins if info.state in (State.REFUSED, State.MISSING)]
    finally:
        adapters.store.close()
    assert "portal" in profile.channels
    assert profile.units.conveners("990102")
    assert "pack:henan-12345" in profile.deadlines.packs

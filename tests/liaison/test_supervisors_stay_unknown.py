"""People of a watched unit never learn who watches them: canaries in everything that tells who, walked through every door."""

from pathlib import Path
from typing import Any

import pytest

from govliaison.cli import main
from govliaison.errors import NotFoundError
from govliaison.supervision import Aspect, Mark, Observation

SECRETS = ("丝雀监督员", "13987650001", "丝雀聘书1号", "丝雀食品有限公司", "丝雀反馈")


@pytest.fixture
def watched(city: Any) -> Any:
    """A supervisor with canaries, who reported on the unit twice, and whose finding became a case."""
    table = city.folder / "firms.csv"
    table.write_text(f"企业名称,联系人\n{SECRETS[3]},丝雀联系人\n", encoding="utf-8")
    desk = city.office()
    desk.files.enterprises(table)
    [firm] = desk.enterprises.find().rows
    watcher = desk.supervision.select(enterprise=firm.id, name=SECRETS[0], phone=SECRETS[1], letter=SECRETS[2])
    desk.supervision.assign(watcher.id, unit="market")
    seen = (Observation(aspect=Aspect.SPEECH, mark=Mark.POOR),)
    desk.supervision.give_feedback(watcher.id, unit="market", observations=seen, note=SECRETS[4])
    found = desk.findings.report(supervisor=watcher.id, unit="market", text="窗口用语生硬", observations=seen)
    desk.findings.open_case(found.id)
    city.office("li.na").findings.rectify(found.id, text="已培训")
    desk.findings.verify(found.id, supervisor=watcher.id, passed=False, note="仍有一例")
    desk.cases.dispatch(desk.findings.get(found.id).case, lead="market")
    list(city.liaison.work_outbox())
    city.found, city.watcher, city.firm = found, watcher, firm
    return city


def read_all(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())


def test_no_command_tells_the_watched_unit_who(watched: Any, capsys: pytest.CaptureFixture[str]) -> None:
    words = (*SECRETS, watched.watcher.id, watched.firm.id)
    case = watched.office("li.na").findings.get(watched.found.id).case_number
    number = watched.found.number
    calls = [
        ("findings", "list"),
        ("findings", "list", "丝雀"),
        ("findings", "show", number),
        ("supervisors", "list", "--all"),
        ("supervisors", "owed", "2026Q3"),
        ("supervisors", "show", SECRETS[2]),
        ("scorecard", "market"),
        ("cases", "list"),
        ("cases", "find", "窗口"),
        ("cases", "find", "丝雀"),
        ("cases", "show", case),
        ("cases", "time", case),
        ("enterprises", "list"),
        ("enterprises", "list", "丝雀"),
        ("ratings", "list"),
        ("surveys", "list"),
        ("outbox", "list"),
        ("persons", "list"),
        ("units", "show", "market"),
    ]
    for call in calls:
        for form in ((), ("--json",)):
            code = main([*call, *form, "--as", "li.na", "--lang", "zh", "--config", str(watched.file)])
            said = capsys.readouterr()
            heard = said.out + said.err.replace(SECRETS[2], "") if call[1] == "show" else said.out + said.err
            assert [] == [word for word in words if word in heard], (call, code)
    assert [] == [word for word in words if word in read_all(watched.folder / "notices")]


def test_a_register_that_the_unit_exports_does_not_tell_who(watched: Any) -> None:
    path = watched.office("li.na").registers.export(watched.folder / "register.csv")
    text = path.read_text(encoding="utf-8-sig")
    assert "窗口用语生硬" in text
    assert [] == [word for word in (*SECRETS, watched.watcher.id, watched.firm.id) if word in text]


def test_what_is_hidden_looks_absent_and_the_desk_knows(watched: Any) -> None:
    unit, desk = watched.office("li.na"), watched.office()
    for ask in (watched.watcher.id, SECRETS[2], "没有这份聘书"):
        with pytest.raises(NotFoundError, match=r"supervision\.unknown"):
            unit.supervision.get(ask)
    assert watched.watcher.id == desk.findings.get(watched.found.id).supervisor
    told = [unit.findings.history(watched.found.id), unit.cases.history(unit.findings.get(watched.found.id).case)]
    words = (*SECRETS, watched.watcher.id, watched.firm.id)
    assert [] == [word for word in words if word in repr(told)]
    assert watched.watcher.id in repr(desk.findings.history(watched.found.id))


def test_erasing_a_supervisor_leaves_the_finding_whole(watched: Any) -> None:
    watched.office("admin").erase(f"supervisor/{watched.watcher.id}", reason="requested")
    disk = b"".join(path.read_bytes() for path in sorted(watched.folder.glob("ledger.db*")))
    assert [] == [word for word in (SECRETS[0], SECRETS[1], SECRETS[4]) if word.encode() in disk]
    assert "窗口用语生硬" == watched.office().findings.get(watched.found.id).text.value
    assert [] == [each for each in watched.liaison.verify() if not isinstance(each, int)]

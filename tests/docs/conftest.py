"""
The documents tell the truth: what they show is run, and what it says is compared.

Blocks ``python`` are executed. In blocks ``console``, lines that begin with ``$`` are typed, one after another, in one folder
for each document; what follows is what they print, where a line ``…`` stands for anything. A block without ``$`` is typed line
by line, and each must succeed, but for one that begins with ``python3``, which is for the reader alone. A block ``toml`` or
``text`` after ``<!-- append to FILE -->`` is written there, and any block after ``<!-- write to FILE -->`` is that file.
``$ python3 …`` is run in a process of its own and must succeed.
``pytest tests/docs --write-docs`` writes anew what the commands print.
"""

import csv
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from postgres_server import execute, new_schema, postgres_dsn
from psycopg.conninfo import make_conninfo

from govliaison.cli import main
from govliaison.values import make_uuid7, to_micros

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""The morning on which every document begins: 09:00 in China."""

FIRMS = """\
企业名称,统一社会信用代码,登记状态,成立日期,注册资本（万元）,行业代码,从业人员,营业收入（万元）,地址,联系人,联系电话
示例县丰禾食品有限公司,91410422MA3X00010L,存续,2016-3-8,500,C13,86,4200,叶县昆阳镇东环路,王建国,13800001111
示例县恒达机械制造有限公司,91410422MA3X00029H,存续,2012/11/20,"2,000",C34,420,38000,叶县产业集聚区,刘芳,0999-3334445
示例县清泉餐饮店,,存续,2021年5月6日,10,H62,4,60,叶县九龙街道,陈静,13900002222
,91410422MA3X00037C,存续,2020-1-1,50,F52,3,90,叶县,李明,13700003333
"""
MATTERS = """\
编号,收到时间,标题,内容,诉求类型,企业名称,统一社会信用代码,联系人,联系电话,所属县区
MH-001,2026-11-23 08:10,换发食品经营许可证被要求重复提交材料,窗口两次要求提交同一份场地证明。,投诉,\
示例县丰禾食品有限公司,91410422MA3X00010L,王建国,13800001111,叶县
MH-002,2026-11-23 08:35,咨询首次创业补贴,请问小微企业怎样申请首次创业补贴？,咨询,示例县清泉餐饮店,,陈静,13900002222,叶县
MH-003,尽快,厂区门口道路积水,雨后货车无法通行。,求助,示例县恒达机械制造有限公司,,刘芳,0999-3334445,叶县
"""
FILES = {"企业名录.csv": FIRMS, "来件.csv": MATTERS, "enterprises.csv": FIRMS, "submissions.csv": MATTERS}
"""What lies in the folder of the office when a document begins."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-docs", action="store_true", help="write what the commands of the documents print")


class Desk:
    """A folder, a clock that goes on by a minute with each command, and ids that are the same in every run."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.moment, self.code = folder, MONDAY, 0
        self.ids = self.salts = 0

    # time and ids, in the place of the machine's

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        self.ids += 1
        return f"{self.deployment}-{make_uuid7(to_micros(self.moment), self.ids.to_bytes(8))}"

    def new_salt(self) -> bytes:
        self.salts += 1
        return self.salts.to_bytes(16)

    def of(self, deployment: str, _time: object) -> "Desk":
        self.deployment = deployment
        return self

    # what is typed

    def type(self, line: str, capture: Any) -> str:
        """Type one line, and give what it prints."""
        self.moment += timedelta(minutes=1)
        self.ids = 0
        program, *words = shlex.split(
            line.replace("../shared/", f"{shared()}/").replace(" examples/", f" {ROOT}/examples/")
        )
        if program == "cd":
            os.chdir(words[0])
            lay_out(Path())
            self.code = 0
            return ""
        if program == "python3":
            return self.run(*words)
        assert "govliaison" == program, f"the documents call nothing but govliaison: {line}"
        capture.readouterr()
        self.code = main(words)
        said = capture.readouterr()
        return said.out + said.err

    def run(self, *words: str) -> str:
        """Run Python in a process of its own; it must succeed."""
        strange = ("PYTEST", "COV")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        done = subprocess.run(  # noqa: S603 - what the documents say
            [sys.executable, *words], env=clean, capture_output=True, encoding="utf-8", check=False
        )
        self.code = done.returncode
        assert 0 == self.code, f"python3 {' '.join(words)}\n{done.stdout}{done.stderr}"
        return done.stdout


def lay_out(folder: Path) -> None:
    """Put the lists there that somebody sent, as text and as workbooks."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
        book = Workbook()
        for row in csv.reader(text.splitlines()):
            book.active.append(row)
        book.save((folder / name).with_suffix(".xlsx"))


def shared() -> Path:
    return Path(os.environ.get("GOVLIAISON_SHARED") or ROOT / "../shared")


@pytest.fixture
def _server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the pages about PostgreSQL have a database of their own."""
    if "postgresql" not in request.node.name:
        yield
        return
    name = new_schema()
    execute(f"CREATE DATABASE {name}")
    monkeypatch.setenv("GOVLIAISON_DSN", make_conninfo(postgres_dsn(), dbname=name))
    yield
    execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _server: None) -> Desk:
    """An empty folder with the files that the documents speak of, where Zhang Wei sits down."""
    desk = Desk(tmp_path)
    lay_out(tmp_path)
    for name in ("GOVLIAISON_DEBUG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GOVLIAISON_PERSON", "zhang.wei")
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("govliaison.liaison.composition.SystemTime", lambda: desk)
    monkeypatch.setattr("govliaison.liaison.composition.RandomIds", desk.of)
    monkeypatch.chdir(tmp_path)
    return desk

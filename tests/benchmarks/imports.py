"""
Bringing a file of enterprises and a file of submissions into the ledger, against the very same rows written by plain sqlite3.

    uv run python tests/benchmarks/imports.py [--rows 20000] [--only enterprises|submissions] [--folder FOLDER]

From the file to the store: the spreadsheets adapter reads the CSV, each row is understood, decided on, hashed and committed,
a thousand rows at a time. The bare driver gets the statements of a second import, recorded, with nothing left to work out.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from wiring import Recorder, bare_connection, peak_megabytes, replay

from govliaison.cli.garbage import collect_rarely
from govliaison.liaison import Liaison, Office
from govliaison.values import check_credit_code

DEPLOYMENT = """\
code = "bench"
profile = "profile.toml"
[plugins]
enabled = ["china", "sql", "spreadsheets"]
[store]
use = "sqlite"
path = "ledger.db"
[channels.portal]
use = "spreadsheet"
"""

PROFILE = """\
extends = "pack:base"
[jurisdiction]
code = "410400"
name = "示例市"
level = "city"
[units.market]
name = "示例市市场监督管理局"
[catalogue.food]
name = "食品经营许可"
unit = "market"
"""

COUNTIES = ("410421", "410422", "410423", "410425", "410481", "410482")
TRADES = ("食品", "机械制造", "建材", "医药", "物流", "电子科技", "农业开发", "化工")
INDUSTRIES = ("C1411", "C3360", "C3039", "C2710", "G5430", "I6510", "A0111", "C2613")
FIGURES = ("从业人数", "营业收入(万元)", "资产总额(万元)")
CONTROL = ("私人控股", "国有控股", "集体控股", "外商控股")
TEXT = "我公司办理食品经营许可变更时，窗口要求重复提交营业执照和场地证明，已跑三趟，请协调解决。" * 2


def credit_code(number: int) -> str:
    """Make a code whose two check characters are right."""
    code = f"91410400{number:08d}00"
    for reason in reversed(check_credit_code(code).reasons):
        place = 16 if reason.code == "credit-code.subject-check" else 17
        code = f"{code[:place]}{reason.param('expected')}{code[place + 1 :]}"
    last = [reason.param("expected") for reason in check_credit_code(code).reasons]
    return f"{code[:17]}{last[0]}" if last else code


def enterprises(rows: int) -> Iterator[list[object]]:
    yield [
        "企业名称",
        "统一社会信用代码",
        "行政区划代码",
        "住所",
        "行业代码",
        "控股情况",
        *FIGURES,
        "法定代表人",
        "联系电话",
        "成立日期",
    ]
    for number in range(rows):
        trade = number % len(TRADES)
        yield [
            f"示例{number:06d}{TRADES[trade]}有限公司",
            credit_code(number),
            COUNTIES[number % len(COUNTIES)],
            f"产业集聚区{number % 997}路{number % 89}号",
            INDUSTRIES[trade],
            CONTROL[number % len(CONTROL)],
            number * 7 % 1999,
            number * 31 % 99_991,
            number * 17 % 49_999,
            f"张{chr(0x4E00 + number % 20_000)}",
            f"199{number:08d}",
            f"20{number % 26:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        ]


def submissions(rows: int) -> Iterator[list[object]]:
    yield ["来源单号", "收到时间", "诉求类型", "问题类别", "企业名称", "联系人", "联系电话", "标题", "内容"]
    for number in range(rows):
        yield [
            f"B{number:08d}",
            f"2026-{number % 6 + 1:02d}-{number % 28 + 1:02d} {number % 24:02d}:{number % 60:02d}",
            ("求助", "建议", "投诉")[number % 3],
            "食品经营许可" if number % 2 else "",
            f"示例{number:06d}食品有限公司",
            f"李{chr(0x4E00 + number % 20_000)}",
            f"199{number:08d}",
            f"食品经营许可变更被要求重复提交材料（{number}）",
            f"第{number}件：{TEXT}",
        ]


def import_enterprises(office: Office, file: Path) -> int:
    return office.files.enterprises(file).taken


def take_submissions(office: Office, file: Path) -> int:
    return office.files.submissions("portal", file).taken


WORK: dict[str, tuple[Callable[[int], Iterator[list[object]]], Callable[[Office, Path], int]]] = {
    "enterprises": (enterprises, import_enterprises),
    "submissions": (submissions, take_submissions),
}


def run(name: str, rows: int, folder: Path) -> tuple[float, float]:
    """
    Import a file, then write the same rows again by the bare driver.

    Returns:
        seconds: ours, bare
    """
    make, work = WORK[name]
    file = folder / f"{name}.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(make(rows))
    with open_liaison(folder / "ours") as liaison:
        office = liaison.as_("zhang.wei")
        begin = perf_counter()
        taken = work(office, file)
        ours = perf_counter() - begin
    if taken != rows:
        message = f"{taken} of {rows} rows were taken"
        raise SystemExit(message)
    print(f"{name:12} {rows / ours:9,.0f} rows/s from file to store, peak memory {peak_megabytes():.0f} MB", flush=True)
    with open_liaison(folder / "recorded") as liaison:
        connections = liaison.adapters.store.adapter._connections  # type: ignore[attr-defined]
        recorder = connections._writer = Recorder(connections._writer)
        work(liaison.as_("zhang.wei"), file)
    with open_liaison(folder / "bare"):
        pass
    connection = bare_connection(folder / "bare" / "ledger.db")
    begin = perf_counter()
    replay(connection, recorder.statements)
    bare = perf_counter() - begin
    connection.close()
    print(f"{'':12} {rows / bare:9,.0f} rows/s by the bare driver: ours takes {ours / bare:.1f} × as long", flush=True)
    return ours, bare


def open_liaison(folder: Path) -> Liaison:
    folder.mkdir()
    (folder / "liaison.toml").write_text(DEPLOYMENT, encoding="utf-8")
    (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
    Liaison.initialise(folder / "liaison.toml", person="zhang.wei", name="张伟")
    return Liaison.open(folder / "liaison.toml")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--only", choices=sorted(WORK))
    parser.add_argument("--folder", type=Path, help="where the files are made; another disk is another result")
    asked = parser.parse_args(arguments)
    if asked.only:
        collect_rarely()  # as the command's own process does
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            run(asked.only, asked.rows, Path(folder))
        return
    given = sys.argv[1:] if arguments is None else arguments
    for name in WORK:  # each in a process of its own, whose memory is its own
        subprocess.run([sys.executable, __file__, *given, "--only", name], check=True)  # noqa: S603 - ourselves


if __name__ == "__main__":
    main()

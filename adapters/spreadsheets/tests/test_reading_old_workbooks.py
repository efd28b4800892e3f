"""The XLS of Excel 97: a smallest such file, made by hand, since nothing writes it any more."""

import struct
from pathlib import Path

from govliaison.values import Field, FieldKind
from govliaison_spreadsheets import open_table

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512
SMALLEST = 4096


def record(kind: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


def cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return record(0x0204, place, struct.pack("<HB", len(text) // 2, 1), text)
    return record(0x0203, place, struct.pack("<d", value))


def sheets(name: str, lines: list[list[str | float]]) -> bytes:
    """A BIFF8 stream with one sheet."""
    begin = struct.pack("<HHIII", 0x0600, 0x0005, 0, 0, 0)
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    size = len(record(0x0809, begin) + record(0x0085, bytes(6), title) + record(0x000A))
    page = b"".join(cell(y, x, value) for y, line in enumerate(lines) for x, value in enumerate(line))
    return b"".join(
        (
            record(0x0809, begin),
            record(0x0085, struct.pack("<IBB", size, 0, 0), title),
            record(0x000A),
            record(0x0809, struct.pack("<HHIII", 0x0600, 0x0010, 0, 0, 0)),
            page,
            record(0x000A),
        )
    )


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2 if name else 0, kind, 1, FREE, FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def compound(stream: bytes) -> bytes:
    """A compound file with one stream, ``Workbook``."""
    stream = stream.ljust(SMALLEST, b"\0")
    stream = stream.ljust(-(-len(stream) // SECTOR) * SECTOR, b"\0")
    count = len(stream) // SECTOR
    chain = [FAT, END, *range(3, 2 + count), END]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    folder = (
        entry("Root Entry", 5, 1, END, 0) + entry("Workbook", 2, FREE, 2, len(stream)) + entry("", 0, FREE, 0, 0) * 2
    )
    return header + table + folder + stream


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    fields = (
        Field(name="name", zh="企业名称", en="Name"),
        Field(name="code", zh="统一社会信用代码", en="Code", kind=FieldKind.CODE),
        Field(name="founded", zh="成立日期", en="Founded", kind=FieldKind.DAY),
    )
    lines: list[list[str | float]] = [
        ["企业名称", "统一社会信用代码", "成立日期"],
        ["甲公司", "91410400MA0000001X", 46031.0],
        ["𠮷公司", 914104000000123456.0, "2026.1.9"],
    ]
    (tmp_path / "a.xls").write_bytes(compound(sheets("表一", lines)))
    reading = open_table(tmp_path / "a.xls", fields)
    first, second = reading.rows
    assert "a.xls › 表一" == reading.name
    assert {"name": "甲公司", "code": "91410400MA0000001X", "founded": "2026-01-09"} == first.cells
    assert {"name": "𠮷公司", "founded": "2026.1.9"} == second.cells
    assert ["cell.code-damaged"] == [problem.reason.code for problem in second.problems]

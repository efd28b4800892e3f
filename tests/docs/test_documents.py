"""Every block of Python and every command in README and docs is run."""

import doctest
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or ROOT / "../shared")
DOCUMENTS = ("README.md", "README.zh-CN.md", *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/*.md"))))
BLOCK = re.compile(r"^(?:<!-- append to (\S+) -->\n+)?```(python|console|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKER = doctest.OutputChecker()


@attrs.frozen
class Block:
    """A block of a document, and where it begins."""

    language: str
    text: str
    line: int
    file: str | None


def blocks(document: str) -> Iterator[Block]:
    for found in BLOCK.finditer(document):
        yield Block(found[2], found[3], document.count("\n", 0, found.start(3)) + 1, found[1])


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Give each line typed, with what it is said to print."""
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    assert "" == parts[0], f"a console block begins with $: line {block.line}"
    yield from zip(parts[1::2], parts[2::2], strict=True)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_shows_is_so(
    name: str, desk: Any, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    path = ROOT / name
    document = path.read_text(encoding="utf-8")
    if "real-data" in name and not SHARED.exists():
        pytest.skip("the shared data are not here")
    os.environ["GOVLIAISON_LANG"] = "zh" if "zh-CN" in name else "en"
    names: dict[str, Any] = {"__name__": "document"}
    written = document
    for block in blocks(document):
        if block.language == "python":
            exec(compile("\n" * (block.line - 1) + block.text, str(path), "exec"), names)  # noqa: S102
            continue
        if block.language == "toml" or "pip install" in block.text:
            if block.file is not None:
                with Path(block.file).open("a", encoding="utf-8") as file:
                    file.write(f"\n{block.text}")
            continue
        if not block.text.startswith("$"):
            for typed in block.text.splitlines():
                said = desk.type(typed, capsys)
                assert 0 == desk.code, f"{name}, line {block.line}: {typed}\n{said}"
            continue
        fresh = ""
        for typed, shown in commands(block):
            said = desk.type(typed, capsys)
            said = re.sub(r"[ \t]+$", "", said, flags=re.MULTILINE)
            fresh += f"$ {typed}\n{said}"
            if not request.config.getoption("--write-docs"):
                wanted = shown.replace("…\n", "...\n")
                assert CHECKER.check_output(wanted, said, doctest.ELLIPSIS), (
                    f"{name}, line {block.line}: $ {typed}\n--- shown\n{shown}--- said\n{said}"
                )
        written = written.replace(block.text, fresh, 1)
    if request.config.getoption("--write-docs"):
        path.write_text(written, encoding="utf-8", newline="\n")

"""Every block of Python and every command in README and docs is run; blocks of TOML are TOML."""

import doctest
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("GOVLIAISON_SHARED") or ROOT / "../shared")
DOCUMENTS = ("README.md", "README.zh-CN.md", *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/*.md"))))
BLOCK = re.compile(
    r"^(?:<!-- (append|write) to (\S+) -->\n+)?```(python|console|toml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
CHECKER = doctest.OutputChecker()
LONGEST, SHOWN = 30, 4
CHINESE = ".zh-CN.md"
TWINS = [name for name in DOCUMENTS if name.endswith(CHINESE)]


@attrs.frozen
class Block:
    """A block of a document, where its text begins, and the file it belongs to, whole or at its end."""

    language: str
    text: str
    start: int
    line: int
    file: str | None
    is_whole: bool = False


def blocks(document: str) -> Iterator[Block]:
    for found in BLOCK.finditer(document):
        start = found.start(4)
        line = document.count("\n", 0, start) + 1
        yield Block(found[3], found[4], start, line, found[2], is_whole=found[1] == "write")


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Give each line typed, with what it is said to print."""
    parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)
    assert "" == parts[0], f"a console block begins with $: line {block.line}"
    yield from zip(parts[1::2], parts[2::2], strict=True)


def shorten(said: str) -> str:
    """Show the beginning of what is long."""
    lines = said.splitlines(keepends=True)
    return said if len(lines) <= LONGEST else "".join([*lines[:SHOWN], "…\n"])


@attrs.define
class Run:
    """One document being run."""

    name: str
    desk: Any
    capsys: pytest.CaptureFixture[str]
    writing: bool
    names: dict[str, Any] = attrs.field(factory=lambda: {"__name__": "document"})

    def of(self, block: Block) -> str:
        """Run a block, and give it as it should be."""
        if block.is_whole:
            Path(str(block.file)).write_text(block.text, encoding="utf-8", newline="\n")
        elif block.language == "python":
            exec(compile("\n" * (block.line - 1) + block.text, self.name, "exec"), self.names)  # noqa: S102
        elif block.language in ("toml", "text"):
            if block.language == "toml":
                tomllib.loads(block.text)
            if block.file is not None:
                with Path(block.file).open("a", encoding="utf-8") as file:
                    file.write(f"\n{block.text}")
        elif block.text.startswith("$ python3") and self.name.endswith(CHINESE):
            pass  # run by its English twin, whose files are the same
        elif block.text.startswith("$"):
            return "".join(self.type(typed, shown, block) for typed, shown in commands(block))
        elif not block.text.startswith("python3"):
            for typed in block.text.splitlines():
                said = self.desk.type(typed, self.capsys)
                assert 0 == self.desk.code, f"{self.name}, line {block.line}: {typed}\n{said}"
        return block.text

    def type(self, typed: str, shown: str, block: Block) -> str:
        said = re.sub(r"[ \t]+$", "", self.desk.type(typed, self.capsys), flags=re.MULTILINE)
        is_so = CHECKER.check_output(shown.replace("…\n", "...\n"), said, doctest.ELLIPSIS)
        if is_so and "…\n" in shown:
            return f"$ {typed}\n{shown}"
        if not self.writing:
            assert is_so, f"{self.name}, line {block.line}: $ {typed}\n--- shown\n{shown}--- said\n{said}"
        return f"$ {typed}\n{shorten(said)}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_shows_is_so(
    name: str,
    desk: Any,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "real-data" in name and not SHARED.exists():
        pytest.skip("the shared data are not here")
    monkeypatch.setenv("GOVLIAISON_LANG", "zh" if "zh-CN" in name else "en")
    document = (ROOT / name).read_text(encoding="utf-8")
    run = Run(name, desk, capsys, request.config.getoption("--write-docs"))
    written, end = "", 0
    for block in blocks(document):
        written += document[end : block.start] + run.of(block)
        end = block.start + len(block.text)
    if run.writing:
        written += document[end:]
        (ROOT / name).write_text(written, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("name", TWINS)
def test_a_chinese_page_and_its_english_twin_lead_to_each_other(name: str) -> None:
    chinese, english = ROOT / name, ROOT / name.replace(CHINESE, ".md")
    assert f"]({chinese.name})" in english.read_text(encoding="utf-8")
    assert f"]({english.name})" in chinese.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TWINS)
def test_a_chinese_page_and_its_english_twin_write_the_same_files(name: str) -> None:
    chinese, english = ((ROOT / each).read_text(encoding="utf-8") for each in (name, name.replace(CHINESE, ".md")))
    assert [block.text for block in blocks(english) if block.is_whole] == [
        block.text for block in blocks(chinese) if block.is_whole
    ]


def test_the_pages_of_an_officer_are_there_in_chinese() -> None:
    names = ("README", "docs/officer", "docs/cases", "docs/deadlines", "docs/calendar")
    assert set() == {f"{name}{CHINESE}" for name in names} - {*TWINS}

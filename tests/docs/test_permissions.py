"""The table of roles in the documents is the one the program has; tests/liaison/test_roles.py holds that against what is so."""

import re
from pathlib import Path

import pytest

from govliaison.access import ROLES
from govliaison.texts import say

DOCS = Path(__file__).parents[2] / "docs"
PLACE = re.compile(r"(<!-- roles -->\n).*?(<!-- /roles -->\n)", re.DOTALL)
HEADS = {
    "zh": ("角色", "令牌（能看什么）", "可以办什么"),
    "en": ("role", "tokens (what is seen)", "what may be done"),
}


def table(language: str) -> str:
    joint = "；" if language == "zh" else "; "
    rows = [
        (
            say(f"label.actor.{row.role}", {}, language),
            " ".join(f"`{token}`" for token in row.tokens),
            joint.join(say(f"label.act.{act}", {}, language) for act in row.acts) or "–",
        )
        for row in ROLES
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in (HEADS[language], ("---",) * 3, *rows))


@pytest.mark.parametrize(("name", "language"), [("permissions.md", "en"), ("permissions.zh-CN.md", "zh")])
def test_the_documents_show_the_table_of_roles(name: str, language: str, request: pytest.FixtureRequest) -> None:
    path, shown = DOCS / name, table(language)
    text = path.read_text(encoding="utf-8")
    wanted = PLACE.sub(lambda found: found[1] + shown + found[2], text)
    if request.config.getoption("--write-docs"):
        path.write_text(wanted, encoding="utf-8", newline="\n")
    else:
        assert wanted == text
        assert shown in text

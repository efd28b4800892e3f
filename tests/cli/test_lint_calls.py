"""Seeded faults: each is found by ``deadlines lint``, with what to do about it."""

from typing import Any

import pytest

RULE = '[deadlines.rules.a]\nstage = "answer"\nanchor = "received"\namount = "5 working days"\nbasis = "x"\n'
FILE = 'id = "x"\nname = "示例"\nlegal_basis = ["某办法"]\n'
LIMIT = '[[rule]]\nstage = "answer"\nanchor = "received"\namount = "3 working days"\n'


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("lint.no-channel", f'{RULE}match = {{ channel = ["no-such-channel"] }}\n'),
        ("lint.unknown-word", f'{RULE}match = {{ kind = ["complian"] }}\n'),
        ("lint.no-lead", '[ownership.x]\nbasis = "x"\nlevels = ["province"]\n'),
        ("lint.criterion-idle", '[cases]\nclose_out = ["R5"]\nmax_redo = 0\n'),
        ("lint.criterion-idle", '[cases]\nclose_out = ["R9"]\nmax_redo = 0\n'),
        ("lint.planned-nowhere", '[cases]\nclose_out = ["R10"]\nmax_deferral = "0 months"\n'),
        ("lint.no-answer-counts", '[cases]\nperfunctory = ["已收悉", "……"]\n'),
        ("lint.warns-too-early", f'{RULE}warn_before = "6 working days"\n'),
    ],
)
def test_a_seeded_fault_of_a_profile_is_found(call: Any, office: Any, fault: str, text: str) -> None:
    profile = office / "profile.toml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")
    answer = call("deadlines", "lint", "--json")
    faults = [each for each in answer.document if each["severity"] == "fault"]
    assert (1, {fault}) == (answer.code, {each["code"] for each in faults})
    for language in ("zh", "en"):
        shown = call("deadlines", "lint", "--lang", language)
        assert (1, True) == (shown.code, " – " in shown.out)
    assert all(each["hint"] for each in faults)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("lint.expired", f"effective_to = 2020-01-01\n{LIMIT}"),
        ("lint.never-in-force", f"effective_from = 2999-02-01\neffective_to = 2999-01-01\n{LIMIT}"),
        ("lint.unknown-ground", f'{LIMIT}[extension]\nreasons = ["complicated"]\n'),
        ("lint.unknown-ground", f'{LIMIT}[return]\nreasons = ["not ours"]\n'),
        (
            "lint.contradiction",
            f'{LIMIT}match = {{ kind = ["complaint"] }}\n{LIMIT.replace("3", "5")}match = {{ urgency = ["urgent"] }}\n',
        ),
    ],
)
def test_a_seeded_fault_of_a_file_is_found(call: Any, tmp_path: Any, fault: str, text: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(FILE + text, encoding="utf-8")
    answer = call("deadlines", "lint", file, "--json")
    assert (1, [fault]) == (answer.code, [each["code"] for each in answer.document])

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


def test_what_is_offered_is_listed_without_a_deployment(call: Call) -> None:
    names = {(each["kind"], each["name"]) for each in call("plugins", "list", "--json").document}
    assert {("store", "sqlite"), ("calendars", "gazette"), ("packs", "base")} <= names
    assert "可用" in call("plugins", "list", "--lang", "zh").out


@pytest.mark.usefixtures("office")
def test_a_deployment_tells_what_it_uses(call: Call) -> None:
    active = {each["name"] for each in call("plugins", "list", "--json").document if each["state"] == "active"}
    assert {"portal", "console", "store"} <= active


LATE = """
from govliaison.plugins import CalendarOffer, NotifierOffer

class Bad:
    def days(self, year, /):
        raise LookupError("张三丰")

    def notify(self, ask, /):
        return 5

calendar = CalendarOffer(name="late", contract=1, build=lambda settings, host: Bad())
notifier = NotifierOffer(name="late", contract=1, build=lambda settings, host: Bad())
"""


@pytest.fixture
def late(office: Path) -> Path:
    (office / "late.py").write_text(LATE, encoding="utf-8")
    file = office / "liaison.toml"
    file.write_text(
        file.read_text(encoding="utf-8") + '[calendars.late]\nuse = "./late.py:calendar"\n', encoding="utf-8"
    )
    return file


@pytest.mark.usefixtures("office")
def test_where_nothing_is_wrong_the_doctor_says_so(call: Call) -> None:
    answer = call("plugins", "doctor", "--lang", "zh")
    assert (0, "没有发现问题。") == (answer.code, answer.out.splitlines()[-1])
    answer = call("plugins", "doctor", "--json")
    assert (0, []) == (answer.code, answer.document["faults"])
    assert {"govliaison", "python", "sqlite", "encoding"} == set(answer.document["versions"])


@pytest.mark.usefixtures("late")
def test_the_doctor_names_who_went_wrong_how_often_and_when(call: Call) -> None:
    answer = call("plugins", "doctor", "--json")
    (fault,) = answer.document["faults"]
    assert (1, "calendars", "late", "./late.py:calendar", "days") == (
        answer.code,
        *(fault[key] for key in ("kind", "name", "distribution", "call")),
    )
    assert fault["times"] > 1
    assert "LookupError (late.py:6)" in call("plugins", "doctor").out
    assert "张三丰" not in call("plugins", "doctor", "--lang", "zh").out


def test_what_was_mended_is_forgotten_when_told(late: Path, call: Call) -> None:
    assert 1 == call("plugins", "doctor").code
    text = late.read_text(encoding="utf-8")
    late.write_text(text.replace('[calendars.late]\nuse = "./late.py:calendar"\n', ""), encoding="utf-8")
    assert 1 == call("plugins", "doctor").code
    assert 0 == call("plugins", "doctor", "--forget").code
    assert 0 == call("plugins", "doctor").code


@pytest.mark.usefixtures("late")
def test_the_list_counts_the_faults_of_each(call: Call) -> None:
    found = {each["name"]: each["faults"] for each in call("plugins", "list", "--json").document if each["faults"]}
    assert ["late"] == list(found)
    assert "late.py" in call("plugins", "list").out


def test_the_doctor_names_what_keeps_a_deployment_from_starting(late: Path, call: Call) -> None:
    text = late.read_text(encoding="utf-8")
    late.write_text(text.replace("late.py:calendar", "gone.py:calendar"), encoding="utf-8")
    answer = call("plugins", "doctor", "--json")
    assert (1, "deployment", True) == (
        answer.code,
        answer.document["faults"][0]["kind"],
        "gone.py" in answer.document["faults"][0]["reason"],
    )
    late.write_text(text.replace("ledger.db", "none/ledger.db"), encoding="utf-8")
    answer = call("plugins", "doctor", "--json")
    assert (1, True) == (answer.code, bool(answer.document["faults"]))


@pytest.mark.usefixtures("late")
def test_a_plugin_is_explained_with_settings_deadline_and_faults(call: Call) -> None:
    (files,) = call("plugins", "explain", "files", "--json").document
    assert {"folder": "", "format": "txt"} == files["settings"]
    assert ("retry-later", 30, 1, []) == tuple(
        files[key] for key in ("on_fault", "deadline_seconds", "contract", "faults")
    )
    assert "发件箱" in call("plugins", "explain", "files", "--lang", "zh").out
    late = call("plugins", "explain", "late").out
    assert "next layer" in late
    assert "LookupError" in late
    assert {"papers", "official-paper"} & {
        each["name"] for each in call("plugins", "explain", "govliaison-documents", "--json").document
    }
    answer = call("plugins", "explain", "nothing", "--json")
    assert (1, "plugin.unknown") == (answer.code, answer.error["error"])


@pytest.mark.usefixtures("office")
def test_an_adapter_in_use_is_found_by_the_word_for_use(call: Call) -> None:
    (store,) = call("plugins", "explain", "sqlite", "--json").document
    assert ("store", "sqlite", "active") == (store["name"], store["offer"], store["state"])
    assert "sqlite" in call("plugins", "explain", "store", "--lang", "zh").out
    assert "sqlite" in call("plugins", "explain", "sqlit").err


@pytest.mark.usefixtures("office")
def test_a_calendar_that_serves_without_a_table_is_in_use(call: Call) -> None:
    (gazette,) = call("plugins", "explain", "gazette", "--json").document
    assert ("active", 10) == (gazette["state"], gazette["deadline_seconds"])


@pytest.mark.usefixtures("office")
def test_plugins_are_left_out_of_one_call(call: Call) -> None:
    listed = call("plugins", "list", "--json", "--no-plugins=documents, spreadsheets").document
    assert {"documents", "spreadsheets"} <= {each["name"] for each in listed if each["state"] == "disabled"}
    assert "--no-plugins" in call("--help").out

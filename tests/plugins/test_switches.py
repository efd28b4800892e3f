"""What is left out is not imported: the switch is read before anything is looked for."""

import subprocess
import sys
from typing import Any

import pytest

from govliaison.plugins import State, discover, without_plugins

CALL = """
import sys
from govliaison.cli import main
main(["plugins", "list", "--no-plugins"])
print(sorted({name.split(".")[0] for name in sys.modules if name.startswith("govliaison_")}), file=sys.stderr)
"""


def states(*names: str) -> dict[str, State]:
    with without_plugins(names or None):
        plugins, infos = discover(None)
    return {plugin.name: State.ACTIVE for plugin in plugins} | {info.name: info.state for info in infos}


def test_all_or_only_those_named_are_left_out() -> None:
    assert {State.DISABLED} == set(states().values())
    assert ["china"] == [name for name, state in states("china").items() if state is State.DISABLED]
    assert ["sql"] == [name for name, state in states("govliaison-sql", "none").items() if state is State.DISABLED]
    assert {State.ACTIVE} == set(states("none").values())


def test_afterwards_they_are_there_again() -> None:
    with pytest.raises(ZeroDivisionError), without_plugins(None):
        raise ZeroDivisionError
    assert discover(None)[0]


def test_a_local_file_is_left_out_like_the_others(place: Any) -> None:
    place.set_up("notifiers.bad", "./bad.py:notifier")
    for switch in ("--no-plugins=./bad.py", "--no-plugins=documents,./bad.py:notifier"):
        code, said = place.call("cases", "list", "--json", switch)
        assert (1, "deployment.wrong") == (code, said["error"])
        assert "plugin.left-out" in {each["error"] for each in said["problems"]}


def test_the_doctor_gets_past_a_plugin_that_is_left_out(place: Any) -> None:
    code, document = place.call("plugins", "doctor", "--json", "--no-plugins=sql")
    assert (1, True) == (code, "sqlite" in str(document["faults"]))
    code, listed = place.call("plugins", "list", "--json", "--no-plugins=documents")
    assert "disabled" in {each["state"] for each in listed if each["name"] == "documents"}


def test_nothing_is_imported_that_is_left_out(place: Any) -> None:
    said = subprocess.run(  # noqa: S603 - this interpreter
        [
            *(sys.executable, "-c"),
            CALL,
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=place.folder.parent,
        timeout=60,
    )
    assert "[]" == said.stderr.splitlines()[-1]

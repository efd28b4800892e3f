"""What can go wrong: the classes of errors, and every code with its message."""

import ast
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

import govliaison
from govliaison.errors import GovliaisonError
from govliaison.texts import CATALOGUE
from reference_pages.prose import NOTE, about, items, parts, table

SOURCES: Final = (Path(govliaison.__file__).parent, *sorted(Path(__file__).parents[2].glob("adapters/*/src")))


_CARRIERS: Final = {
    "Refusal.of": "Refusal",
    "Reason.of": "Reason",
    "Misfit": "ConfigError",
    "report": "ConfigError",
    "problem": "ConfigError",
    "make_problem": "ConfigError",
    "_warn": "Reason",
    "_broken": "report of the chain",
    "make_fault": "report of lint",
    "make_note": "report of lint",
}
"""What carries a code, by the function that is called with it; errors themselves are found by their classes."""


def error_classes() -> list[type[GovliaisonError]]:
    """Give every class of errors that the library has, the root first."""
    for found in walk_packages(govliaison.__path__, "govliaison."):
        if "__main__" not in found.name and not found.name.startswith("govliaison.testing"):
            import_module(found.name)
    classes: dict[type[GovliaisonError], None] = {}
    ahead: list[type[GovliaisonError]] = [GovliaisonError]
    while ahead:
        cls = ahead.pop(0)
        if cls.__module__.startswith("govliaison.") and not cls.__name__.startswith("_"):
            classes[cls] = None
        ahead += cls.__subclasses__()
    return [*classes]


def made_by() -> dict[str, set[str]]:
    """Tell of each code in which calls it is written out; by the call's name, without modules."""
    found: dict[str, set[str]] = {}

    def look(node: ast.AST, call: str) -> None:
        if isinstance(node, ast.Call):
            call = ".".join(ast.unparse(node.func).split(".")[-2:])
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in CATALOGUE:
            found.setdefault(node.value, set()).add(call)
        for child in ast.iter_child_nodes(node):
            look(child, call)

    for folder in SOURCES:
        for source in sorted(folder.rglob("*.py")):
            if source.parent.name != "catalogue":
                look(ast.parse(source.read_text(encoding="utf-8")), "")
    return found


def error_codes() -> dict[str, str]:
    """
    Give every code that refuses or reports something, with the names of what carries it.

    These are the codes that are handed to an error or to something that reports, those that say what to do now, and their
    variants, such as ``profile.no-unit-meant``, which are put together from parts.
    """
    carriers = _CARRIERS | {cls.__name__: cls.__name__ for cls in error_classes()}
    codes = {code: "" for code, text in CATALOGUE.items() if text.hint_en}
    for code, calls in made_by().items():
        found = {carriers.get(call) or carriers.get(call.rpartition(".")[2]) for call in calls} - {None}
        codes |= {code: ", ".join(sorted(map(str, found)))} if found else {}
    variants = {code: "" for code in CATALOGUE if any(code.startswith(f"{known}-") for known in codes)}
    return dict(sorted({**variants, **codes}.items()))


_HEAD: Final = f"""\
# Errors

{NOTE}

Everything raised has a stable `code` and its parts; the message is made from them in the reader's language, and what stands
behind the arrow is what to do now. A `Refusal` is what a pure decision answers; desks raise it as `RefusedError`. A `Reason`
stands in an entry, an answer or a report. Where nothing is named, the code is put together from parts, or reported with others
in a `ConfigError`.

## Classes

"""


def errors_page() -> str:
    """Write the page of the errors."""
    out = [_HEAD]
    rows = []
    for cls in error_classes():
        base = cls.__mro__[1].__name__
        extra = "; ".join(f"`{name}`: {text}" for name, text in items(parts(cls.__doc__).get("Attributes", "")).items())
        rows.append((f"`{cls.__name__}`", f"`{base}`", about(cls), extra))
    out.append(table(("class", "is a", "when", "attributes"), rows))
    families: dict[str, list[str]] = {}
    codes = error_codes()
    for code in codes:
        families.setdefault(code.split(".")[0], []).append(code)
    for family, members in families.items():
        out.append(f"\n## {family}\n\n")
        rows = [(f"`{code}`", codes[code], _message(code, "en"), _message(code, "zh")) for code in members]
        out.append(table(("code", "raised as", "English", "Chinese"), rows))
    return "".join(out)


def _message(code: str, language: str) -> str:
    text = CATALOGUE[code]
    message, hint = (text.en, text.hint_en) if language == "en" else (text.zh, text.hint_zh)
    return f"{message} → {hint}" if hint else message

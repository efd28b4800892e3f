"""Reading ``[texts]``: what a place says to people in words of its own, by the code of what is said."""

from collections.abc import Mapping
from string import Formatter

from govliaison.profiles.problems import Checker
from govliaison.profiles.structure import nearest
from govliaison.texts import CATALOGUE


def read_texts(check: Checker) -> Mapping[str, str]:
    """
    Read the texts, and report codes that nobody says and parts that are not there to be filled in.

    Args:
        check: keeps the problems
    """
    texts = check.structure(check.table("texts"), Mapping[str, str], ("texts",))  # type: ignore[type-abstract]
    for code, text in (texts or {}).items():
        if code not in CATALOGUE:
            meant = nearest(code, sorted(CATALOGUE))
            check.report(
                ("texts", code), "profile.no-text-meant" if meant else "profile.no-text", name=code, meant=meant
            )
            continue
        known = parts_of(CATALOGUE[code].zh)
        unknown = parts_of(text) - known
        if unknown:
            params = {"name": code, "parts": " ".join(sorted(unknown)), "known": " ".join(sorted(known)) or "–"}
            check.report(("texts", code), "profile.text-parts", **params)
    return texts or {}


def parts_of(text: str) -> set[str]:
    """
    Give the parts of a text that are filled in, in braces; what is no more than a name stands as it is written.

    >>> sorted(parts_of("{unit}：{number:>9}，{{照写}}"))
    ['{number:>9}', '{unit}']
    >>> parts_of("{unit")
    {'{'}
    """
    try:
        found = [*Formatter().parse(text)]
    except ValueError:  # a brace that is not closed
        return {"{"}
    return {_as_written(name, spec, conversion) for _, name, spec, conversion in found if name is not None}


def _as_written(name: str, spec: str | None, conversion: str | None) -> str:
    return "{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}"

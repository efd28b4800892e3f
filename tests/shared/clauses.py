"""
The clauses of the mechanism, by their ids, and the scenarios that prove them.

The page ``docs/clauses.md`` is made from this list and the tests in ``tests/clauses``; a test compares it.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

CLAUSES: Final[Mapping[str, str]] = {
    "A1": "serves privately run enterprises registered in the place; others may still raise cases",
    "A2": "is about approval services; other troubles are kept, and counted apart",
    "T1.1": "leading officials each keep contact with enterprises",
    "T1.2": "symposia and visits are a bridge: what is raised there becomes cases",
    "T1.3": "associations, chambers and people's organisations take part",
    "T1.4": "appeals and suggestions are acknowledged, answered and followed up",
    "T2.1": "a network of channels, named and open-ended; the same matter opens one case",
    "T2.2": "matters are collected, answered with measures, and put right",
    "T3.1": "hall and platform handle things centrally, and window units mend their manner",
    "T3.2": "a green channel for enterprises",
    "T3.3": "less time, fewer documents, steps and trips; online and in one trip",
    "T3.4": "enterprises grow more satisfied, and that is asked",
    "M1.1": "the enterprise base, and key contacts chosen from it, small ones above all",
    "M1.2": "regular contact with the key contacts, and none too often",
    "M1.3": "service is watched, coordinated and urged",
    "M1.4": "each agency solves what lies in its authority; one unit is accountable",
    "M2.1": "joint conveners",
    "M2.2": "a symposium in principle every quarter",
    "M2.3": "a ledger of work, closed out item by item",
    "M3.1": "agencies visit enterprises, explain policies, listen",
    "M3.2": "visits and help are summed up and circulated in a bulletin",
    "M4.1": "policies are published and pushed, data opened",
    "M4.2": "ratings and complaints feed in",
    "M5.1": "supervisors are chosen from the base and watch window units",
    "M5.2": "window units are urged to improve, and what was found is put right",
    "M6.1": "each convener names one section head and one liaison officer",
    "M6.2": "they collect opinions, answer, explain, guide",
    "M7.1": "conveners share information",
    "M7.2": "what needs several units goes to a coordination meeting",
    "M7.3": "what is hard goes up to the coordination group, whose decision binds",
    "M7.4": "resolutions and items of the ledger are reported to the group's office",
    "F1": "the group's office inspects key work and circulates results",
    "F2": "counties and zones may set up a mechanism of their own",
    "B1": "the documents it rests on, whom it binds, official names by date",
}
"""Every clause, in our own words."""

HEAD: Final = """\
# Clauses

<!-- made by: pytest tests/docs/test_clauses_page.py --write-docs -->

Every clause of the mechanism, in our own words, and the executable scenarios that prove it: a test function of its own in
`tests/clauses`, which goes through the same desks as people do.

| clause | what it asks | proved by |
|---|---|---|
"""


def scenarios() -> Iterator[tuple[str, str]]:
    """Give the clause and the name of each scenario, in the order of the files and of the functions in them."""
    for path in sorted((ROOT / "tests/clauses").glob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield from ((clause, node.name) for clause in _marked(node))


def _marked(function: ast.FunctionDef) -> Iterator[str]:
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.clause":
            (clause,) = mark.args
            yield ast.literal_eval(clause)


def page() -> str:
    """Write the page."""
    proved = [*scenarios()]
    lines = [
        f"| {clause} | {asks} | {'<br>'.join(f'`{name}`' for of, name in proved if of == clause) or '–'} |"
        for clause, asks in CLAUSES.items()
    ]
    return HEAD + "\n".join(lines) + "\n"

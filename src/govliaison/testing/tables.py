"""The plainest way to put submissions before a channel: a text table with Chinese headings."""

import csv
from pathlib import Path
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.testing.contracts.channel import FIELDS, Submissions

#: Submissions without anything that a text table cannot tell apart.
plain_submissions: Final[SearchStrategy[dict[str, str]]] = st.fixed_dictionaries(
    {"title": st.text("退税消防𠮷é ,;\"'Aa10", min_size=1).map(str.strip).filter(lambda text: text[:1].isalpha())},
    optional={"text": st.just("退税迟迟不到账。\n请核实，谢谢！"), "received_at": st.just("2026-09-28 16:20:05")},
)


def put_text_table(folder: Path, submissions: Submissions) -> Path:
    """Write submissions into a CSV file as most programs do: UTF-8 with byte order mark, headings in the first line."""
    path = folder / "来件.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.zh for field in FIELDS])
        writer.writerows([said.get(field.name, "") for field in FIELDS] for said in submissions)
    return path

import runpy
from pathlib import Path

from govliaison.deadlines import Stage
from govliaison.texts import CATALOGUE

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_rule_packs_is_what_the_packs_and_the_schema_say() -> None:
    page = runpy.run_path(str(DOCS / "rule_packs.py"))["render"]()
    assert page == (DOCS / "rule-packs.md").read_text(encoding="utf-8"), "run: python docs/rule_packs.py"


def test_every_stage_has_a_name_in_both_languages() -> None:
    assert [] == [stage for stage in Stage if f"label.stage.{stage}" not in CATALOGUE]

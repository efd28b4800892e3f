"""A column mapping is saved, edited by a person and used again."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.errors import InputError
from govliaison.values import ColumnMatch, Field
from govliaison_spreadsheets import load_mapping, open_table, save_mapping

FIELDS = (
    Field(name="name", zh="企业名称", en="Name", required=True),
    Field(name="note", zh="备注", en="Note"),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("企业名称,曾用名\n甲,乙\n", encoding="utf-8")
    return path


def test_a_saved_mapping_gives_the_same_columns_and_can_be_edited(table: Path, tmp_path: Path) -> None:
    reading = open_table(table, FIELDS)
    save_mapping(reading.columns, tmp_path / "m.toml")
    mapping = load_mapping(tmp_path / "m.toml")
    assert {"企业名称": "name", "曾用名": ""} == mapping
    assert reading.columns == open_table(table, FIELDS, mapping=mapping).columns

    edited = (
        (tmp_path / "m.toml").read_text(encoding="utf-8").replace('"name"', '""').replace('名" = ""', '名" = "name"')
    )
    (tmp_path / "m.toml").write_text(edited, encoding="utf-8-sig")
    (row,) = open_table(table, FIELDS, mapping=load_mapping(tmp_path / "m.toml")).rows
    assert ({"name": "乙"}, {"企业名称": "甲"}) == (row.cells, row.extra)


def test_a_mapping_overlooks_width_and_spaces(table: Path) -> None:
    (row,) = open_table(table, FIELDS, mapping={"企业　名称": "name"}).rows
    assert {"name": "甲"} == row.cells


@pytest.mark.parametrize(
    ("mapping", "code", "possible"),
    [
        ({"企业名称": "nam"}, "mapping.unknown-field", "name（企业名称）、note（备注）"),
        ({"企业名称": "name", "简称": "note"}, "mapping.unknown-heading", "企业名称、曾用名"),
        ({"企业名称": "name", "曾用名": "name"}, "mapping.twice", None),
        ({"公司": "name"}, "table.no-heading", None),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_would(
    table: Path, mapping: dict[str, str], code: str, possible: str | None
) -> None:
    with pytest.raises(InputError) as caught:
        open_table(table, FIELDS, mapping=mapping)
    assert (code, possible) == (caught.value.code, caught.value.params.get("possible"))
    assert "{" not in caught.value.message("zh") + caught.value.hint("zh")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a = ", "mapping.unreadable"),
        (b"\xff\xfe", "mapping.unreadable"),
        (b"a = 1", "mapping.shape"),
        (b"[columns]\na = 1", "mapping.shape"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "m.toml").write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_mapping(tmp_path / "m.toml")
    assert code == caught.value.code


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(["name", ""])))
def test_any_heading_can_be_saved(tmp_path_factory: pytest.TempPathFactory, mapping: dict[str, str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    columns = [ColumnMatch(column="A", heading=heading, field=field or None) for heading, field in mapping.items()]
    save_mapping(columns, path)
    assert mapping == load_mapping(path)
    assert {"columns"} == set(tomllib.loads(path.read_text(encoding="utf-8")))

"""
Workbooks and CSV for govliaison: rows in, registers out.

>>> from govliaison.values import Field
>>> guess_columns(["企业 名称", "备注"], [Field(name="name", zh="企业名称", en="Name")])
('name', None)
"""

from govliaison_spreadsheets.guessing import guess_columns
from govliaison_spreadsheets.mapping import load_mapping, save_mapping
from govliaison_spreadsheets.opening import open_table
from govliaison_spreadsheets.writing import write_sheet

__all__ = ["guess_columns", "load_mapping", "open_table", "save_mapping", "write_sheet"]

"""Templates of a place's own, filled in a sandbox with the values of a paper and nothing else."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Final, cast

import attrs
from docx.document import Document
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from govliaison.errors import InputError
from govliaison.plugins import Paper, chinese_date
from govliaison_documents.marking import plain

_KIND: Final = "kind"


def fill_template(template: Path, paper: Paper) -> Document:
    """
    Fill a template.

    Raises:
        InputError: it is no Word file, a mark in it is wrong, or it asks for what there is not
    """
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        filled = DocxTemplate(str(template))
        filled.render(values_of(paper), environment, autoescape=True)
    except Exception as error:  # a template may do whatever its language allows, and fail in as many ways
        why = getattr(error, "message", None) or str(error)
        raise InputError("render.template", where=str(template), template=template.name, why=why) from error
    return cast("Document", filled.docx)


def values_of(paper: Paper) -> dict[str, Any]:
    """
    Give what a template sees: the fields of :class:`govliaison.plugins.Paper` as texts, lists and tables by their names.

    Days are written as papers write them. Each block of ``body`` says what it is by its ``kind``: heading, paragraph, roll,
    grid or form.
    """
    values = _simple(paper)
    for block, made in zip(paper.body, values["body"], strict=True):
        made[_KIND] = type(block).__name__.lower()
    return dict(values)


def _simple(value: Any) -> Any:
    if attrs.has(type(value)):
        return {field.name: _simple(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, tuple):
        return [_simple(each) for each in value]
    if isinstance(value, date):
        return chinese_date(value)
    if isinstance(value, Enum):
        return str(value.value)
    return plain(value) if isinstance(value, str) else value

"""Whatever stands in the file, the reader gets a list of problems, never a traceback."""

from hypothesis import example, given
from hypothesis import strategies as st

from govliaison.errors import ConfigError, GovliaisonError
from govliaison.profiles import load_profile
from govliaison.profiles.layers import read_layer

TEXT = """\
[jurisdiction]
code = "990100"
name = "示例市"
level = "city"
zone = "Asia/Shanghai"
office_hours = ["09:00-12:00", "13:00-17:00"]
[units.bureau]
name = "市局"
roles = ["convener"]
posts = { leader = "局长" }
since = 2019-01-01
[channels.portal]
name = "网站"
[catalogue.food]
name = "食品"
unit = "bureau"
[deadlines]
packs = []
[deadlines.rules.a]
limit = "5个工作日"
[calendar]
local_days = { "2026-09-03" = "off" }
[fields.case.plan]
type = "text"
label = "计划"
[jurisdictions."990102"]
profile = "pack:county"
[policy]
locked = ["cases.call_back"]
tighten_only = ["cases.max_returns"]
[cases]
max_returns = 2
"""
LINES = TEXT.splitlines()
VALUES = [
    "5",
    "1.5",
    '"x"',
    "[]",
    "{}",
    "[5]",
    "[[1]]",
    "{ a = 1 }",
    "2026-01-01",
    "true",
    '"\\u0000"',
    "“x”",
    "nan",
    '"\\\\"',
]
KEYS = sorted(
    {line.split(" = ")[0] for line in LINES if " = " in line} | {line.strip("[]").split(".")[0] for line in LINES}
)


def load(text: str) -> None:
    problems: tuple[GovliaisonError, ...] = ()
    try:
        load_profile("pack:city", {"city": text}.get)
    except ConfigError as error:
        problems = error.problems
        assert problems
    assert all(problem.where and problem.message("zh") for problem in problems)


@given(st.integers(0, len(LINES) - 1), st.sampled_from(VALUES))
def test_a_value_of_any_type_anywhere(number: int, value: str) -> None:
    key = LINES[number].split(" = ")[0]
    lines = [*LINES[:number], f"{key} = {value}" if " = " in LINES[number] else LINES[number], *LINES[number + 1 :]]
    load("\n".join(lines))


@given(st.sampled_from(KEYS), st.sampled_from(VALUES))
@example("jurisdiction", "5")
@example("units", '"x"')
def test_a_value_in_the_place_of_a_whole_section(key: str, value: str) -> None:
    load(f"{key} = {value}\n")


@given(st.integers(0, len(TEXT)), st.integers(0, 3), st.text("\"“”＝=[]{}'\\#\n\t，.a1市\u3000", max_size=3))
def test_a_slip_of_the_keyboard_anywhere(at: int, drop: int, slip: str) -> None:
    load(TEXT[:at] + slip + TEXT[at + drop :])


@given(st.binary(max_size=60))
def test_any_bytes_are_read_as_far_as_can_be(data: bytes) -> None:
    layer = read_layer(data, "profile.toml")
    assert layer.broken <= bool(layer.problems)

import pytest

from govliaison.errors import ConfigError
from govliaison.profiles.layers import Layer, read_layer


def read(text: str) -> Layer:
    return read_layer(text.encode(), "profile.toml")


def codes(layer: Layer) -> list[str]:
    return [problem.code for problem in layer.problems]


def one(layer: Layer) -> ConfigError:
    (problem,) = layer.problems
    return problem


@pytest.mark.parametrize("text", ['\ufeffa = "市"\n', 'a = "市"\r\n', '\ta\t=\t"市"\t# “注”\n'])
def test_byte_order_mark_line_ends_of_windows_and_tabs_are_fine(text: str) -> None:
    layer = read(text)
    assert ({"a": "市"}, ()) == (layer.values, layer.problems)


def test_chinese_quotes_within_a_text_are_fine() -> None:
    assert ({"a": "“市”局，＝"}, ()) == (read('a = "“市”局，＝"').values, read('a = "“市”局，＝"').problems)


@pytest.mark.parametrize(("encoding", "said"), [("gb18030", "GB18030"), ("utf-16", "UTF-16")])
def test_another_encoding_is_named_and_the_rest_still_checked(encoding: str, said: str) -> None:
    layer = read_layer('a = "市大数据局"\n'.encode(encoding), "profile.toml")
    assert ({"a": "市大数据局"}, said) == (layer.values, one(layer).params["encoding"])
    assert "UTF-8" in one(layer).hint("zh")


@pytest.mark.parametrize(
    ("text", "values", "column"),
    [
        ("a ＝ 1", {"a": 1}, 3),
        ("a： 1", {"a": 1}, 2),
        ("a = “市局”", {"a": "市局"}, 5),
        ('a = "市局”', {"a": "市局"}, 8),
        ('a = “市局"', {"a": "市局"}, 5),
        ("a = ‘市局’", {"a": "市局"}, 5),
        ("a = [1， 2]", {"a": [1, 2]}, 7),
        ("a = ［1, 2]", {"a": [1, 2]}, 5),
        ("a = 1　", {"a": 1}, 6),
        ("［a]", {"a": {}}, 1),
        ("a。b = 1", {"a": {"b": 1}}, 2),
    ],
)
def test_full_width_punctuation_is_named_with_its_column(text: str, values: object, column: int) -> None:
    layer = read("\n" + text)
    problem = one(layer)
    assert (values, "toml.full-width") == (layer.values, problem.code)
    assert (2, column) == (problem.params["line"], problem.params["column"])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('市 = "x"', {"市": "x"}),
        ('[单位]\na = "x"', {"单位": {"a": "x"}}),
        ('[units.单位1]\na = "x"', {"units": {"单位1": {"a": "x"}}}),
        ('单位.name = "x"', {"单位": {"name": "x"}}),
    ],
)
def test_bare_chinese_keys_are_to_be_quoted(text: str, values: object) -> None:
    layer = read(text)
    assert (values, ["toml.bare-key"]) == (layer.values, codes(layer))


def test_bare_chinese_text_is_to_be_quoted() -> None:
    layer = read("name = 市大数据局")
    assert ({"name": "市大数据局"}, ["toml.bare-text"]) == (layer.values, codes(layer))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'a = "D:\data\x"', r"D:\data\x"),
        (r'a = "C:\Users\n"', r"C:\Users\n"),
        ('a = "C:\\data\\"', "C:\\data\\"),
    ],
)
def test_backslash_paths_are_explained(text: str, value: str) -> None:
    layer = read(text)
    assert ({"a": value}, ["toml.backslash"]) == (layer.values, codes(layer))


def test_a_text_without_end_is_closed() -> None:
    layer = read('a = "市局\nb = 1')
    assert ({"a": "市局", "b": 1}, ["toml.unclosed"]) == (layer.values, codes(layer))


def test_everything_odd_is_said_at_once_with_its_line() -> None:
    layer = read('市 ＝ “x”\nb = "ok" # “注释”，不管\nc = """\n“多行”，\n"""\nd = \'“好”\'\n［e］\n＃ f\n')
    assert {"市": "x", "b": "ok", "c": "“多行”，\n", "d": "“好”", "e": {}} == layer.values
    assert [1, 1, 1, 7, 7] == [problem.params["line"] for problem in layer.problems]


@pytest.mark.parametrize("text", ["a = 1\na = 2", "[a]\nb=1\n[a]\nc=1", "a = {b = 1, b = 2}"])
def test_what_is_written_twice_is_said_so(text: str) -> None:
    layer = read(text)
    assert (True, ["toml.twice"]) == (layer.broken, codes(layer))


@pytest.mark.parametrize(
    ("text", "line"), [("a = \n", 1), ("a\n", 1), ("b = 1\na = [1, 2\n", 3), ("a = hello world", 1)]
)
def test_what_is_no_toml_is_shown_with_its_line(text: str, line: int) -> None:
    layer = read(text)
    assert (True, "toml.syntax", line) == (layer.broken, one(layer).code, one(layer).params["line"])


def test_what_could_be_mended_is_said_beside_what_could_not() -> None:
    assert ["toml.full-width", "toml.twice"] == codes(read("a ＝ 1\na = 2"))


def test_a_key_without_line_is_at_the_one_above_it() -> None:
    layer = read("[a]\nb = 1")
    assert (1, 2, 0) == (layer.line(("a", "c")), layer.line(("a", "b", "x")), layer.line(("z",)))


def test_a_single_quote_in_a_bare_place_is_left_to_the_reader() -> None:
    assert read("a = '市").broken
    assert read("a = '''市").broken

"""What a place says in words of its own (``[texts]``): in messages about its own matters, and nowhere else."""

from typing import Any

CITY = """
[texts]
"case.dispatched" = "请办理 {number}。"
"outbox.subject" = "示例市为企服务：{number}"
"""
COUNTY = """
[texts]
"case.dispatched" = "县里请办理 {number}。"
"""


def told(city: Any) -> dict[str, str]:
    """Give what the units were told since the last time."""
    asked: dict[str, str] = {}

    class Recording:
        def notify(self, ask: Any, /) -> Any:
            asked[ask.recipient] = f"{ask.subject}|{ask.text}"
            return notifier.notify(ask)

    notifier = city.liaison.adapters.notifiers["desk"]
    city.liaison.adapters.notifiers["desk"] = Recording()
    list(city.liaison.work_outbox())
    city.liaison.adapters.notifiers["desk"] = notifier
    return asked


def test_a_county_says_in_its_own_words_what_it_likes_and_the_rest_as_its_city(city: Any) -> None:
    city.configure(CITY)
    city.configure(COUNTY, file="county.toml")
    ours = city.submit()
    city.office().cases.dispatch(ours.id, lead="market")
    theirs = city.submit(region="990102")
    city.office("qian.duo").cases.dispatch(theirs.id, lead="county-market")
    said = told(city)
    assert f"示例市为企服务：{ours.number}|市监局：\n请办理 {ours.number}。" == said["market"]
    assert said["0999-2223334"].startswith(f"示例市为企服务：{theirs.number}|")
    assert said["0999-2223334"].endswith(f"县里请办理 {theirs.number}。")


def test_without_words_of_its_own_a_place_says_what_everybody_says(city: Any) -> None:
    case = city.submit()
    city.office().cases.dispatch(case.id, lead="market")
    assert f"派单：诉求 {case.number}" in told(city)["market"]

"""``govliaison posts list|hold|hand-over|vacate``: who holds which post."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from govliaison.access import Post
from govliaison.cli.commands.parameters import At, UnitName
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.usage import UsageError
from govliaison.units import PostKind

PostName = Annotated[str, Parameter(help="cli.option.post")]
Holder = Annotated[str, Parameter(help="cli.option.holder")]
Leaving = Annotated[str | None, Parameter(help="cli.option.leaving")]

_COLUMNS = (
    Column("cli.head.id"),
    Column("cli.head.post", whole=True),
    Column("cli.head.person", whole=True),
    Column("cli.head.since", whole=True),
)


def list_(
    *,
    unit: UnitName = None,
    vacant: Annotated[bool, Parameter(negative="", help="cli.option.vacant")] = False,
    session: Call,
) -> None:
    """List posts and who holds them now."""
    with session.at_work() as office:
        posts = office.posts.list(unit=session.names.find_unit(unit))
        _show(session, [post for post in posts if not vacant or not post.holders_at(session.now)])


def hold(
    post: PostName,
    person: Holder,
    /,
    *,
    since: Annotated[str | None, Parameter(help="cli.option.since")] = None,
    until: Annotated[str | None, Parameter(help="cli.option.until")] = None,
    session: Call,
) -> None:
    """Enter that somebody holds a post."""
    with session.at_work() as office:
        unit, kind = _split(session, post)
        changed = office.posts.hold(
            unit=unit, kind=kind, person=person, since=session.moment(since), until=session.moment(until)
        )
        _show(session, [changed])


def hand_over(post: PostName, to: Holder, /, *, leaving: Leaving = None, at: At = None, session: Call) -> None:
    """Give a post from its holder to the next."""
    with session.at_work() as office:
        unit, kind = _split(session, post)
        _show(session, [office.posts.hand_over(unit=unit, kind=kind, to=to, leaving=leaving, at=session.moment(at))])


def vacate(post: PostName, /, *, leaving: Leaving = None, at: At = None, session: Call) -> None:
    """Enter that the holder left and nobody followed."""
    with session.at_work() as office:
        unit, kind = _split(session, post)
        _show(session, [office.posts.vacate(unit=unit, kind=kind, leaving=leaving, at=session.moment(at))])


def _split(session: Session, post: str) -> tuple[str, str]:
    """Read ``unit.kind``; the unit may be named, and the kind too."""
    unit, dot, kind = session.names.find_post(post).rpartition(".")
    if not dot or kind not in set(PostKind):
        raise UsageError("cli.post", post=post, kinds=" ".join(PostKind))
    return unit, kind


def _show(session: Session, posts: Sequence[Post]) -> None:
    documents = []
    lines = []
    for post in posts:
        terms = [term for term in post.terms if term.covers(session.now)]
        documents.append(
            {
                "id": post.id,
                "unit": post.unit,
                "kind": post.kind,
                "holders": [{"person": term.person, "since": session.iso(term.since)} for term in terms],
            }
        )
        holders = [(term.person, session.local(term.since)[:10]) for term in terms]
        name = session.names.label("post", post.kind)
        lines += [(post.id, name, *holder) for holder in holders or [(session.output.say("cli.vacant"), "")]]
    session.output.show(documents, Table(_COLUMNS, lines, "cli.no-posts"))

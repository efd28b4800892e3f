"""Beyond one server: a standby that has everything before a commit returns, that may be read, and that takes over."""

from collections.abc import Iterator

import pytest
from postgres_server import Server, execute
from tiny_ledger import assert_whole, next_change

from govliaison.errors import StoreUnavailable
from govliaison.plugins import Batch, Query
from govliaison_sql import open_postgres


@pytest.fixture
def servers() -> Iterator[tuple[Server, Server]]:
    """Give a primary, and a standby without which it does not commit."""
    primary = Server()
    primary.start()
    standby = Server(primary)
    standby.start()
    for statement in ("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"):
        execute(statement, primary.dsn)
    yield primary, standby
    standby.remove()
    primary.remove()


def test_a_standby_of_postgres_has_what_was_committed_may_be_read_and_takes_over(
    servers: tuple[Server, Server],
) -> None:
    primary, standby = servers
    either = f"host={primary.folder},{standby.folder} user=postgres dbname=postgres options='-c synchronous_commit=remote_apply'"
    store = open_postgres(either, pool_size=2, connect_timeout=5)
    replica = open_postgres(f"{standby.dsn} target_session_attrs=any", pool_size=2)
    for number in range(20):
        store.commit(Batch(changes=(next_change(store, "case/1"),)))
        assert number + 1 == replica.head(), "it was applied there before the commit returned"
    assert ["case/1"] == [record.stream for record in replica.find(Query(kind="case", reader=None)).rows]
    assert store.feed(0, 99) == replica.feed(0, 99)
    with pytest.raises(StoreUnavailable) as caught:
        replica.commit(Batch(changes=(next_change(replica, "case/1"),)))
    assert "store.replica" == caught.value.code

    primary.stop()
    with pytest.raises(StoreUnavailable):
        store.commit(Batch(changes=(next_change(store, "case/1"),)))
    standby.promote()
    execute("ALTER SYSTEM SET synchronous_standby_names = ''", standby.dsn)
    execute("SELECT pg_reload_conf()", standby.dsn)
    for _ in range(20):  # the pool tries again after a second, then after two …
        try:
            store.commit(Batch(changes=(next_change(store, "case/1"),)))
        except StoreUnavailable:
            continue
        break
    assert 21 == store.head() == replica.head()
    assert_whole(list(store.feed(0, 99)))
    store.close()
    replica.close()

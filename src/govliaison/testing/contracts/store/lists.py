"""Finding records: conditions, order, pages, counts, permission, search."""

import attrs

from govliaison.plugins import Batch, Count, Index, Key, Order, Query, Reader, Store
from govliaison.testing.contracts.store.author import StoreAuthor
from govliaison.testing.samples import a_change


class Lists(StoreAuthor):
    """What :meth:`~govliaison.plugins.Store.find` and ``count`` promise."""

    def test_records_without_the_moment_come_last_in_both_directions(self) -> None:
        """And a page that ends among them says so in its key."""
        with self.fresh() as store:
            _put(store, a=Index(state="o"), b=Index(state="o", due=2), c=Index(state="o", due=1), d=Index(state="o"))
            ascending = Query(kind="case", reader=None, order=Order.DUE)
            assert "cbad" == _found(store, ascending)
            descending = Query(kind="case", reader=None, order=Order.DUE, descending=True, limit=3)
            assert "bcd" == _found(store, descending)
            assert Key(None, "case/d") == store.find(descending).after
            assert "a" == _found(store, attrs.evolve(descending, after=Key(None, "case/d")))

    def test_ties_are_in_the_order_of_streams_in_the_direction_of_the_list(self) -> None:
        """So that pages neither overlap nor leave anything out."""
        with self.fresh() as store:
            _put(store, **{name: Index(state="open", opened=7) for name in "cabd"})
            for descending, names in ((False, "abcd"), (True, "dcba")):
                query = Query(kind="case", reader=None, descending=descending, limit=3)
                page = store.find(query)
                assert page.after == Key(7, f"case/{names[2]}")
                assert names == _found(store, query) + _found(store, attrs.evolve(query, after=page.after))

    def test_the_last_page_says_that_it_is_the_last(self) -> None:
        """Also when it is full."""
        with self.fresh() as store:
            _put(store, a=Index(state="open"), b=Index(state="open"))
            assert store.find(Query(kind="case", reader=None, limit=2)).after is None
            assert store.find(Query(kind="case", reader=None, limit=1)).after == Key(None, "case/a")

    def test_a_moment_is_within_from_and_before(self) -> None:
        """``from`` is included, ``before`` is not; who has no moment is in no period."""
        with self.fresh() as store:
            _put(store, a=Index(state="open", due=5), b=Index(state="open", due=6), c=Index(state="open"))
            assert "a" == _found(store, Query(kind="case", reader=None, due_from=5, due_before=6))
            assert "ab" == _found(store, Query(kind="case", reader=None, due_from=5))

    def test_a_region_is_found_by_the_beginning_of_its_code(self) -> None:
        """A city and all its counties; signs of other languages mean themselves."""
        with self.fresh() as store:
            _put(
                store,
                a=Index(state="open", region="1234"),
                b=Index(state="open", region="123456"),
                c=Index(state="open", region="12%4"),
                d=Index(state="open"),
            )
            assert "ab" == _found(store, Query(kind="case", reader=None, region="1234"))
            assert "c" == _found(store, Query(kind="case", reader=None, region="12%"))
            assert "abc" == _found(store, Query(kind="case", reader=None, region=""))

    def test_who_holds_a_denied_token_sees_nothing_of_it(self) -> None:
        """Not in lists and not in counts; who holds no token sees nothing at all, the system everything."""
        both = frozenset({"x", "y"})
        with self.fresh() as store:
            _put(
                store,
                a=Index(state="open", audience=both),
                b=Index(state="open", audience=frozenset({"x"})),
                c=Index(state="open"),
            )
            reader = Reader(tokens=frozenset({"x"}), denied=frozenset({"y"}))
            assert "b" == _found(store, Query(kind="case", reader=reader))
            assert Count(1, exact=True) == store.count(Query(kind="case", reader=reader), 9)
            assert "" == _found(store, Query(kind="case", reader=Reader(tokens=frozenset())))
            assert "abc" == _found(store, Query(kind="case", reader=None))

    def test_a_count_is_exact_up_to_its_cap(self) -> None:
        """It counts the whole list, not what is left of it behind a page."""
        with self.fresh() as store:
            _put(store, a=Index(state="open"), b=Index(state="open"))
            every = Query(kind="case", reader=None, after=Key(None, "case/a"), limit=1)
            assert Count(2, exact=True) == store.count(every, 2)
            assert Count(1, exact=False) == store.count(every, 1)

    def test_words_are_found_as_substrings_of_folded_text(self) -> None:
        """Chinese has no spaces; width and case make no difference here, and only here."""
        with self.fresh() as store:
            _put(store, a=Index(state="open", text="环评 VOC Straße 100%"), b=Index(state="open"))
            for text, names in (
                ("评", "a"),
                ("环评", "a"),
                ("评环", ""),
                ("ｖｏｃ 环", "a"),
                ("STRASSE", "a"),
                ("0%", "a"),
                ("环,", ""),
                ("环_", ""),
                (" ", "ab"),
            ):
                assert names == _found(store, Query(kind="case", reader=None, text=text)), text

    def test_names_and_values_of_tags_are_kept_apart(self) -> None:
        """However they are joined; and each tag that is asked for must be there."""
        with self.fresh() as store:
            _put(store, a=Index(state="open", tags=frozenset({("tag", "1:x"), ("tag", "y")})), b=Index(state="open"))
            for tags, names in (
                ({("tag:1", "x")}, ""),
                ({("tag", "1:x")}, "a"),
                ({("tag", "1:x"), ("tag", "y")}, "a"),
                ({("tag", "1:x"), ("tag", "z")}, ""),
            ):
                assert names == _found(store, Query(kind="case", reader=None, tags=frozenset(tags)))

    def test_lists_follow_the_record(self) -> None:
        """What a record was found by before it changed finds it no more."""
        was = Index(
            state="open",
            unit="u",
            region="12",
            enterprise="e",
            number="n",
            opened=1,
            due=1,
            text="环评",
            audience=frozenset({"x"}),
            tags=frozenset({("t", "1")}),
        )
        asks = (
            {"states": frozenset({"open"})},
            {"unit": "u"},
            {"region": "12"},
            {"enterprise": "e"},
            {"number": "n"},
            {"opened_before": 2},
            {"due_before": 2},
            {"text": "环评"},
            {"tags": frozenset({("t", "1")})},
            {"reader": Reader(tokens=frozenset({"x"}))},
        )
        queries = [attrs.evolve(Query(kind="case", reader=None), **asked) for asked in asks]
        with self.fresh() as store:
            _put(store, a=was)
            assert ["a"] * len(asks) == [_found(store, query) for query in queries]
            store.commit(Batch(changes=(a_change("case/a", 1, Index(state="closed", text="融资")),)))
            assert [""] * len(asks) == [_found(store, query) for query in queries]
            assert "a" == _found(store, Query(kind="case", reader=None, text="融资", states=frozenset({"closed"})))


def _put(store: Store, **indexes: Index) -> None:
    store.commit(Batch(changes=tuple(a_change(f"case/{name}", 0, index) for name, index in indexes.items())))


def _found(store: Store, query: Query) -> str:
    """Give what is found as a word of one-letter names."""
    return "".join(record.stream.removeprefix("case/") for record in store.find(query).rows)

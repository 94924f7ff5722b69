"""Addresses of names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.source.rules import DEVICES
from annotate.write.across.slugs import RESERVED, key_of, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [("The Mirror", "the-mirror"), ("  the   MIRROR ", "the-mirror"), ("24 heures", "24-heures")],
)
def test_plain_names_are_their_own_address(name: str, slug: str) -> None:
    """A name of plain words keeps them; case and spaces do not matter."""
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    "name", ["A-B", "A.B", "A/B", "Ä B", "a b 0123456789", "con", "page", "index", "../..", "x" * 300]
)
def test_other_names_have_a_hash(name: str) -> None:
    """A name that its letters do not tell from another has a hash behind them."""
    assert re.fullmatch(r"([a-z0-9-]+-)?[0-9a-f]{10}", slug_of(name))
    assert len(slug_of(name)) <= 71


def test_names_that_look_alike_do_not_meet() -> None:
    """Names with equal letters and other signs have other addresses, also one that imitates the hash."""
    names = ["a b", "a-b", "a.b", "á b", "a b!", "潮見日報社", "まちニュース便", "صدى"]
    names.append(slug_of("a-b").replace("-", " "))
    assert len({slug_of(name) for name in names}) == len(names)


def test_forms_of_unicode_are_one_name() -> None:
    """A composed and a decomposed name are the same."""
    assert slug_of("Bjerka\u030as") == slug_of("Bjerkås")


@given(st.text(), st.text())
def test_addresses_property(one: str, other: str) -> None:
    """An address is safe everywhere, and two names share it only when they are the same name."""
    for name in (one, other):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug_of(name))
        assert slug_of(name) not in RESERVED | DEVICES
    assert (slug_of(one) == slug_of(other)) == (key_of(one) == key_of(other))

"""Lists by publisher, tag, language and kind."""

from __future__ import annotations

from across import summary
from annotate.write.across.families import family_pages, members_of
from annotate.write.phrases import phrases


def pages(*entries: object) -> dict[str, str]:
    """The pages of all families."""
    return dict(family_pages(entries, phrases()))  # type: ignore[arg-type]


def test_every_family_has_an_index_and_its_members() -> None:
    """Each publisher, tag, language and kind of correction has a page, and an index names it with its count."""
    made = pages(summary("a"), summary("b", tags=("other one",), language="pt-BR"))
    assert {
        "comparisons/by/serious/index.md",
        "comparisons/by/publisher/index.md",
        "comparisons/by/publisher/the-mirror/index.md",
        "comparisons/by/publisher/the-original/index.md",
        "comparisons/by/tag/translation/index.md",
        "comparisons/by/tag/other-one/index.md",
        "comparisons/by/language/en/index.md",
        "comparisons/by/language/pt/index.md",
        "comparisons/by/kind/name/index.md",
    } <= made.keys()
    index = made["comparisons/by/publisher/index.md"]
    assert "- [<bdi>The Mirror</bdi>](the-mirror/index.md) <small>2 comparisons</small>" in index
    assert (
        "[<bdi>Portuguese</bdi>](pt/index.md) <small>1 comparison</small>" in made["comparisons/by/language/index.md"]
    )


def test_a_publisher_has_roles() -> None:
    """A publisher's page says in which roles it appears, what was found in its copies, and where."""
    made = pages(
        summary("a", counts={"name": 2, "figure": 1}),
        summary("b", publishers=("Another", "The Mirror"), counts={"date": 5}),
        summary("c", publishers=("The Mirror", "the mirror"), counts={}),
    )
    page = made["comparisons/by/publisher/the-mirror/index.md"]
    assert "publisher of the copy in 2 comparisons" in page
    assert "publisher of the reference in 2 comparisons" in page
    assert "found in its copies: 2 names, 1 figure" in page
    for slug, role in (("a", "its version is the copy"), ("b", "its version is the reference"), ("c", "both versions")):
        row = page[page.index(f"(../../../{slug}/index.md)") :]
        assert role in row[: row.index("</div>")]


def test_spellings_of_one_name_are_one_member() -> None:
    """Names that differ in case are one, under the spelling used most; a comparison counts once."""
    entries = [summary("a", tags=("NATO", "nato")), summary("b", tags=("NATO",))]
    (member,) = members_of(entries, lambda entry: entry.tags)
    assert (member.name, member.slug, len(member.entries)) == ("NATO", "nato", 2)


def test_hostile_names_stay_text() -> None:
    """A publisher's or tag's name is text in titles, lists and links."""
    attack = "</h1><script>x</script>](y) {{ z }} __config"
    for page in pages(summary("a", publishers=(attack, attack), tags=(attack,))).values():
        head, _, body = page.partition("\n---\n")
        assert "<script>" not in head
        assert not [words for words in ("<script>", "(y)", "{{", "__config") if words in body]


def test_members_are_paged() -> None:
    """An index of very many publishers goes over pages."""
    made = pages(*(summary(f"s{n}", publishers=(f"Copy {n}", f"Source {n}")) for n in range(101)))
    assert made["comparisons/by/publisher/index.md"].count("<small>1 comparison") == 100
    assert "comparisons/by/publisher/page/3.md" in made

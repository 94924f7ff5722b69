"""Lists of the comparisons that have something in common: a publisher, a tag, a language, a kind of correction.

comparisons/by/serious/index.md            all, the gravest first
comparisons/by/FAMILY/index.md             the members of a family, with how many comparisons each has
comparisons/by/FAMILY/SLUG/index.md        the comparisons of one member, the newest first
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from annotate.model import Kind
from annotate.write.across.slugs import key_of, slug_of
from annotate.write.escape import encode
from annotate.write.lists import HOME, Place, Summary, by_kind, gravest, link, newest, paged, row, rows_of
from annotate.write.phrases import Phrases

Family = Literal["publisher", "tag", "language", "kind"]
Pages = Iterator[tuple[str, str]]

A_PAGE = 100  # members of a family on one page


@dataclass(slots=True)
class Member:
    """One publisher, tag, language or kind, with its comparisons; `spellings` counts how it is written."""

    slug: str
    spellings: Counter[str] = field(default_factory=Counter)
    entries: list[Summary] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The spelling used most."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], name))


def family_pages(entries: Sequence[Summary], say: Phrases) -> Pages:
    """Every list of every family, one page at a time."""
    place = Place(f"{HOME}/by/serious", say("by.serious"), lambda path: say("by.serious_introduction"))
    yield from paged(place, gravest(entries), len(entries), rows_of(say), say)
    names: dict[Family, Callable[[Summary], Iterable[str]]] = {
        "publisher": lambda entry: entry.publishers,
        "tag": lambda entry: entry.tags,
        "language": lambda entry: [entry.language.split("-")[0].lower()] if entry.language else [],
        "kind": lambda entry: entry.counts,
    }
    for family, names_of in names.items():
        members = members_of(entries, names_of)
        yield from _index(family, members, say)
        for member in members:
            yield from _member_pages(family, member, say)


def members_of(entries: Iterable[Summary], names: Callable[[Summary], Iterable[str]]) -> list[Member]:
    """The members that `names` finds, in the order of their names; spellings of one name are one member."""
    members: dict[str, Member] = {}
    for entry in entries:
        for name in names(entry):
            member = members.setdefault(key_of(name), Member(slug_of(name)))
            member.spellings[name] += 1
            if not member.entries or member.entries[-1] is not entry:
                member.entries.append(entry)
    return [members[key] for key in sorted(members)]


def home(family: Family, member: str | None = None) -> str:
    """The path of the index of a family, or of the page of one of its members (a slug)."""
    return f"{HOME}/by/{family}/{member}/index.md" if member else f"{HOME}/by/{family}/index.md"


def called(family: Family, name: str, say: Phrases) -> str:
    """What readers see as the name of a member."""
    if family == "language":
        return say.language(name)
    return say(f"kind.{name}") if family == "kind" else name


def _index(family: Family, members: Sequence[Member], say: Phrases) -> Pages:
    place = Place(f"{HOME}/by/{family}", say(f"by.{family}s"))

    def rows(some: Sequence[Member], path: str) -> str:
        lines = [
            f"- {link(f'<bdi>{encode(called(family, member.name, say))}</bdi>', home(family, member.slug), path)}"
            f" <small>{say.some('by.comparisons', len(member.entries))}</small>"
            for member in some
        ]
        return _list("an-names", "\n".join(lines) or say("list.empty"))

    yield from paged(place, members, len(members), rows, say, A_PAGE)


def _member_pages(family: Family, member: Member, say: Phrases) -> Pages:
    title = say("by.title", family=say(f"by.{family}"), name=called(family, member.name, say))
    if family == "publisher":
        before = _publisher(member, say)
        place = Place(f"{HOME}/by/{family}/{member.slug}", title, lambda path: before)
        yield from paged(place, newest(member.entries), len(member.entries), _rows_with_roles(member, say), say)
    else:
        place = Place(f"{HOME}/by/{family}/{member.slug}", title)
        yield from paged(place, newest(member.entries), len(member.entries), rows_of(say), say)


def _roles(member: Member, entry: Summary) -> tuple[bool, bool]:
    copy, reference = (slug_of(name) == member.slug for name in entry.publishers)
    return copy, reference


def _publisher(member: Member, say: Phrases) -> str:
    """In which roles a publisher appears, and what was found in its copies."""
    roles = [_roles(member, entry) for entry in member.entries]
    lines = [
        say.some("by.as_copy", sum(copy for copy, _ in roles)),
        say.some("by.as_reference", sum(reference for _, reference in roles)),
    ]
    counts: Counter[Kind] = Counter()
    for entry, (copy, _) in zip(member.entries, roles, strict=True):
        counts.update(entry.counts if copy else {})
    if counts:
        lines.append(say("by.found", kinds=by_kind(counts, say)))
    return "\n".join(f"- {line}" for line in lines)


def _rows_with_roles(member: Member, say: Phrases) -> Callable[[Sequence[Summary], str], str]:
    def rows(entries: Sequence[Summary], path: str) -> str:
        parts = []
        for entry in entries:
            role = {(True, True): "both", (True, False): "copy"}.get(_roles(member, entry), "reference")
            parts.append(row(entry, path, say, say(f"by.role_{role}")))
        return _list("an-list", "\n\n".join(parts))

    return rows


def _list(name: str, body: str) -> str:
    return f'<div class="{name}" markdown>\n\n{body}\n\n</div>'

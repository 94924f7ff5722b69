"""The error index: each name, figure and date of the references with every form that copies gave it.

comparisons/errors/index.md                 where to begin, and what was given the most forms
comparisons/errors/names/LETTER/index.md    one list per initial
comparisons/errors/figures/index.md         and dates/ likewise
comparisons/errors/PART/form/SLUG/index.md  every place of a form that has more than fit into its list
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from annotate.write.across.initials import DIGITS, OTHER, initial_slug
from annotate.write.across.slugs import slug_of
from annotate.write.across.store import Form, Group, Store
from annotate.write.escape import encode
from annotate.write.lists import HOME, Place, Summary, link, paged, sheet
from annotate.write.phrases import Phrases
from annotate.write.quote import shorten

FOLDER = f"{HOME}/errors"
PARTS = ("names", "figures", "dates")
A_PAGE = 50
FORMS = 8  # forms and places of each that stand in a list; all of them have pages of their own
PLACES = 6
PLACES_A_PAGE = 100
MOST = 12
TITLE = 60  # characters of a comparison's title

Pages = Iterator[tuple[str, str]]


class ErrorIndex:
    """The pages of the error index, from a finished store and the summaries by slug."""

    def __init__(self, store: Store, entries: Mapping[str, Summary], before: str, say: Phrases) -> None:
        """`before` is Markdown that stands before every first list."""
        self.store, self.entries, self.before, self.say = store, entries, before, say

    def pages(self) -> Pages:
        """Every page, one at a time."""
        initials = {part: self.store.initials(part) for part in PARTS}
        yield self._home(initials)
        for part in PARTS:
            title = self.say(f"errors.{part}")
            if part != "names":
                count = initials[part][0][1] if initials[part] else 0
                yield from self._part(part, "", count, Place(f"{FOLDER}/{part}", title, self._lead(part)))
                continue
            for initial, count in initials[part]:
                folder = f"{FOLDER}/{part}/{initial_slug(initial)}"
                name = self.say("by.title", family=title, name=self._letter(initial))
                yield from self._part(part, initial, count, Place(folder, name, self._letters(initials[part])))

    def _home(self, initials: Mapping[str, Sequence[tuple[str, int]]]) -> tuple[str, str]:
        """The first page of the index."""
        say, place = self.say, Place(FOLDER, self.say("errors.title"))
        path = place.path()
        parts = [self.before, say("errors.introduction")]
        if names := initials["names"]:
            parts += [f"## {say('errors.names')}", self._letters(names)(path)]
        others = [
            f"- {link(say(f'errors.{part}'), f'{FOLDER}/{part}/index.md', path)} "
            f"<small>{say.some('errors.entries', initials[part][0][1] if initials[part] else 0)}</small>"
            for part in PARTS[1:]
        ]
        parts += [f"## {say('errors.others')}", "\n".join(others)]
        if most := self.store.most("names", MOST, forms=FORMS, places=PLACES):
            parts += [f"## {say('errors.most')}", self._rows(most, path)]
        return path, sheet(place, 1, parts, say)

    def _lead(self, part: str) -> Callable[[str], str]:
        say = self.say
        back = say("errors.back")
        return lambda path: "\n\n".join(
            filter(None, (self.before, say(f"errors.{part}_introduction"), link(back, f"{FOLDER}/index.md", path)))
        )

    def _letter(self, initial: str) -> str:
        return {DIGITS: "0–9", OTHER: self.say("errors.other")}.get(initial, initial)

    def _letters(self, initials: Sequence[tuple[str, int]]) -> Callable[[str], str]:
        """Links to the lists of all initials, as a list, for the page at a path."""

        def letters(path: str) -> str:
            lines = []
            for initial, count in initials:
                target = f"{FOLDER}/names/{initial_slug(initial)}/index.md"
                words = encode(self._letter(initial))
                here = f"<strong>{words}</strong>" if target == path else link(words, target, path)
                lines.append(f"- {here} <small>{count}</small>")
            return _box("an-letters", "\n".join(lines))

        return letters

    def _part(self, part: str, initial: str, count: int, place: Place) -> Pages:
        """The lists of one initial, and the pages of those forms that do not fit into them."""
        longer: list[Group] = []

        def found() -> Iterator[Group]:
            for group in self.store.groups(part, initial, forms=FORMS, places=PLACES):
                if not group.whole:
                    longer.append(replace(group, first=()))
                yield group

        yield from paged(place, found(), count, self._rows, self.say, A_PAGE)
        for group in longer:
            yield from self._whole(group)

    def _rows(self, groups: Sequence[Group], path: str) -> str:
        return "\n\n".join(self._entry(group, path) for group in groups) or self.say("errors.empty")

    def _entry(self, group: Group, path: str) -> str:
        """One reference form with its forms in copies."""
        lines = [self._form(form, path) for form in group.first]
        if not group.whole:
            words = self.say.some("errors.all", group.count + group.variants)
            lines.append(f"- {link(words, _home(group), path)}")
        head = f'**<bdi class="an-reference">{encode(group.reference)}</bdi>** <small>{self._counts(group)}</small>'
        return _box("an-form", head + "\n\n" + "\n".join(lines))

    def _form(self, form: Form, path: str) -> str:
        """One form in copies with links to its first places."""
        say = self.say
        variant = f" <small>{say('errors.variant')}</small>" if form.variant else ""
        more = form.count - len(form.places)
        places = self._places(form.places, path) + ([say("places_more", count=more)] if more > 0 else [])
        count = f" <small>× {form.count}</small>" if form.count else ""
        words = f'<bdi class="an-copy">{encode(form.copy)}</bdi>{variant}{count}'
        return f"- {words}: {say('list_separator').join(places)}"

    def _places(self, places: Iterable[tuple[str, str]], path: str) -> list[str]:
        """Links to places, by the titles of the comparisons; further ones of the same comparison by their number."""
        links = []
        for slug, own in groupby(places, key=lambda place: place[0]):
            entry = self.entries[slug]
            for number, (_, address) in enumerate(own, start=1):
                page, _, anchor = address.partition("#")
                title = f"<bdi>{encode(shorten(entry.title, self.say, TITLE))}</bdi>"
                words = title if number == 1 else self.say("errors.again", place=number)
                links.append(link(words, f"{HOME}/{slug}/{page}index.md#{anchor}", path))
        return links

    def _whole(self, group: Group) -> Pages:
        """Every place of one reference form."""
        say = self.say
        title = say("by.title", family=say(f"errors.{group.part}_one"), name=group.reference)
        place = Place(_home(group).removesuffix("/index.md"), title, self._back(group))
        count = group.count + group.variants
        yield from paged(place, self.store.places(group), count, self._place_rows, say, PLACES_A_PAGE)

    def _counts(self, group: Group) -> str:
        """How often a reference form was given another one, and in how many comparisons."""
        say = self.say
        counts = [say.some("errors.places", group.count)] if group.count else []
        counts += [say.some("errors.variants", group.variants)] if group.variants else []
        return " · ".join((*counts, say.some("by.comparisons", group.comparisons)))

    def _back(self, group: Group) -> Callable[[str], str]:
        """The counts, and the way back to the list that a reference form stands in."""
        folder = f"{FOLDER}/{group.part}" + (f"/{initial_slug(group.initial)}" if group.part == "names" else "")
        return lambda path: f"{self._counts(group)}. {link(self.say('errors.list'), f'{folder}/index.md', path)}"

    def _place_rows(self, places: Sequence[tuple[str, bool, str, str]], path: str) -> str:
        lines = []
        for (copy, variant), own in groupby(places, key=lambda place: place[:2]):
            where = tuple((slug, address) for *_, slug, address in own)
            lines.append(self._form(Form(copy, variant, 0, where), path))  # others may be on another page: no count
        return _box("an-form", "\n".join(lines))


def _home(group: Group) -> str:
    return f"{FOLDER}/{group.part}/form/{slug_of(group.key)}/index.md"


def _box(name: str, body: str) -> str:
    return f'<div class="{name}" markdown>\n\n{body}\n\n</div>'

"""The page of one comparison as annotated Markdown: cards, counts, table, article, notes, differences and proof.

It reads well in any Markdown viewer; `annotate.extension` adds the readings, rows and roles to its HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from annotate import __version__
from annotate.entry import Entry, Version
from annotate.language import available
from annotate.model import Correction, Text
from annotate.text import measured
from annotate.write.article import article
from annotate.write.citation import citation
from annotate.write.differences import ALL, changes, everything, footnotes, link
from annotate.write.downloads import DATA, download_list
from annotate.write.escape import encode
from annotate.write.excerpts import is_full
from annotate.write.fidelity import check_markdown
from annotate.write.findings import Finding, findings, per_kind
from annotate.write.jsonld import page_jsonld
from annotate.write.phrases import DEFAULT, Phrases, phrases

_ESCAPED = re.compile(r'[^\x20-\x7e\xa0-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|["\\]')


Values = dict[str, "str | bool | Sequence[str]"]
"""The front matter of a page."""
Address = Callable[[str], str]
"""Where a correction with an id stands, as seen from a page."""
HERE: Address = "#{}".format
"""On the page itself."""


class Verbatim(str):
    """A value of the front matter that is safe in HTML as it is."""

    __slots__ = ()


def comparison_page(
    entry: Entry, language: str = DEFAULT, sizes: Mapping[str, int] | None = None, document: str | None = None
) -> str:
    """The whole page of `entry`, our words in `language`.

    `sizes` are those of the files beside it, in bytes, where they are known; `document` is its comparison_document,
    where that is made already. Raises FidelityError if it would not show the texts as they are.
    """
    say, found = phrases(language), findings(entry.comparison)
    files = "\n\n".join((f"**{say('page.data')}**", download_list(entry.slug, sizes or {}, say)))
    body = _body(entry, found, files, say) if document is None else _with_files(document, entry, files, say)
    return checked(front_matter(meta(entry, found, say)) + body, entry)


def _with_files(document: str, entry: Entry, files: str, say: Phrases) -> str:
    """The body of a page: that of the document of `entry` with the downloads after its proof, which is there once."""
    before, after = document.rsplit(proof := _proof(entry, say), 1)
    return f"{before}{proof}\n\n{files}{after}"


def comparison_document(entry: Entry, language: str = DEFAULT) -> str:
    """The same as a Markdown document of its own, without what only a site needs."""
    say = phrases(language)
    return checked(_body(entry, findings(entry.comparison), "", say), entry)


def checked(page: str, entry: Entry) -> str:
    """`page`, which shows the texts of `entry` where they are published. Raises FidelityError if it does not."""
    if is_full(entry):
        check_markdown(page, entry.comparison)
    return page


def _body(entry: Entry, found: Sequence[Finding], files: str, say: Phrases) -> str:
    excerpts = not is_full(entry)
    parts = (
        f"# {encode(entry.metadata.title)}",
        sample(entry, say),
        encode(" ".join(entry.metadata.summary.split())),
        cards(entry, say),
        verdict(entry, found, say),
        say("page.excerpts") if excerpts else "",
        changes(entry, found, say),
        "" if excerpts else article(entry, found, say),
        everything(entry, say),
        about(entry, files, say),
        footnotes(entry, found, say),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def front_matter(values: Values) -> str:
    """YAML front matter. Strings are quoted, and escaped once for HTML, because templates do not escape them."""
    lines = [f"{key}: {_yaml(value)}" for key, value in values.items() if value]
    return "\n".join(("---", *lines, "---", "", ""))


def count_words(text: Text, say: Phrases) -> str:
    """The length of `text` as people give it: in words, or in characters for scripts without spaces."""
    known = text.sealed or measured(text)
    if known.words is None:
        return say.some("card.characters", known.characters)
    return say.some("card.words", known.words)


def meta(entry: Entry, found: Sequence[Finding], say: Phrases, address: Address = HERE) -> Values:
    """The front matter of the page of a whole comparison; its corrections stand at `address`."""
    metadata = entry.metadata
    count = say.some("page.described", len(found))
    labels = {"copy": metadata.copy.label, "reference": metadata.reference.label}
    description = metadata.summary or say("page.description", count=count, **labels)
    return {
        "title": metadata.title,
        "description": description,
        "hide": ("navigation", "toc"),
        "tags": metadata.tags,
        "robots": "noindex" if metadata.sample else "",
        "jsonld": Verbatim(page_jsonld(entry, description, say, address)),
        **facts(entry, found, say),
    }


def facts(entry: Entry, found: Sequence[Finding], say: Phrases) -> Values:
    """For the search: what it says of a page with the findings `found`, and what it can be narrowed down by.

    The template overrides/main.html reads it.
    """
    metadata = entry.metadata
    return {
        "an_about": say("list.compared", copy=metadata.copy.label, reference=metadata.reference.label),
        "an_date": metadata.date,
        "an_kinds": tuple(per_kind(found)),
        "an_publishers": sorted(
            {version.publisher or version.label for version in (metadata.copy, metadata.reference)}
        ),
        "an_languages": tuple(filter(None, (metadata.language or entry.comparison.language,))),
    }


def _yaml(value: str | bool | Sequence[str]) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, str):
        text = value if isinstance(value, Verbatim) else html.escape(" ".join(value.split()))
        return '"' + _ESCAPED.sub(lambda match: f"\\U{ord(match[0]):08X}", text) + '"'
    return f"[{', '.join(_yaml(item) for item in value)}]"


def sample(entry: Entry, say: Phrases) -> str:
    """Markdown that says of a sample that it is one."""
    if not entry.metadata.sample:
        return ""
    return f'<div class="an-sample" role="note" data-search-exclude markdown>\n\n{say("page.sample")}\n\n</div>'


def cards(entry: Entry, say: Phrases) -> str:
    """HTML of both versions' cards, written without blank lines so that it is one block of Markdown."""
    metadata, comparison = entry.metadata, entry.comparison
    return "\n".join((
        '<div class="an-cards">',
        _card("copy", metadata.copy, comparison.copy, say),
        _card("reference", metadata.reference, comparison.reference, say),
        citation(entry, say),
        "</div>",
    ))  # fmt: skip


def _card(side: str, version: Version, text: Text, say: Phrases) -> str:
    publisher = version.publisher if version.publisher != version.label else None
    facts = [_own(publisher or ""), say("card.by", author=_own(version.author)) if version.author else ""]
    if version.published:
        facts.append(_time(version.published, say))
    elif version.retrieved:
        facts.append(say("card.retrieved", date=_time(version.retrieved, say)))
    facts.append(count_words(text, say))
    proof = [link(version.url, say("card.address")) if version.url else ""]
    proof.append(link(version.archived, say("card.archived")) if version.archived else "")
    proof.append(f"<code data-search-exclude>sha256 {text.sha256[:12]}</code>")
    rights = f'<p class="an-proof">{say("card.rights", rights=_own(version.rights))}</p>' if version.rights else ""
    return "\n".join((
        f'<div class="an-card an-{side}">',
        f'<p class="an-side">{say(f"side.{side}")}</p>',
        f'<p class="an-label"><bdi>{encode(version.label)}</bdi></p>',
        f"<p>{_dotted(facts)}</p>",
        f'<p class="an-proof">{_dotted(proof)}</p>{rights}',
        "</div>",
    ))  # fmt: skip


def _own(text: str) -> str:
    """Markdown of somebody's words among ours, whatever direction they run in."""
    return f"<bdi>{encode(text)}</bdi>" if text else ""


def _time(date: str, say: Phrases) -> str:
    return f'<time datetime="{encode(date)}">{encode(say.day(date))}</time>'


def _dotted(parts: Sequence[str]) -> str:
    return " · ".join(filter(None, parts))


def verdict(entry: Entry, found: Sequence[Finding], say: Phrases, address: Address = HERE) -> str:
    """The sentence that counts. Each count leads to the first finding of its kind."""
    comparison = entry.comparison
    if not comparison.related:
        return say("page.unrelated")
    if comparison.reference.sha256 == comparison.copy.sha256 and not comparison.corrections:
        return say("page.identical")
    if not comparison.corrections:
        return say("page.same_words")
    return told("page", entry, comparison.corrections, found, say, address)


def told(
    section: str,
    entry: Entry,
    corrections: Iterable[Correction],
    found: Sequence[Finding],
    say: Phrases,
    address: Address = HERE,
) -> str:
    """The sentence in the words of a `section` of our phrases, about some `corrections` and their findings."""
    rest = _rest(entry, corrections, "others" if found else "others_only", say, address(ALL))
    if not found:
        return f"{say(f'{section}.found_nothing')} {rest}"
    counts = [
        f"[{say.number(len(group))} {say.some(f'kinds.{kind}', len(group))}]({address(group[0].label)})"
        for kind, group in per_kind(found).items()
    ]
    return f"{say.some(f'{section}.found', len(found))} {say('list_separator').join(counts)}. {rest}"


def _rest(entry: Entry, corrections: Iterable[Correction], phrase: str, say: Phrases, address: str) -> str:
    """What is said of the differences that are no findings, listed at `address`: less where there are no word lists."""
    others = sum(not (c.dismissed or c.serious) for c in corrections)
    if not others:
        return say("page.others_none")
    language = entry.metadata.language or entry.comparison.language
    if _known(language):
        return say.some(f"page.{phrase}", others, rest=address)
    name = say.language(language) if language else say("page.this_language")
    return say.some("page.others_unknown", others, rest=address, language=encode(name))


@cache
def _known(language: str | None) -> bool:
    """Whether there is data for `language`, a BCP 47 tag."""
    return (language or "").replace("_", "-").split("-")[0].casefold() in available()


def _proof(entry: Entry, say: Phrases) -> str:
    """What proves the page: the hashes of both texts, and which file holds all of it."""
    comparison = entry.comparison
    proof = say("page.proof", file=f"<code>{DATA}</code>") if is_full(entry) else say("page.proof_excerpts")
    texts = ((say("page.proof_copy"), comparison.copy), (say("page.proof_reference"), comparison.reference))
    hashes = [
        f"- {name}: {say.some('page.proof_length', len(text.text))}, SHA-256 <code>{text.sha256}</code>"
        for name, text in texts
    ]
    return "\n\n".join((proof, "\n".join(hashes)))


def about(entry: Entry, files: str, say: Phrases) -> str:
    """The proof, the downloads (`files`), and how to cite."""
    metadata = entry.metadata
    cite = say(
        "page.cite",
        title=encode(metadata.title),
        copy=f"<bdi>{encode(metadata.copy.label)}</bdi>",
        reference=f"<bdi>{encode(metadata.reference.label)}</bdi>",
        date=encode(say.day(metadata.date)),
    )
    cite += f" {say('page.cite_correction')}" if entry.comparison.corrections else ""
    lines = [
        f"## {say('page.about')}",
        '<div class="an-about" data-search-exclude markdown>',
        _proof(entry, say),
        *([files] if files else []),
    ]
    return "\n\n".join((*lines, cite, say("page.tool", version=encode(__version__)), "</div>"))

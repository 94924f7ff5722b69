"""The header of the TEI document of a comparison: what it is, its two witnesses, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.entry import Entry, Version
from annotate.model import KINDS, SEVERITIES, Text
from annotate.write.excerpts import is_full
from annotate.write.phrases import Phrases
from annotate.write.xml import attributes, element, pointer

_WORDS = ("spacing", "moved", "unrelated")
"""Types of an `<app>` that is no correction."""


def header(entry: Entry, say: Phrases, *, version: str) -> str:
    """The `<teiHeader>` of `entry`; `version` is that of this program."""
    metadata, full = entry.metadata, is_full(entry)
    return "\n".join((
        "<teiHeader>", "<fileDesc>",
        f"<titleStmt>{element('title', _line(metadata.title))}</titleStmt>",
        *_publication(entry, say),
        "<sourceDesc>", "<listWit>",
        *_witness("reference", metadata.reference, entry.comparison.reference, say),
        *_witness("copy", metadata.copy, entry.comparison.copy, say),
        "</listWit>", "</sourceDesc>", "</fileDesc>",
        *_encoding(full, say, version),
        *_profile(entry, say),
        "</teiHeader>",
    ))  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())


def _publication(entry: Entry, say: Phrases) -> Iterator[str]:
    """When it was published, and what may be done with the texts."""
    metadata = entry.metadata
    yield "<publicationStmt>"
    yield element("authority", say("tei.authority"))
    if metadata.date:
        yield f"<date{attributes(when=metadata.date)}>{metadata.date}</date>"
    yield element("idno", entry.slug, type="slug")
    yield f"<availability>{element('p', say('tei.full' if is_full(entry) else 'page.excerpts'))}</availability>"
    yield "</publicationStmt>"
    if metadata.summary:
        yield f"<notesStmt>{element('note', _line(metadata.summary))}</notesStmt>"


def _witness(name: str, version: Version, text: Text, say: Phrases) -> Iterator[str]:
    """One of the two versions, as its metadata describes it."""
    yield f"<witness{attributes(**{'xml:id': name})}>"
    yield element("label", f"{say(f'side.{name}')}: {_line(version.label)}")
    yield "<bibl>"
    yield element("title", _line(version.label))
    for tag, value in (("author", version.author), ("publisher", version.publisher)):
        if value:
            yield element(tag, _line(value))
    if version.published:
        yield f"<date{attributes(type='published', when=version.published)}>{version.published}</date>"
    if version.retrieved:
        yield f"<date{attributes(type='retrieved', when=version.retrieved)}>{version.retrieved}</date>"
    for kind, address in (("address", version.url), ("archived", version.archived)):
        if address:
            yield element("ref", address, type=kind, target=pointer(address))
    if version.rights:
        yield f"<availability>{element('p', _line(version.rights))}</availability>"
    yield element("idno", text.sha256, type="sha256")
    yield f"<extent>{say.some('page.proof_length', len(text.text))}</extent>"
    yield "</bibl>"
    yield "</witness>"


def _encoding(full: bool, say: Phrases, version: str) -> Iterator[str]:
    """How the apparatus is written, and what its types and severities mean."""
    method, where = ("parallel-segmentation", "internal") if full else ("location-referenced", "external")
    yield "<encodingDesc>"
    yield f"<editorialDecl>{element('p', say('tei.segments' if full else 'tei.places'))}</editorialDecl>"
    yield "<classDecl>"
    yield from _taxonomy("kind", [(name, say(f"kind.{name}")) for name in KINDS])
    yield from _taxonomy("place", [(name, say(f"tei.{name}")) for name in _WORDS])
    severities = [(name, say(f"severity.{name}")) for name in SEVERITIES]
    yield from _taxonomy("severity", [*severities, ("dismissed", say("tei.dismissed"))])
    yield "</classDecl>"
    number = ".".join(part for part in version.split(".") if part.isdigit()) or "0"
    yield f"<appInfo><application{attributes(ident='mkdocs-annotate', version=number)}>"
    yield f"{element('label', 'mkdocs-annotate')}</application></appInfo>"
    yield f"<variantEncoding{attributes(method=method, location=where)}/>"
    yield "</encodingDesc>"


def _taxonomy(name: str, words: list[tuple[str, str]]) -> Iterator[str]:
    """A taxonomy; the ids of severities are pointed at, those of kinds are the types of `<app>`."""
    yield f"<taxonomy{attributes(**{'xml:id': f'{name}s'})}>"
    for word, meaning in words:
        own = word if name == "severity" else f"{name}-{word}"
        yield f"<category{attributes(**{'xml:id': own, 'n': word})}>{element('catDesc', meaning)}</category>"
    yield "</taxonomy>"


def _profile(entry: Entry, say: Phrases) -> Iterator[str]:
    """The language and the tags."""
    language = entry.metadata.language or entry.comparison.language
    if not (language or entry.metadata.tags):
        return
    yield "<profileDesc>"
    if language:
        yield f"<langUsage>{element('language', say.language(language), ident=language)}</langUsage>"
    if entry.metadata.tags:
        terms = "".join(element("item", _line(tag)) for tag in entry.metadata.tags)
        yield f"<textClass><keywords><list>{terms}</list></keywords></textClass>"
    yield "</profileDesc>"

"""The schema of comparison.yml: from strict YAML to `Metadata`, with every problem of the file at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotate.entry import Metadata, Note, Version
from annotate.model import KINDS, SEVERITIES
from annotate.source import rules
from annotate.source.rules import Rule
from annotate.source.strict import Fault, Field, Value, load

MAX_ITEMS = 1_000

VERSION: Mapping[str, Rule] = {
    "file": rules.file_name,
    "label": rules.one_line,
    "publisher": rules.one_line,
    "url": rules.url,
    "archived": rules.url,
    "published": rules.date,
    "retrieved": rules.date,
    "author": rules.one_line,
    "rights": rules.one_line,
    "sha256": rules.sha256,
}
NOTE: Mapping[str, Rule] = {
    "copy": rules.plain,
    "reference": rules.plain,
    "prefix": rules.plain,
    "suffix": rules.plain,
    "kind": rules.choice(KINDS),
    "severity": rules.choice(SEVERITIES),
    "dismiss": rules.boolean,
    "note": rules.plain,
}
SCALARS: Mapping[str, Rule] = {
    "title": rules.one_line,
    "summary": rules.plain,
    "date": rules.date,
    "language": rules.language,
    "publish": rules.choice(("excerpts", "full")),
    "sample": rules.boolean,
}
KEYS = (*SCALARS, "tags", "reference", "copy", "notes")


def parse(text: str) -> tuple[Metadata | None, list[Fault]]:
    """The metadata in the text of a comparison.yml, and what is wrong; no metadata when anything is."""
    document, faults = load(text)
    if document is None:
        return None, faults
    reader = Reader(faults)
    metadata = reader.metadata(document)
    return (None if faults else metadata), sorted(set(faults))


class Reader:
    """Turns Values into those of `annotate.entry`; what is wrong goes to `faults`, and reading goes on."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.places: dict[str, tuple[int, int]] = {}

    def fault(self, at: Value | Field, message: str) -> None:
        """Adds what is wrong at a value or key."""
        self.faults.append((at.line, at.column, message))

    def metadata(self, document: Value) -> Metadata | None:
        """The whole file; None where something that must be there is not."""
        fields = self.fields(document, "the file", KEYS, required=("title", "date", "reference", "copy"))
        read = self.scalars(fields, SCALARS)
        reference, copy = (self.version(fields.get(name), name) for name in ("reference", "copy"))
        tags = self.strings(fields.get("tags"), "tags", rules.one_line)
        notes = tuple(note for item in self.items(fields.get("notes"), "notes") if (note := self.note(item)))
        if not (reference and copy and "title" in read and "date" in read):
            return None
        self.together(fields, read, reference, copy)
        self.places |= {key: (field.line, field.column) for key, field in fields.items()}
        return Metadata(**read, reference=reference, copy=copy, tags=tags, notes=notes, places=self.places)

    def together(self, fields: Mapping[str, Field], read: Mapping[str, Any], reference: Version, copy: Version) -> None:
        """What holds between fields: two files, and rights where whole texts are published."""
        if rules.folded(reference.file) == rules.folded(copy.file):
            self.fault(fields["copy"], "copy and reference name the same file; each needs its own")
        if read.get("publish") == "full":
            for name, version in (("reference", reference), ("copy", copy)):
                if not version.rights:
                    self.fault(
                        fields["publish"],
                        f"publish: full needs `rights` under {name}; else leave it at excerpts",
                    )

    def version(self, field: Field | None, name: str) -> Version | None:
        """`reference:` or `copy:`."""
        if field is None:
            return None
        fields = self.fields(field.value, name, VERSION, required=("file", "label"))
        read = self.scalars(fields, VERSION)
        self.places |= {f"{name}.{key}": (field.value.line, field.value.column) for key, field in fields.items()}
        return Version(**read) if "file" in read and "label" in read else None

    def note(self, item: Value) -> Note | None:
        """One item of `notes:`."""
        fields = self.fields(item, "a note", (*NOTE, "sources"))
        read = self.scalars(fields, NOTE)
        sources = self.strings(fields.get("sources"), "sources", rules.url)
        copy, reference = (read.pop(name, "") or None for name in ("copy", "reference"))
        if fields and not (copy or reference):
            self.fault(item, "a note needs the words it is about: copy, reference or both")
            return None
        if fields and not ({"note", "kind", "severity", "dismiss", "sources"} & fields.keys()):
            self.fault(item, "a note should say something: note, sources, kind, severity or dismiss")
        return Note(copy=copy, reference=reference, **read, sources=sources, line=item.line, column=item.column)

    def fields(self, value: Value, name: str, known: Iterable[str], required: tuple[str, ...] = ()) -> dict[str, Field]:
        """The fields of a mapping, with a fault for each unknown and each missing key."""
        if not isinstance(value.content, dict):
            self.fault(value, f"{name} should be a list of `key: value` lines")
            return {}
        for key, field in value.content.items():
            if key not in known:
                hint = rules.suggestion(key, known) or f"; known are {', '.join(known)}"
                self.fault(field, f"unknown key {rules.quoted(key)}{hint}")
        for key in required:
            if key not in value.content:
                self.fault(value, f"{name} needs `{key}:`")
        return value.content

    def scalars(self, fields: Mapping[str, Field], schema: Mapping[str, Rule]) -> dict[str, Any]:
        """The fields of `schema` that are right; an optional field left empty counts as left out."""
        out: dict[str, Any] = {}
        for key, rule in schema.items():
            if key not in fields:
                continue
            value = fields[key].value
            if not isinstance(value.content, str):
                self.fault(value, f"{key} should be one text (put it in quotes if it holds : # [ or {{)")
                continue
            content = value.content.strip()
            if not content and rule in (rules.plain, rules.url):
                continue
            message = rule(content)
            if message:
                self.fault(value, f"{key} {message}")
            else:
                out[key] = content == "true" if rule is rules.boolean else content
        return out

    def items(self, field: Field | None, name: str) -> list[Value]:
        """The items of a list; left out and left empty mean none."""
        if field is None or field.value.content == "":
            return []
        if not isinstance(field.value.content, list):
            self.fault(field.value, f"{name} should be a list")
            return []
        if len(field.value.content) > MAX_ITEMS:
            self.fault(field.value, f"{name} has more than {MAX_ITEMS:,} items")
        return field.value.content[:MAX_ITEMS]

    def strings(self, field: Field | None, name: str, rule: Rule) -> tuple[str, ...]:
        """The texts of a list that are right; each only once."""
        out: list[str] = []
        for item in self.items(field, name):
            content = item.content.strip() if isinstance(item.content, str) else None
            message = "should be a list of texts" if content is None else rule(content)
            if content in out:
                message = f"holds {rules.quoted(content or '')} twice"
            if message:
                self.fault(item, f"{name}: {message}" if content is not None else f"{name} {message}")
            elif content is not None:
                out.append(content)
        return tuple(out)

"""YAML without surprises: every scalar is a string, every key stands once, nothing refers to anything else.

PyYAML's own loaders keep the last of two equal keys, read `no` as False and `1:30` as 90, and expand aliases.
Here the text is composed into nodes, which know their place, and the nodes are turned into `Value`s.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import yaml

from annotate.source.paths import printable
from annotate.source.text import position

BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
MAX_DEPTH = 8  # a comparison.yml needs 4; deeper nesting only serves to exhaust the parser


@dataclass(frozen=True, slots=True)
class Value:
    """A string, a list or a mapping of `comparison.yml`, with its line and column (from 1)."""

    content: str | list[Value] | dict[str, Field]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a mapping together with the place of its key."""

    value: Value
    line: int
    column: int


Fault: TypeAlias = tuple[int, int, str]
"""Line, column and message: what is wrong, before it is known in which file."""


def load(text: str) -> tuple[Value | None, list[Fault]]:
    """The one document in `text` and what is wrong with it; no value when it cannot be read at all."""
    try:
        events = Events()
        faults = list(forbidden(events.kept(text)))
        if faults:
            return None, faults
        node = events.get_single_node()
    except yaml.MarkedYAMLError as error:
        return None, [syntax_fault(error)]
    except yaml.reader.ReaderError as error:
        line, column = position(text, error.position)
        return None, [(line, column, f"holds the character U+{int(error.character):04X}, which YAML does not allow")]
    except (ValueError, OverflowError):  # PyYAML does not say where
        found = BEYOND.search(text)
        return None, [(*position(text, found.start() if found else 0), "names a character beyond U+10FFFF")]
    if node is None:
        return None, [(1, 1, "is empty; it should describe the comparison")]
    faults = []
    return value_of(node, faults), faults


def syntax_fault(error: yaml.MarkedYAMLError) -> Fault:
    """Where YAML's own grammar is broken, in PyYAML's words."""
    message = printable(error.problem or error.context or "it cannot be read")
    if ("end of stream" in message or "<stream end>" in message) and error.context_mark:
        return *place(error.context_mark), "what begins here is not closed; end it with its quote or bracket"
    line, column = place(error.problem_mark or error.context_mark)
    return line, column, f"is not valid YAML here: {message}; {remedy(message)}"


def remedy(message: str) -> str:
    """What would be right, by what PyYAML says is wrong."""
    if "\\t" in message:
        return "indent with spaces, not with tabs"
    if "block end" in message or "block mapping" in message:
        return "indent lines that belong together by the same number of spaces"
    return "put a text that holds “: ” or “#” in quotes"


class Mark(Protocol):
    """A place in PyYAML's words, counted from 0; it has two such classes without a common one."""

    line: int
    column: int


def place(mark: Mark | None) -> tuple[int, int]:
    """Line and column of a mark, from 1; the start of the file for none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class Events(yaml.composer.Composer, yaml.resolver.Resolver):
    """The events of a text, from which PyYAML makes the document once they are checked: it is read only once."""

    def __init__(self) -> None:
        yaml.composer.Composer.__init__(self)
        yaml.resolver.Resolver.__init__(self)
        self.events: deque[yaml.Event] = deque()

    def kept(self, text: str) -> Iterator[yaml.Event]:
        """The events of a text, each kept for the document."""
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            self.events.append(event)
            yield event

    def check_event(self, *choices: type[yaml.Event]) -> bool:
        """Whether the next event is of one of some kinds, or whether there is one."""
        return bool(self.events) and (not choices or isinstance(self.events[0], choices))

    def peek_event(self) -> yaml.Event:
        """The next event."""
        return self.events[0]

    def get_event(self) -> yaml.Event:
        """The next event, which is taken."""
        return self.events.popleft()


def forbidden(events: Iterable[yaml.Event]) -> Iterator[Fault]:
    """What YAML allows and this file may not hold: references, tags, more documents, deep nesting."""
    depth = documents = 0
    for event in events:
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        message = refused(event)
        if documents > 1:
            message = "a second document starts here; the file should hold one"
        elif depth > MAX_DEPTH:
            message = f"is nested more than {MAX_DEPTH} levels deep"
        if message:
            yield (*place(event.start_mark), message)
        if documents > 1 or depth > MAX_DEPTH:
            return


def refused(event: yaml.Event) -> str:
    """What is wrong with one event of the parser, or nothing."""
    if isinstance(event, yaml.AliasEvent):
        return "refers to an anchor (*name); write the value itself, in quotes if it starts with *"
    if getattr(event, "anchor", None):
        return "sets an anchor (&name); write the value itself, in quotes if it starts with &"
    if getattr(event, "tag", None):
        return "has a tag (!name); write a plain value, in quotes if it starts with !"
    return ""


def value_of(node: yaml.Node, faults: list[Fault]) -> Value:
    """`node` as a Value; keys that stand twice or are no strings are added to `faults`."""
    line, column = place(node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return Value(str(node.value), line, column)
    if isinstance(node, yaml.SequenceNode):
        return Value([value_of(item, faults) for item in node.value], line, column)
    return Value(mapping_of(node, faults), line, column)


def mapping_of(node: yaml.Node, faults: list[Fault]) -> dict[str, Field]:
    """The fields of a mapping node, in their order; the first of equal keys counts."""
    fields: dict[str, Field] = {}
    for key, child in node.value:
        line, column = place(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            faults.append((line, column, "a key should be a plain word"))
        elif key.value in fields:
            first = f"first on line {fields[key.value].line}; keep one"
            faults.append((line, column, f"“{printable(key.value)}” stands twice, {first}"))
        else:
            fields[key.value] = Field(value_of(child, faults), line, column)
    return fields

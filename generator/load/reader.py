"""YAML as the Atlas reads it: every scalar is text as written, every mapping knows where it stands.

Built on the event stream of the C parser: unlike `compose` it survives any nesting, and lets us refuse
what the Atlas has no use for (equal keys, anchors, aliases, tags, merge keys) at the place where it stands.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from sys import intern
from typing import Any

import yaml

from ..model.problem import Problem

Path = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 24
# Keys, ids and places stand in many files; each is kept once.
SHORT = 24
# Bidirectional overrides and isolates can make a line read as something else than it is.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
# The ASCII ones again: a text of ASCII is searched by a table of bytes, which is faster than an expression.
_UNWANTED_ASCII = bytes([*range(9), 11, 12, *range(14, 32), 127])


class Mapping(dict[str, Any]):
    """A mapping with the line and column of its first key, both from 1."""

    __slots__ = ("column", "line")
    line: int
    column: int


class _Stop(Exception):
    """Nothing after this place of the file can be read."""


def read_yaml(text: str, file: str) -> tuple[Any, list[Problem]]:
    """The value of a YAML text, or None, and everything wrong with its form."""
    problems = find_unwanted(text, file)
    if problems:
        return None, problems
    try:
        return _Builder(text, file, problems).build(), problems
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if line > text.count("\n") + 1:
            # The parser counts the end of a file without a final newline as a line of its own.
            line, column = line - 1, 1
        problems.append(Problem(file, line, column, "syntax", f"this is not YAML: {error.problem}", _mend_syntax(error, text)))
    except yaml.YAMLError as error:
        problems.append(Problem(file, 0, 0, "syntax", f"this is not YAML: {error}", "compare it with a neighbouring file"))
    except _Stop:
        pass
    return None, problems


def find_unwanted(text: str, file: str) -> list[Problem]:
    """Control characters and bidirectional overrides, with their places."""
    if text.isascii() and len(text.encode().translate(None, _UNWANTED_ASCII)) == len(text):
        return []
    problems = []
    for match in _UNWANTED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        what = f"the character U+{ord(match[0]):04X} cannot be seen"
        problems.append(Problem(file, line, column, "hidden-character", what, "delete it"))
    return problems


def _mend_syntax(error: yaml.MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark
    lines = text.splitlines()
    if mark and mark.line < len(lines) and "\t" in lines[mark.line]:
        return "indent with blanks: YAML allows no tabs"
    if "mapping values are not allowed" in (error.problem or ""):
        return "put a value that holds a colon in double quotes"
    return "check the indentation and the quotes here and in the line above"


class _Builder:
    """Builds plain values from events."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.next_event: Callable[[], Any] = Loader(text).get_event
        self.documents = 0

    def build(self) -> Any:
        """The value of the one document of the stream."""
        root: Any = None
        # What is being built, with the key that waits for its value: the innermost apart, for every event asks for it.
        stack: list[tuple[Any, Any]] = []
        parent: Any = None
        key: Any = None
        scalar, mapping, ends = yaml.ScalarEvent, yaml.MappingStartEvent, (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        while (event := self.next_event()) is not None:
            kind = type(event)
            if kind is scalar and event.anchor is None and event.tag is None:
                value = event.value
                if len(value) < SHORT:
                    value = intern(value)
            elif kind in ends:
                parent, key = stack.pop()
                continue
            elif kind is mapping and event.anchor is None and event.tag is None:
                value = Mapping()
                mark = event.start_mark
                value.line, value.column = mark.line + 1, mark.column + 1
            else:
                value = self._begin(kind, event)
                if value is None:
                    continue
            # The events of a mapping are a key and its value in turn.
            if type(parent) is list:
                parent.append(value)
            elif parent is None:
                root = value
            elif key is None:
                plain = type(value) is str and value != "<<" and value not in parent
                key = value if plain else self._refuse_key(parent, value, event)
            else:
                if key is not _SKIP:
                    parent[key] = value
                key = None
            if kind is not scalar and kind is not yaml.AliasEvent:
                if len(stack) == DEEPEST:
                    self._complain(event, f"this is nested deeper than {DEEPEST} levels", "flatten it")
                    raise _Stop
                stack.append((parent, key))
                parent, key = value, None
        return root

    def _begin(self, kind: type, event: Any) -> Any:
        """The value that an event begins; None if it is none."""
        value: Any = None
        if kind is yaml.ScalarEvent:
            value = event.value
        elif kind is yaml.MappingStartEvent:
            value = Mapping()
        elif kind is yaml.SequenceStartEvent:
            value = []
        elif kind is yaml.AliasEvent:
            self._complain(event, f"the alias *{event.anchor} is not used here", "write the value out")
            return ""
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._complain(event, "a second document begins here", "keep one document a file, without `---` between")
                raise _Stop
            return None
        if value is not None and (event.anchor is not None or event.tag is not None):
            self._refuse(event)
        return value

    def _refuse_key(self, parent: Mapping, key: Any, event: Any) -> Any:
        if not isinstance(key, str):
            self._complain(event, "a list or mapping stands where a key is expected", "use a word as the key")
            raise _Stop
        if key == "<<":
            self._complain(event, "merge keys are not used here", "write the keys out")
        elif key in parent:
            self._complain(event, f'the key "{key}" stands here a second time', "keep one of the two, or join them", "equal-keys")
        return _SKIP

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._complain(event, f"the anchor &{event.anchor} is not used here", "delete it and write values out where they are needed")
        else:
            self._complain(event, f"the tag {event.tag} is not used here", "delete it: every value is read as written")

    def _complain(self, event: Any, what: str, mend: str, rule: str = "syntax") -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, rule, what, mend))


_SKIP: Any = object()


def locate(text: str, path: Path, key: bool = False) -> tuple[int, int]:
    """Line and column, from 1, of the value at a path, or of its key; of the nearest thing above it if there is none.

    Places are wanted for problems only, so the events are read again for them instead of being kept for all.
    An index into a list of one may be left out in the text (`value: x` for `value: [x]`).
    """
    best = (1, 1)
    node = _compose(text)
    for number, step in enumerate(path):
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                if isinstance(step, int):
                    continue
                break
            wants_key = key and number == len(path) - 1
            node = pair[1]
            best = _place(pair[0] if wants_key or not _begins_after(pair) else pair[1])
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            best = _place(node)
        elif isinstance(step, int):
            continue
        else:
            break
    return best


@lru_cache(maxsize=16)
def _compose(text: str) -> yaml.Node | None:
    """The nodes of a text that `read_yaml` took, and whose depth is therefore bounded; None if an alias in it names nothing."""
    try:
        return yaml.compose(text, Loader=Loader)
    except yaml.YAMLError:
        return None


def _begins_after(pair: tuple[Any, Any]) -> bool:
    """Whether a value has a place of its own: an empty one stands at its key."""
    return bool(pair[1].end_mark.index > pair[1].start_mark.index)


def _place(node: Any) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1

"""Ways in which a hand, a merge or a script spoils a YAML file. Of changes by character alone most are mere syntax errors,
so keys and values are swapped, dropped, doubled and moved as well, in the text and in what it says."""

from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

SNIPPETS = [*":-#\"'{}[]|>%&*!,?@`~\\ \t\n\r", "\x00", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "é", "中", "🙂", "&a ", "*a", "!!python/object:os.system ", "<<: ", "---\n", "...\n", ": ", "- ", "  ", '"""', "\ud7ff"]
ODD_VALUES = ["", "no", "yes", "null", "~", "1.10", "0", "-1", "1e999", "NaN", "2021-02-30", "9999", "0000-00-00", "2018..2017", "..", "unknown", "n/a", "x" * 3000, "a: b", "\n\n", "../../etc", "https://", "http://[", "git+https://x", "pkg:", "pkg:pypi/torch@", "AND", "MIT OR", "(", "II-A para 1", "Table I", "%s {0} {{x}}", "<script>alert(1)</script>", "caffe", "tensorflow", [], {}, [[]], [{}], {"": ""}, {"a": {"a": {"a": {}}}}, ["a", "a"], None]


@st.composite
def spoiled(draw: Draw, text: str) -> str:
    """A text after one to three changes."""
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.sampled_from([change_character, change_lines, change_lines, change_values, change_values, change_values]))
        text = change(draw, text)
    return text


def change_character(draw: Draw, text: str) -> str:
    """Puts something in, takes something out, or both."""
    begin = draw(st.integers(0, len(text)))
    end = min(len(text), begin + draw(st.integers(0, 3)))
    return text[:begin] + draw(st.sampled_from([*SNIPPETS, ""])) + text[end:]


def change_lines(draw: Draw, text: str) -> str:
    """Drops, doubles, moves or swaps a line with all that hangs on it, or shifts it to another depth."""
    lines = text.split("\n")
    begin, end = _block(lines, draw(st.integers(0, len(lines) - 1)))
    block, rest = lines[begin:end], lines[:begin] + lines[end:]
    how = draw(st.sampled_from(["drop", "double", "move", "deeper", "shallower"]))
    if how == "drop":
        lines = rest
    elif how == "double":
        lines = lines[:end] + block + lines[end:]
    elif how == "move":
        to = draw(st.integers(0, len(rest)))
        lines = rest[:to] + block + rest[to:]
    else:
        shift = draw(st.integers(1, 4))
        block = [" " * shift + line if how == "deeper" else line[min(shift, len(line) - len(line.lstrip())) :] for line in block]
        lines = lines[:begin] + block + lines[end:]
    return "\n".join(lines)


def _block(lines: list[str], begin: int) -> tuple[int, int]:
    """A line and the deeper ones below it."""
    depth = len(lines[begin]) - len(lines[begin].lstrip())
    end = begin + 1
    while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) > depth:
        end += 1
    return begin, end


def change_values(draw: Draw, text: str) -> str:
    """Changes what the file says: drops, renames, replaces or wraps a value, or puts another value of the file in its place."""
    try:
        # All scalars as text, as the loader reads them. The file may be spoiled already.
        root = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError:
        return text
    places = list(_places(root))
    if not places:
        return text
    parent, key = draw(st.sampled_from(places))
    how = draw(st.sampled_from(["drop", "rename", "odd", "odd", "copy", "copy", "swap", "list", "mapping"]))
    other, other_key = draw(st.sampled_from(places))
    if how == "drop":
        del parent[key]
    elif how == "rename" and isinstance(parent, dict):
        parent[draw(st.sampled_from([str(name) for _, name in places] + ["", "valeu", "cites"]))] = parent.pop(key)
    elif how == "copy":
        parent[key] = yaml.load(yaml.safe_dump(other[other_key]), yaml.BaseLoader)
    elif how == "swap":
        parent[key], other[other_key] = other[other_key], parent[key]
    else:
        parent[key] = {"list": [parent[key], parent[key]], "mapping": {"value": parent[key]}}.get(how) or draw(st.sampled_from(ODD_VALUES))
    return _write(root, text)


def _places(node: Any) -> Any:
    """Every entry of every mapping and list, as the container and the key in it."""
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        yield node, key
        yield from _places(node[key])


def _write(root: Any, text: str) -> str:
    """The text of changed values; a value that was put into itself cannot be written, and changes nothing."""
    try:
        return str(yaml.safe_dump(root, sort_keys=False, allow_unicode=True, width=100))
    except RecursionError:
        return text

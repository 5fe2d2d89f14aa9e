"""A comma that got lost makes one answer of two."""

from collections import defaultdict
from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    known: dict[str, set[str]] = defaultdict(set)
    joined = []
    for subject, prop, word, path in context.elements("text", "name"):
        if prop.many:
            known[prop.id].add(word)
            if " " in word:
                joined.append((subject.file, prop.id, word, path))
    for file, name, word, path in joined:
        halves = _split(word, known[name])
        if halves:
            yield Fault(file, path, f'"{word}" may be two answers', f'write "{halves[0]}" and "{halves[1]}", if they are')


def _split(word: str, known: set[str]) -> tuple[str, str] | None:
    """The two known answers that the word consists of. One alone tells nothing: `real-time video` holds `video`."""
    pieces = word.split(" ")
    for place in range(1, len(pieces)):
        head, tail = " ".join(pieces[:place]), " ".join(pieces[place:])
        if head in known and tail in known:
            return head, tail
    return None


RULE = Rule("lost-comma", "An answer in free text is not two known answers with the comma left out.", "warning", "base", _check)

"""A name is free text, and so is a mistyped one: it would count as another answer, and lead to no page."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule

# In shorter names one letter makes another name: `Lua`, `Lush`.
SHORTEST = 6


def _check(context: Context) -> Iterator[Fault]:
    known: dict[str, str] | None = None
    ids: dict[str, str] = {}
    close: dict[str, str] = {}
    for subject, _, word, path in context.elements("name"):
        if known is None:
            known = {name.casefold(): name for one in context.knowledge.subjects.values() for name in (one.id, *one.aliases, one.name)}
            ids = {name.casefold(): one.id for one in context.knowledge.subjects.values() for name in (*one.aliases, one.name, one.id)}
            close = {short: name for folded, name in known.items() if len(folded) >= SHORTEST for short in _shorten(folded)}
        folded = word.casefold()
        if ids.get(folded, word) != word:
            yield Fault(subject.file, path, f'"{word}" is the name of a subject', f'write its id, "{ids[folded]}"')
        if folded in known or len(folded) < SHORTEST:
            continue
        match = next((close[short] for short in _shorten(folded) if short in close and _others(folded) == _others(close[short].casefold())), None)
        if match:
            yield Fault(subject.file, path, f'"{word}" is nearly the name of a subject', f'did you mean "{match}"?')


def _shorten(word: str) -> list[str]:
    """The word, and the word with any one letter left out: two words that share one of these are a slip apart."""
    return [word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]


def _others(word: str) -> list[str]:
    return [sign for sign in word if not sign.isalpha()]


RULE = Rule("near-name", "A subject is named by its id, and a name that is one slip away from a subject is probably that subject.", "warning", "base", _check)

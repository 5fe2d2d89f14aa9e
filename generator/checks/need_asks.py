"""A need is met or missed by answers that there can be: a slip in one of them would leave every subject unknown."""

from collections.abc import Iterator

from ..load.reader import Path
from ..model.needs import ASKABLE, Condition
from ..model.schema import SILENT, Property
from ..words import suggest
from .licenses import explain_license
from .rule import Context, Fault, Rule
from .values import Explained, explain_subject, explain_support, explain_term
from .walk import conditions


def _check(context: Context) -> Iterator[Fault]:
    file, properties = context.file("needs.yml"), context.knowledge.schema.properties
    for path, name, asked in conditions(context):
        prop = properties.get(name)
        if prop is None:
            yield Fault(file, path, f'there is no property "{name}"', suggest(name, properties), key=True)
        elif prop.type not in ASKABLE:
            yield Fault(file, path, f'"{name}" is answered by a {prop.type}, of which a need cannot ask', f"ask a property of one of the types {', '.join(ASKABLE)}", key=True)
        else:
            yield from check_words(context, file, path, prop, asked)


def check_words(context: Context, file: str, path: Path, prop: Property, asked: Condition) -> Iterator[Fault]:
    """What is wrong with the words of a condition."""
    seen: dict[str, str] = {}
    for key, number, word in asked.words:
        # The short form has the words where the lists would stand.
        place = (*path, key, number) if asked.line else path
        explained = _explain(context, prop, word)
        if explained:
            yield Fault(file, place, *explained)
        elif word in seen:
            yield Fault(file, place, f'"{word}" stands under "{seen[word]}" and under "{key}"', "leave it in one of them")
        seen.setdefault(word, key)


def _explain(context: Context, prop: Property, word: str) -> Explained:
    if word in SILENT:
        return f'"{word}" neither meets a need nor misses it', "delete it: it is shown as what it is"
    if prop.scale:
        return None if word in prop.scale else (f'"{word}" is not on the scale of "{prop.id}"', suggest(word, prop.scale))
    if prop.type == "support":
        return explain_support(word)
    if prop.type == "license" and word not in context.knowledge.vocabularies.get(prop.vocabulary or "", ()):
        return explain_license(word)
    if prop.type == "term":
        return explain_term(context, prop.vocabulary or "", word)
    return explain_subject(context, word) if prop.type == "ref" else None


RULE = Rule("need-asks", "A need asks properties that there are, by words that can answer them, each in one list.", "error", "base", _check)

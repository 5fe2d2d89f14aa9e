"""An answer in words of a vocabulary can be compared and filtered; another word would be an answer of its own."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import explain_term


def _check(context: Context) -> Iterator[Fault]:
    known = context.knowledge.vocabularies
    for subject, prop, word, path in context.elements("term"):
        if word not in known.get(prop.vocabulary or "", ()):
            yield from _fault(context, subject.file, path, prop.vocabulary or "", word)
    for name, vocabulary in context.knowledge.schema.vocabularies.items():
        for key, term in vocabulary.terms.items():
            for number, word in enumerate(term.broader):
                yield from _fault(context, context.file("schema.yml"), ("vocabularies", name, "terms", key, "broader", number), name, word)
    for key, agent in context.knowledge.agents.items():
        for number, word in enumerate(agent.broader):
            yield from _fault(context, context.file("agents.yml"), (key, "broader", number), "agents", word)


def _fault(context: Context, file: str, path: tuple[str | int, ...], vocabulary: str, word: str) -> Iterator[Fault]:
    explained = explain_term(context, vocabulary, word)
    if explained:
        yield Fault(file, path, *explained)


RULE = Rule("unknown-term", "The answer to a property with a vocabulary is a word of it.", "error", "base", _check)

"""An answer that no list of a need decides is shown as unknown there, although somebody knows it."""

from collections.abc import Iterator

from ..model.needs import ASKABLE
from ..resolve.needs import decide
from .need_asks import check_words
from .rule import Context, Fault, Rule
from .walk import conditions


def _check(context: Context) -> Iterator[Fault]:
    file, knowledge = context.file("needs.yml"), context.knowledge
    given: dict[str, dict[str, str]] = {}
    for subject, prop, claim, _ in context.claims:
        # A list may hold much that has nothing to do with the need, and every word of support decides.
        if prop.type in ASKABLE and prop.type != "support" and not prop.many:
            for word in claim.value or ():
                given.setdefault(prop.id, {}).setdefault(word, subject.id)
    for path, name, asked in conditions(context):
        # A slip in a list has its message.
        if name not in given or any(check_words(context, file, path, knowledge.schema.properties[name], asked)):
            continue
        asking = knowledge.schema.properties[name]
        terms = knowledge.vocabularies.get(asking.vocabulary or "", {})
        for word, answered in given[name].items():
            if word != "unknown" and decide(asking, asked, word, terms) == "unknown":
                yield Fault(file, path, f'no list says how "{word}", an answer of "{answered}", stands to this need', "add it to `meets:`, `partly:` or `misses:`", key=True)


RULE = Rule("undecided", "Every answer that is given to a property which a need asks meets the need, or misses it.", "warning", "base", _check)

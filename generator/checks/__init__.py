"""The rules of the knowledge: what each asks stands in a file of its own."""

from datetime import date as Day

from ..collection import no_collection
from ..load.folder import Loaded
from ..model.problem import Problem
from ..texts import Documents
from . import (
    alias_unique,
    anchor_found,
    anchor_length,
    anchor_missing,
    cardinality,
    circular,
    criterion_or_need,
    date,
    duration,
    empty_cell,
    factor,
    future,
    identifier,
    kind,
    ledger,
    license,
    lost_comma,
    near_name,
    need_asks,
    need_unique,
    needs_note,
    needs_says,
    never_met,
    no_source,
    number,
    order_length,
    outline,
    outline_unique,
    own_relation,
    package_url,
    published_table,
    removed_date,
    required,
    same_answer,
    same_evidence,
    same_statement,
    scale,
    second_hand,
    support_word,
    too_early,
    too_long,
    undated,
    undecided,
    unknown_experiment,
    unknown_group,
    unknown_kind,
    unknown_metric,
    unknown_need,
    unknown_part,
    unknown_property,
    unknown_qualifier,
    unknown_setup_key,
    unknown_source,
    unknown_subject,
    unknown_term,
    unknown_vocabulary,
    unused_source,
    url,
    value_shape,
    version,
)
from .rule import Context, Fault, Rule

__all__ = ["RULES", "Context", "Fault", "Rule", "check"]

# By hand, in the order in which a contributor meets them: is it there, does it exist, has it the form, does it fit.
RULES: tuple[Rule, ...] = (
    no_source.RULE,
    required.RULE,
    unknown_source.RULE,
    second_hand.RULE,
    undated.RULE,
    unused_source.RULE,
    unknown_subject.RULE,
    near_name.RULE,
    unknown_property.RULE,
    unknown_kind.RULE,
    kind.RULE,
    unknown_group.RULE,
    unknown_vocabulary.RULE,
    unknown_term.RULE,
    unknown_need.RULE,
    need_unique.RULE,
    need_asks.RULE,
    never_met.RULE,
    undecided.RULE,
    unknown_experiment.RULE,
    unknown_metric.RULE,
    unknown_setup_key.RULE,
    unknown_qualifier.RULE,
    unknown_part.RULE,
    license.RULE,
    date.RULE,
    duration.RULE,
    number.RULE,
    version.RULE,
    url.RULE,
    identifier.RULE,
    package_url.RULE,
    scale.RULE,
    support_word.RULE,
    cardinality.RULE,
    value_shape.RULE,
    needs_says.RULE,
    too_long.RULE,
    needs_note.RULE,
    removed_date.RULE,
    future.RULE,
    too_early.RULE,
    same_answer.RULE,
    same_evidence.RULE,
    same_statement.RULE,
    lost_comma.RULE,
    anchor_length.RULE,
    anchor_missing.RULE,
    anchor_found.RULE,
    outline.RULE,
    outline_unique.RULE,
    circular.RULE,
    own_relation.RULE,
    alias_unique.RULE,
    factor.RULE,
    criterion_or_need.RULE,
    order_length.RULE,
    ledger.RULE,
    published_table.RULE,
    empty_cell.RULE,
)


def check(loaded: Loaded, day: Day, documents: Documents | None = None) -> list[Problem]:
    """Every problem of a loaded folder, those of the loader among them, sorted by place; nothing stops at the first."""
    if loaded.knowledge is None:
        return sorted(loaded.problems)
    with no_collection():
        context = Context(loaded, loaded.knowledge, day, documents)
        found = [(rule, fault) for rule in RULES for fault in rule.check(context)]
        # Places are found file by file, because finding one reads its file again.
        found.sort(key=lambda pair: pair[1].file)
        return sorted({*loaded.problems, *(context.problem(rule, fault) for rule, fault in found)})

"""What a claim calls a part is listed in the file of the subject."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import suggest_or
from .walk import ranked, verdicts


def _check(context: Context) -> Iterator[Fault]:
    for subject, prop, claim, position in context.claims:
        if claim.part and claim.part not in subject.parts:
            yield Fault(subject.file, ("claims", prop.id, position, "part"), *_explain(claim.part, subject.id, subject.parts))
    subjects = context.knowledge.subjects
    for source, path, verdict in verdicts(context):
        for below, one in ranked(verdict):
            if one.part and one.subject in subjects and one.part not in subjects[one.subject].parts:
                yield Fault(source.file, (*path, *below, "part"), *_explain(one.part, one.subject, subjects[one.subject].parts))


def _explain(part: str, subject: str, parts: tuple[str, ...]) -> tuple[str, str]:
    mend = suggest_or(part, parts, "add it") if parts else "add it"
    return f'"{subject}" has no part "{part}"', f"{mend} to its `parts:`"


RULE = Rule("unknown-part", "Every part that is named is listed under the parts of its subject.", "error", "base", _check)

"""The scope of a claim in words."""

from ..model.schema import Schema
from ..model.subject import Claim
from ..resolve.answers import Answer


def scope_words(claim: Claim, schema: Schema) -> str:
    """Edition, part, condition and qualifiers of a claim in words."""
    words = [f"version {claim.version}"] * bool(claim.version)
    words += [claim.part.replace("-", " ")] if claim.part else []
    words += [claim.when] if claim.when else []
    for key, value in claim.with_.items():
        qualifier = schema.qualifiers.get(key)
        vocabulary = schema.vocabularies.get(qualifier.vocabulary or "") if qualifier else None
        term = vocabulary.terms.get(value) if vocabulary else None
        words.append(term.label or value if term else f"{qualifier.label if qualifier else key} {value}")
    words += [f"from {claim.from_}"] if claim.from_ else []
    words += [f"until {claim.until}"] if claim.until else []
    return ", ".join(words)


def edition_words(answer: Answer) -> str:
    """The editions that a claim without a version is read to speak of, because they were current at its date."""
    names = [".".join(map(str, versions.first)) for versions in answer.versions]
    return f"version {' or '.join(names)}" if names else ""

"""The JSON interface: its files, and the records in them. Most keys are the columns of the database.

Raise the second number of `INTERFACE` with every change here. What would need another first number is not done: it
would be a second interface, `/api/v2/`, beside this one.
"""

from dataclasses import dataclass

from .database import ANSWER, CLAIM_ROWS, CONDITION, DATABASE, EXPERIMENTS, RANKED, REMARKS, SOURCES, TOLD, VERDICTS, WORDS
from .field import Field, Fields
from .files import OBSERVATIONS, PROPERTIES, RESULTS, SUBJECTS, pick

INTERFACE = "1.0"
ROOT = "api/v1/"


@dataclass(frozen=True)
class Address:
    """An address of the interface: what lies there, and the record that its `data` holds, or holds a list of."""

    meaning: str
    record: str
    many: bool = True


_FILE = Field("the address of its own file, relative to this one")
_WHOLE = {
    "claims": Field("claims with their evidence", "Claim", "list"),
    "observations": Field("numbers counted on a date", "Observation", "list"),
    "results": Field("measurements", "Result", "list"),
    "verdicts": Field("verdicts", "Verdict", "list"),
    "disagreements": Field("pairs of claims that contradict each other", "Disagreement", "list"),
}

# By name: what a record is, and its keys, all of which are always there.
RECORDS: dict[str, tuple[str, Fields]] = {
    "Index": (
        "What this is, and what lies where.",
        {
            "title": Field("the name of the site"),
            "summary": Field("what the site is, in one sentence"),
            "site": Field("the address of the site"),
            "repository": Field("the address of the repository"),
            "license": Field("the licence of the data, as an SPDX expression"),
            "counts": Field("how many there are of each", "integer", "map"),
            "files": Field("the addresses of the interface", "File", "list"),
            "openapi": Field("the description of the interface in OpenAPI, relative to this file"),
            "data": Field("the list of the CSV, bibliography and database files, relative to this file"),
        },
    ),
    "File": (
        "An address of the interface.",
        {"path": Field("the address, relative to this file; `{id}` stands for the id of one"), "meaning": Field("what lies there"), "record": Field("the record that it holds")},
    ),
    "SubjectEntry": ("A subject in the list of all.", {**pick(SUBJECTS, "id", "name", "kind", "address", "aliases", "old_ids"), "file": _FILE}),
    "Subject": (
        "A subject with everything that is known of it.",
        {
            **DATABASE["subjects"].fields,
            "answers": Field("by property: what the site shows first; without an entry nobody has looked yet", "Answer", "map"),
            **pick(_WHOLE, "claims"),
            "links": Field("relations that other subjects have to it", "Link", "list"),
            **pick(_WHOLE, "observations", "results", "verdicts", "disagreements"),
        },
    ),
    "Answer": ("What the site shows first.", ANSWER),
    "Claim": (
        "One answer to one property of one subject in one scope.",
        {**CLAIM_ROWS, "value": Field("the elements of the answer, dates in EDTF; empty for prose, which stands in the evidence", shape="list"), "evidence": Field("why the Atlas says so", "Evidence", "list")},
    ),
    "Evidence": ("A source, the place in it, and what it says there.", TOLD),
    "Link": (
        "A relation seen from the side that it is not written on.",
        {"relation": Field("the name of the relation from this side"), "property": CLAIM_ROWS["property"], "subject": Field("the id of the other subject"), "claim": Field("the `id` of the claim")},
    ),
    "PropertyEntry": ("A property in the list of all.", {**pick(PROPERTIES, "id", "label", "group", "group_label", "type", "counts", "answered"), "file": _FILE}),
    "Property": (
        "A property with every answer to it.",
        {
            **PROPERTIES,
            "words": Field("the words that may answer", "Word", "list"),
            "answers": Field("by subject: what the site shows first; without an entry nobody has looked yet", "Answer", "map"),
            **pick(_WHOLE, "claims", "verdicts", "disagreements"),
        },
    ),
    "Word": ("A word that may answer.", {key: field for key, field in WORDS.items() if key not in ("property", "position")}),
    "SourceEntry": ("A source in the list of all.", {**pick(SOURCES, "id", "short", "title", "issued", "tier", "address"), "file": _FILE}),
    "Source": (
        "A source with everything that rests on it.",
        {
            **SOURCES,
            "csl": Field("the source as CSL-JSON, for bibliography software", "object"),
            "outline": Field("its parts in order; each `at` begins with one of them", shape="list"),
            **pick(_WHOLE, "claims", "observations", "results", "verdicts"),
            "remarks": Field("what it says of itself, its method, the field or a property", "Remark", "list"),
        },
    ),
    "Observation": ("A number counted on a date.", OBSERVATIONS),
    "Experiment": (
        "An experiment.",
        {**EXPERIMENTS, "setup": Field("what is stated of its set-up", "Condition", "list"), **pick(_WHOLE, "results")},
    ),
    "Condition": ("One stated fact of a set-up.", CONDITION),
    "Result": ("A measurement.", RESULTS),
    "Verdict": (
        "What a source says of two or more subjects, or advises for a need.",
        {
            **VERDICTS,
            "order": Field("best first; an inner list is a rank", "Ranked", "ranks"),
            "choose": Field("what it advises to take", "Ranked", "list"),
            "avoid": Field("what it advises against", "Ranked", "list"),
            "over": Field("what it prefers the choice to", "Ranked", "list"),
        },
    ),
    "Ranked": ("A subject in a verdict, with the edition or part that is meant.", RANKED),
    "Remark": ("What a source says of itself, its method, the field or a property.", REMARKS),
    "Disagreement": ("Two claims that contradict each other: `a` and `b` are their ids.", DATABASE["disagreements"].fields),
}

# By path below `api/v1/`.
ADDRESSES = {
    "index.json": Address("What this is, and what lies where: begin here.", "Index", many=False),
    "subjects.json": Address("Every subject, with the address of its file.", "SubjectEntry"),
    "subjects/{id}.json": Address("A subject with its answers, claims, evidence, numbers and verdicts; an old id leads to it too.", "Subject", many=False),
    "properties.json": Address("Every property, with the address of its file.", "PropertyEntry"),
    "properties/{id}.json": Address("A property with what exactly counts, every answer and every claim.", "Property", many=False),
    "sources.json": Address("Every source, with the address of its file.", "SourceEntry"),
    "sources/{id}.json": Address("A source with everything that rests on it.", "Source", many=False),
    "claims.json": Address("Every claim with its evidence.", "Claim"),
    "disagreements.json": Address("Every pair of claims that contradict each other.", "Disagreement"),
    "observations.json": Address("Every number counted on a date.", "Observation"),
    "experiments.json": Address("Every experiment with its set-up and its results.", "Experiment"),
    "results.json": Address("Every measurement.", "Result"),
    "verdicts.json": Address("Every verdict.", "Verdict"),
}

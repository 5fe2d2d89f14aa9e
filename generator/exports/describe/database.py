"""The tables of the database, which are also the Parquet files: what the knowledge holds, each thing once, with keys."""

from dataclasses import dataclass, replace

from .field import Field
from .files import CLAIMS, EVIDENCE, OBSERVATIONS, PROPERTIES, RESULTS, STATEMENTS, SUBJECTS, pick


@dataclass(frozen=True)
class Table:
    """A table: what its rows are, its columns, and those that tell its rows apart, if any do."""

    meaning: str
    fields: dict[str, Field]
    key: tuple[str, ...] = ("id",)


_NOTE = Field("what the Atlas says of it", empty=True)
TOLD = {**pick(EVIDENCE, "as_of", "source", "according_to", "at", "anchor", "says"), "note": _NOTE, **pick(EVIDENCE, "checked")}
_SUBJECT = CLAIMS["subject"]
_PROPERTY = Field("the id of the property", refers="properties")
_EXPERIMENT = replace(RESULTS["experiment"], empty=True)
_CLAIM = Field("the claim", refers="claims")
_POSITION = Field("its place, from 1", "integer")

KINDS = {"id": Field("the id of the kind"), "label": Field("the kind of one"), "plural": Field("the kind of many"), "folder": Field("the folder of its pages")}
GROUPS = {"id": Field("the id of the group"), "label": Field("its name"), "about": Field("what its properties ask")}
NEEDS = {"id": Field("the id of the need"), "label": Field("its name"), "about": Field("what somebody with this need is about to do")}
METRICS = {
    "id": Field("the id of what is counted"),
    "label": Field("its name"),
    "unit": Field("what is counted"),
    "better": RESULTS["better"],
}
WORDS = {
    "property": _PROPERTY,
    "position": _POSITION,
    "id": Field("the word as claims hold it"),
    "label": Field("the word as pages show it"),
    "about": Field("what it means", empty=True),
    "broader": Field("wider words that it implies", shape="list"),
}
SOURCES = {
    "id": Field("the id of the source"),
    "short": Field("the name by which pages call it"),
    "address": Field("the address of its page, relative to the site"),
    "type": Field("its type in the words of CSL"),
    "title": Field("its title as printed"),
    "authors": Field("its authors", shape="list"),
    "container_title": Field("the journal, proceedings or site", empty=True),
    "publisher": Field("the publisher", empty=True),
    "issued": Field("when it was published, in EDTF", empty=True),
    "accessed": Field("when it was read, in EDTF", empty=True),
    "url": Field("its address", empty=True),
    "doi": Field("its DOI", empty=True),
    "language": Field("its language, as a BCP 47 tag", empty=True),
    "tier": Field("`primary` (the project, or who ran it), `secondary` (a study of primary sources) or `tertiary` (a summary of others)"),
    "as_of": Field("when its statements held, in EDTF, if that is not when it was published", empty=True),
    "living": Field("whether its content moves", "flag"),
    "second_hand": Field("whether it is known only through others", "flag"),
    "speaks_for": Field("ids of the subjects whose makers speak here", shape="list"),
    "repository": Field("the repository that was read", empty=True),
    "commit": Field("the commit of the repository that was read", empty=True),
    "package": Field("the release that was read, as a package URL", empty=True),
    "note": _NOTE,
}
CLAIM_ROWS = {
    "id": Field("the key of this claim: that in `claim`, and behind it `-2`, `-3` and so on where several claims share it"),
    **pick(CLAIMS, "claim"),
    "subject": _SUBJECT,
    "property": _PROPERTY,
    **pick(CLAIMS, "negated"),
    "complete": Field("whether the source gives the whole list", "flag"),
    **pick(CLAIMS, "version", "part", "when", "from", "until", "rank"),
    "origin": Field("`stated`, `inherited` from another subject, or `implied` by the `yes` of another property"),
    "current": Field("whether it is of what the site shows first", "flag"),
    "with": Field("its qualifiers", "object"),
    "note": _NOTE,
}
ANSWER = {
    "current": Field("what the site shows first: an element of the answer each, dates in EDTF; empty for prose", shape="list"),
    "stale": Field("whether it is older than the property allows", "flag"),
    "disagreement": Field("whether sources contradict each other", "flag"),
    "origin": CLAIM_ROWS["origin"],
    "via": Field("the subject that it is inherited from, or the property that implies it", empty=True),
}
VERDICTS = {
    "id": Field("the key of the verdict: a hash of its source, question, answer and condition"),
    "criterion": Field("the property or metric in which subjects are ordered", empty=True),
    "need": Field("the need that it advises for", empty=True, refers="needs"),
    "alike": Field("whether it calls the subjects of its one rank alike; else nothing is told among those of one rank", "flag"),
    "by": Field("the ratio: `~3x`, `80%`, `1.4..2x`", empty=True),
    "among": Field("the field of a superlative: `all`, or ids of subjects", shape="list"),
    **pick(CLAIMS, "when"),
    "experiment": _EXPERIMENT,
    **TOLD,
}
RANKED = {
    "subject": _SUBJECT,
    "version": Field("the edition that is meant", empty=True),
    "part": Field("the part or variant that is meant", empty=True),
}
REMARKS = {"about": Field("`method`, `limits`, a topic or a property"), "experiment": _EXPERIMENT, **TOLD}
CONDITION = {"key": Field("what is stated: a key of the set-up"), "value": Field("what the source states", shape="list"), **TOLD}
EXPERIMENTS = {
    "id": Field("the id of the experiment"),
    "title": Field("what was compared"),
    "address": Field("the address of its page, relative to the site"),
    **pick(EVIDENCE, "source", "according_to"),
    "as_of": Field("when it was run, in EDTF", empty=True),
    "factors": Field("what varies, each with its levels", "object"),
    "not_stated": Field("keys of the set-up that one looked for in vain", shape="list"),
    "note": _NOTE,
}
# Each after those that it refers to.
DATABASE = {
    "about": Table("What this is, of which day, and under which licence.", {"key": Field("the name"), "value": Field("the value")}, ("key",)),
    "kinds": Table("Kinds of subjects.", KINDS),
    "groups": Table("Groups of properties.", GROUPS),
    "needs": Table("Needs of readers.", NEEDS),
    "metrics": Table("What is counted on a date.", METRICS),
    "properties": Table("What can be asked.", {key: field for key, field in PROPERTIES.items() if key not in ("group_label", "words")}),
    "words": Table("The words that may answer a property.", WORDS, ("property", "id")),
    "subjects": Table("What is compared.", {key: field for key, field in SUBJECTS.items() if key not in ("answers", "inverse")}),
    "sources": Table("What is cited.", SOURCES),
    "experiments": Table("Experiments.", EXPERIMENTS),
    "claims": Table("Claims: one answer to one property of one subject in one scope.", CLAIM_ROWS),
    "elements": Table(
        "The elements of the answer of each claim; prose has none.",
        {
            "id": _CLAIM,
            "position": _POSITION,
            "value": Field("the element, a date in EDTF"),
            "subject": Field("the same, if it is a subject", empty=True, refers="subjects"),
        },
        ("id", "position"),
    ),
    "evidence": Table("Why the Atlas says so: what each claim rests on.", {"id": _CLAIM, "position": _POSITION, **TOLD}, ("id", "position")),
    "answers": Table("What the site shows first of each subject and property.", {"subject": _SUBJECT, "property": _PROPERTY, **ANSWER}, ("subject", "property")),
    "disagreements": Table(
        "Pairs of claims that contradict each other.", {"subject": _SUBJECT, "property": _PROPERTY, "a": _CLAIM, "b": replace(_CLAIM, meaning="the other claim")}, ("a", "b")
    ),
    "observations": Table("Numbers counted on a date.", OBSERVATIONS, ()),
    "results": Table("Measurements.", RESULTS, ()),
    "setup": Table("What is stated of the set-up of each experiment.", {"experiment": RESULTS["experiment"], "position": _POSITION, **CONDITION}, ("experiment", "position")),
    "verdicts": Table("What a source says of two or more subjects, or advises.", VERDICTS),
    "ranked": Table(
        "The subjects of each verdict.",
        {
            "verdict": Field("the verdict", refers="verdicts"),
            "role": Field("`order`, `choose`, `avoid` or `over`"),
            "position": _POSITION,
            "rank": Field("its rank in the order, 1 for the best", "integer", empty=True),
            **RANKED,
        },
        ("verdict", "role", "position"),
    ),
    "remarks": Table("What a source says of itself, its method, the field or a property.", {"position": _POSITION, **REMARKS}, ("source", "position")),
    "statements": Table("Everything that a source backs, whatever its kind, in the shape of `statements.csv`.", STATEMENTS, ()),
}

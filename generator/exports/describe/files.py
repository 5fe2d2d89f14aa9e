"""The files under `data/` and their columns: for `index.json`, the data page, the data package and the tables of the database.

Raise `VERSION` with every change here: the second number if files, columns or keys are added, the first if one is
removed, renamed or comes to mean something else.
"""

from .field import Field, Fields

VERSION = "1.2"

EVIDENCE = {
    "as_of": Field("when what the evidence says held, in EDTF: its own date, else that of whom it relies on, else that of the source", empty=True),
    "source": Field("the id of the source in which the anchor stands", refers="sources"),
    "according_to": Field("whom the source relies on: the id of a source, or `project`; empty if its authors speak", empty=True),
    "at": Field("the place in the source"),
    "anchor": Field("the words to find at that place", empty=True),
    "says": Field("what the source says, in the words of the Atlas", empty=True),
    "checked": Field("the day on which a machine last found the anchor at that place; empty if it did not, or nobody looked", "day", empty=True),
}


def pick(fields: Fields, *names: str) -> dict[str, Field]:
    """Some of the fields, as they are described already."""
    return {name: fields[name] for name in names}


CLAIMS = {
    "claim": Field("the id of the answer in its scope, the same in every build: a hash of subject, property, answer, negation, `version`, `part` and `when`"),
    "subject": Field("the id of the subject", refers="subjects"),
    "property": Field("the id of the property; where `origin` is `inverse`, the name of the relation from this side"),
    "value": Field("one element of the answer, a date in EDTF; empty for prose, which stands in `says`", empty=True),
    "negated": Field("`true` if the source denies the element", "flag"),
    "version": Field("the editions that the claim holds for: `1`, `2.4.0`, `2+`, `1.0..1.7`; empty if the source names none", empty=True),
    "part": Field("the part of the subject that the claim is about", empty=True),
    "when": Field("a condition that the source sets", empty=True),
    "from": Field("when it began to be true, in EDTF, if a source says so", empty=True),
    "until": Field("when it ceased to be true, in EDTF, if a source says so", empty=True),
    **pick(EVIDENCE, "as_of"),
    "rank": Field("`preferred`, or `deprecated` for what is known to be wrong; mostly empty", empty=True),
    "origin": Field("`stated`, `inherited` from another subject, `inverse` of a relation, or `implied` by the `yes` of another property"),
    **pick(EVIDENCE, "source", "according_to", "at", "anchor", "says"),
    "note": Field("what the Atlas says of the claim and of the evidence", empty=True),
    **pick(EVIDENCE, "checked"),
}

STATEMENTS = {
    "kind": Field("`fact`, `relation`, `judgement`, `measurement`, `observation`, `verdict`, `remark`, `set-up` or `score`"),
    "subject": Field("the id of the subject; of a verdict all of them, with `; ` between; empty if it is about none", empty=True),
    "what": Field("the property, metric, need, topic, key of a set-up, step, or score with its indicator"),
    "value": Field("the answer: `not` stands before an element that is denied; a verdict reads `a > b, c` (no order told among b and c), `a = b` (alike), `choose a over b` or `avoid a`", empty=True),
    **pick(EVIDENCE, "says"),
    "conditions": Field("scope, qualifiers, factors and the like as `key: value`, with `; ` between", empty=True),
    **pick(EVIDENCE, "as_of", "source", "according_to", "at", "anchor", "checked"),
}

OBSERVATIONS = {
    "metric": Field("the id of what was counted", refers="metrics"),
    "subject": Field("the id of the subject", refers="subjects"),
    "date": Field("when it was counted, in EDTF"),
    "value": Field("the number as printed: `151k`, `~1375`, `>=1000`; `-` if the source prints none"),
    "low": Field("the smallest number that the printed one may stand for", "number", empty=True),
    "high": Field("the largest number that the printed one may stand for; empty if there is no bound", "number", empty=True),
    "unit": Field("what is counted"),
    **pick(EVIDENCE, "source"),
    "according_to": Field("who counted, if not the authors of the source", empty=True),
    **pick(EVIDENCE, "at", "anchor"),
    "note": Field("what the Atlas says of it", empty=True),
    **pick(EVIDENCE, "checked"),
}

RESULTS = {
    "experiment": Field("the id of the experiment", refers="experiments"),
    "metric": Field("what was measured"),
    "subject": Field("the id of the subject", refers="subjects"),
    "version": Field("the edition that was run", empty=True),
    "factors": Field("the level of each factor as a JSON object: two results compare only within one experiment and with equal factors", "object"),
    "printed": Field("the value as printed"),
    "value": Field("the value as a number; times in seconds", "number", empty=True),
    "uncertainty": Field("what stands behind ± as a number, in the unit of the value", "number", empty=True),
    "unit": Field("the unit of the value", empty=True),
    "better": Field("which way is better: `higher`, `lower`, `neither`"),
    "spread": Field("what the uncertainty is", empty=True),
    **pick(EVIDENCE, "as_of", "source", "according_to", "at", "anchor", "says"),
    "note": Field("what the Atlas says of it", empty=True),
    **pick(EVIDENCE, "checked"),
}

SUBJECTS = {
    "id": Field("the id of the subject"),
    "name": Field("its name"),
    "kind": Field("its kind", refers="kinds"),
    "address": Field("the address of its page, relative to the site"),
    "aliases": Field("other spellings and short names", shape="list"),
    "old_ids": Field("ids that it once had", shape="list"),
    "identifiers": Field("its addresses elsewhere", "object"),
    "editions": Field("editions whose answers differ, oldest first", shape="list"),
    "parts": Field("parts without a page of their own", shape="list"),
    "answers": Field(
        "by property: `current` (what the site shows first), `stale`, `disagreement`, `origin`, `via` (whence it is inherited or implied)"
        " and `claims`, which hold the id and everything of a claim but its evidence, of which prose keeps `says`",
        "object",
    ),
    "inverse": Field("by the name of a relation seen from this side: the ids of the subjects", "object"),
}

PROPERTIES = {
    "id": Field("the id of the property"),
    "label": Field("the question as a heading"),
    "group": Field("the id of its group", refers="groups"),
    "group_label": Field("the name of its group"),
    "type": Field("the type of an answer"),
    "counts": Field("what exactly counts as an answer"),
    "many": Field("whether there can be several answers at once", "flag"),
    "list": Field("`closed` if an answer is the whole list, else `open`"),
    "scale": Field("the words of a judgement, worst first", shape="list"),
    "vocabulary": Field("the vocabulary of a term", empty=True),
    "words": Field("the words that may answer, each with `id` and `label`, and `about` and `broader` where there are such", "object", "list"),
    "unit": Field("the unit of a number", empty=True),
    "with": Field("the qualifiers that a claim may add", shape="list"),
    "by_edition": Field("whether editions differ in it", "flag"),
    "fresh_for": Field("how long an answer stays fresh"),
    "applies_to": Field("the kinds of subjects that it can be asked of; all if empty", shape="list"),
    "inverse": Field("the name of the relation seen from the other side", empty=True),
    "implied_by": Field("properties whose `yes` answers this one too", shape="list"),
    "answered": Field("how many subjects have an answer", "integer"),
}

TABLE_ROWS = Field("the headings of the rows, as printed", empty=True)
TABLE_CELLS = Field("the cells of this column, as what cites them gives them", empty=True)
# What is told of each column of a published table, in columns of their own behind those that are printed.
TABLE_MORE = {
    "today": Field("what is known today where that is more or other; empty if it is what was printed", empty=True),
    "compared": Field(
        "`same today` (newer sources say the same), `more known today`, `other today`, `disputed`, `nothing newer` or `missing` (no claim left)", empty=True
    ),
    "note": Field("what the Atlas says of the cell, such as what stands in the text where it is damaged", empty=True),
}
TABLES = {
    "row": Field(f"{TABLE_ROWS.meaning}; this column bears the heading that the source prints, if it prints one"),
    "<heading>": TABLE_CELLS,
    **{f"<heading> ({more})": field for more, field in TABLE_MORE.items()},
}

# Stands for the files of all published tables, whose columns are those of the table.
TABLE_FILES = "tables/*.csv"
SQLITE = "atlas.sqlite"
# Stands for the files of all tables of the database.
PARQUET_FILES = "parquet/*.parquet"
PACKAGE = "datapackage.json"

# By path below `data/`: what the file is, and its columns or keys.
FILES: dict[str, tuple[str, dict[str, Field]]] = {
    "claims.csv": ("Claims: one row for each element of an answer and each piece of evidence.", CLAIMS),
    "statements.csv": ("Everything that a source backs, whatever its kind: one row for each element and each piece of evidence.", STATEMENTS),
    "observations.csv": ("Numbers counted on a date.", OBSERVATIONS),
    "results.csv": ("Measurements: one row each.", RESULTS),
    TABLE_FILES: ("Tables that sources published, rebuilt from what cites them: a file for each, a row for each of its rows.", TABLES),
    "subjects.json": ("Subjects with their current answers and their claims.", SUBJECTS),
    "properties.json": ("Properties: what can be asked, and what counts.", PROPERTIES),
    "sources.json": ("Sources as CSL-JSON, for Zotero and the like; what CSL has no name for stands under `custom`.", {}),
    "sources.bib": ("Sources as BibTeX in UTF-8.", {}),
    SQLITE: ("All tables of the database with keys and indexes, for SQLite, Datasette and the like.", {}),
    PARQUET_FILES: ("The same tables for DuckDB, Polars and the like: a file for each.", {}),
    PACKAGE: ("The CSV and Parquet files as a Frictionless data package: columns with their types, keys, licence and sources.", {}),
}

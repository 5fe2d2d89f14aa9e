"""What each file and each column of the data means: one description for `index.json`, `docs/data.md` and the tests.

Raise `VERSION` with every change here: the second number if files, columns or keys are added, the first if one is
removed, renamed or comes to mean something else.
"""

VERSION = "1.1"

_EVIDENCE = {
    "as_of": "when what the evidence says held, in EDTF: its own date, else that of whom it relies on, else that of the source",
    "source": "the id of the source in which the anchor stands",
    "according_to": "whom the source relies on: the id of a source, or `project`; empty if its authors speak",
    "at": "the place in the source",
    "anchor": "the words to find at that place",
    "says": "what the source says, in the words of the Atlas",
    "checked": "the day on which a machine last found the anchor at that place; empty if it did not, or nobody looked",
}


def _pick(*columns: str) -> dict[str, str]:
    return {column: _EVIDENCE[column] for column in columns}


CLAIMS = {
    "claim": "the id of the answer in its scope, the same in every build: a hash of subject, property, answer, negation, `version`, `part` and `when`",
    "subject": "the id of the subject",
    "property": "the id of the property; where `origin` is `inverse`, the name of the relation from this side",
    "value": "one element of the answer, a date in EDTF; empty for prose, which stands in `says`",
    "negated": "`true` if the source denies the element",
    "version": "the editions that the claim holds for: `1`, `2.4.0`, `2+`, `1.0..1.7`; empty if the source names none",
    "part": "the part of the subject that the claim is about",
    "when": "a condition that the source sets",
    "from": "when it began to be true, in EDTF, if a source says so",
    "until": "when it ceased to be true, in EDTF, if a source says so",
    **_pick("as_of"),
    "rank": "`preferred`, or `deprecated` for what is known to be wrong; mostly empty",
    "origin": "`stated`, `inherited` from another subject, `inverse` of a relation, or `implied` by the `yes` of another property",
    **_pick("source", "according_to", "at", "anchor", "says"),
    "note": "what the Atlas says of the claim and of the evidence",
    **_pick("checked"),
}

STATEMENTS = {
    "kind": "`fact`, `relation`, `judgement`, `measurement`, `observation`, `verdict`, `remark`, `set-up` or `score`",
    "subject": "the id of the subject; of a verdict all of them, with `; ` between; empty if it is about none",
    "what": "the property, metric, need, topic, key of a set-up, step, or score with its indicator",
    "value": "the answer: `not` stands before an element that is denied; a verdict reads `a > b, c` (no order told among b and c), `a = b` (alike), `choose a over b` or `avoid a`",
    "says": _EVIDENCE["says"],
    "conditions": "scope, qualifiers, factors and the like as `key: value`, with `; ` between",
    **_pick("as_of", "source", "according_to", "at", "anchor", "checked"),
}

OBSERVATIONS = {
    "metric": "the id of what was counted",
    "subject": "the id of the subject",
    "date": "when it was counted, in EDTF",
    "value": "the number as printed: `151k`, `~1375`, `>=1000`; `-` if the source prints none",
    "low": "the smallest number that the printed one may stand for",
    "high": "the largest number that the printed one may stand for; empty if there is no bound",
    "unit": "what is counted",
    **_pick("source"),
    "according_to": "who counted, if not the authors of the source",
    **_pick("at", "anchor"),
    "note": "what the Atlas says of it",
    **_pick("checked"),
}

RESULTS = {
    "experiment": "the id of the experiment",
    "metric": "what was measured",
    "subject": "the id of the subject",
    "version": "the edition that was run",
    "factors": "the level of each factor as a JSON object: two results compare only within one experiment and with equal factors",
    "printed": "the value as printed",
    "value": "the value as a number; times in seconds",
    "uncertainty": "what stands behind ± as a number, in the unit of the value",
    "unit": "the unit of the value",
    "better": "which way is better: `higher`, `lower`, `neither`",
    "spread": "what the uncertainty is",
    **_pick("as_of", "source", "according_to", "at", "anchor", "says"),
    "note": "what the Atlas says of it",
    **_pick("checked"),
}

SUBJECTS = {
    "id": "the id of the subject",
    "name": "its name",
    "kind": "its kind",
    "address": "the address of its page, relative to the site",
    "aliases": "other spellings and short names",
    "old_ids": "ids that it once had",
    "identifiers": "its addresses elsewhere",
    "editions": "editions whose answers differ, oldest first",
    "parts": "parts without a page of their own",
    "answers": "by property: `current` (what the site shows first), `stale`, `disagreement`, `origin`, `via` (whence it is inherited or implied)"
    " and `claims`, which hold the id and everything of a claim but its evidence, of which prose keeps `says`",
    "inverse": "by the name of a relation seen from this side: the ids of the subjects",
}

PROPERTIES = {
    "id": "the id of the property",
    "label": "the question as a heading",
    "group": "the id of its group",
    "group_label": "the name of its group",
    "type": "the type of an answer",
    "counts": "what exactly counts as an answer",
    "many": "whether there can be several answers at once",
    "list": "`closed` if an answer is the whole list, else `open`",
    "scale": "the words of a judgement, worst first",
    "vocabulary": "the vocabulary of a term",
    "words": "the words that may answer, each with `id` and `label`, and `about` and `broader` where there are such",
    "unit": "the unit of a number",
    "with": "the qualifiers that a claim may add",
    "by_edition": "whether editions differ in it",
    "fresh_for": "how long an answer stays fresh",
    "applies_to": "the kinds of subjects that it can be asked of; all if empty",
    "inverse": "the name of the relation seen from the other side",
    "implied_by": "properties whose `yes` answers this one too",
    "answered": "how many subjects have an answer",
}

TABLE_ROWS = "the headings of the rows, as printed"
TABLE_CELLS = "the cells of this column, as what cites them gives them"
# What is told of each column of a published table, in columns of their own behind those that are printed.
TABLE_MORE = {
    "today": "what is known today where that is more or other; empty if it is what was printed",
    "compared": "`same today` (newer sources say the same), `more known today`, `other today`, `disputed`, `nothing newer` or `missing` (no claim left)",
    "note": "what the Atlas says of the cell, such as what stands in the text where it is damaged",
}
TABLES = {
    "row": f"{TABLE_ROWS}; this column bears the heading that the source prints, if it prints one",
    "<heading>": TABLE_CELLS,
    **{f"<heading> ({more})": text for more, text in TABLE_MORE.items()},
}

# Stands for the files of all published tables, whose columns are those of the table.
TABLE_FILES = "tables/*.csv"

# By path below `data/`: what the file is, and its columns or keys.
FILES: dict[str, tuple[str, dict[str, str]]] = {
    "claims.csv": ("Claims: one row for each element of an answer and each piece of evidence.", CLAIMS),
    "statements.csv": ("Everything that a source backs, whatever its kind: one row for each element and each piece of evidence.", STATEMENTS),
    "observations.csv": ("Numbers counted on a date.", OBSERVATIONS),
    "results.csv": ("Measurements: one row each.", RESULTS),
    TABLE_FILES: ("Tables that sources published, rebuilt from what cites them: a file for each, a row for each of its rows.", TABLES),
    "subjects.json": ("Subjects with their current answers and their claims.", SUBJECTS),
    "properties.json": ("Properties: what can be asked, and what counts.", PROPERTIES),
    "sources.json": ("Sources as CSL-JSON, for Zotero and the like; what CSL has no name for stands under `custom`.", {}),
    "sources.bib": ("Sources as BibTeX in UTF-8.", {}),
}

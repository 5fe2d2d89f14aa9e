/* Which subjects and which properties are shown, and in which order: arithmetic on what Python worked out, without a look at
   the page. An answer is its place among the answers to its property, which are in order; -1 stands for no evidence of the
   day that is asked for, undefined for what nobody has researched. */
const NONE_THEN = -1;

/* The answers of a day: `past` is needed for any day but today. */
export function answersOf({ subjects }, past, day) {
  return (subject, prop) => {
    const today = subjects[subject].cells[prop];
    // What does not apply has no source, and never did apply.
    if (!day || !today || today.length === 1) return today?.[0];
    return stepOf(past, day, subject, prop)?.[1] ?? NONE_THEN;
  };
}

export const stepOf = (past, day, subject, prop) => past.subjects[subject]?.[prop]?.findLast(([from]) => from <= day);

/* Why an answer cannot be compared with others; nothing if it can. */
export function lackOf(property, at) {
  if (at === undefined) return "nobody has researched it";
  if (at === NONE_THEN) return "there is no evidence for that day";
  return at >= property.real && property.answers[at][0][0] !== "n/a" ? "the answer is unknown" : "";
}

function holds(property, at, { op, value }) {
  const wanted = property.options.findIndex(([word]) => word === value);
  const said = property.answers[at][2];
  const scaled = said.filter((place) => place < property.scaled);
  if (op === "not") return !said.includes(wanted);
  if (op === "min") return scaled.some((place) => place >= wanted);
  // The negation of "that or worse": what stands on no scale is not worse.
  if (op === "above") return scaled.every((place) => place > wanted);
  return said.includes(wanted);
}

export function isCondition(data, { prop, op, value }) {
  const property = data.properties[prop];
  return Boolean(property && data.conditions[property.type][op] && property.options.some(([word]) => word === value));
}

export function conditionWords(data, { prop, op, value }) {
  const property = data.properties[prop];
  return data.conditions[property.type][op].replace("{}", property.options.find(([word]) => word === value)[1]);
}

// As in Python: without case, accents and runs of blanks.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim().split(/\s+/).filter(Boolean);

/* Subjects in order, columns, and how many subjects were left out for want of an answer, by reason. */
export function choose(data, page, state, answer) {
  const words = fold(state.words);
  const lacks = new Map();
  const passes = (id) => {
    const { kind, words: names } = data.subjects[id];
    if (state.kind && kind !== state.kind) return false;
    if (words.length && !words.every((word) => names.includes(word) || page.columns.some(({ id: prop }) => data.properties[prop].answers[answer(id, prop)]?.[1].includes(word)))) return false;
    let lack = "";
    for (const condition of state.where) {
      const property = data.properties[condition.prop];
      const at = answer(id, condition.prop);
      const why = lackOf(property, at);
      if (!why && !holds(property, at, condition)) return false;
      lack ||= why;
    }
    if (!lack) return true;
    lacks.set(lack, (lacks.get(lack) ?? 0) + 1);
    return state.unknown;
  };
  const pinned = page.subjects.filter((id) => state.pin.includes(id));
  const others = page.subjects.filter((id) => !pinned.includes(id) && passes(id) && !(state.pinned && pinned.length));
  const sorted = (ids) => (state.sort ? sort(data, ids, state, answer) : ids);
  const subjects = [...sorted(pinned), ...sorted(others)];
  const left = page.columns.filter(({ id }) => !state.hidden.has(id));
  const columns = state.differences && subjects.length > 1 ? left.filter(({ id }) => differs(data.properties[id], subjects.map((subject) => answer(subject, id)))) : left;
  return { subjects, columns, lacks, same: left.length - columns.length };
}

/* Only what is known to be the same for all is no difference. */
const differs = (property, answers) => answers.some((at) => at !== answers[0] || lackOf(property, at));

function sort(data, ids, { sort: by, down }, answer) {
  const direction = down ? -1 : 1;
  const property = data.properties[by];
  if (!property) return [...ids].sort((a, b) => direction * (data.subjects[a].words < data.subjects[b].words ? -1 : 1));
  // What is no answer comes last, whichever way one sorts.
  const rank = (at) => (at === undefined ? 3 : at === NONE_THEN ? 2 : at >= property.real ? 1 : 0);
  const found = new Map(ids.map((id) => [id, answer(id, by)]));
  return [...ids].sort((a, b) => {
    const [one, other] = [found.get(a), found.get(b)];
    return rank(one) - rank(other) || (rank(one) > 1 ? 0 : (rank(one) ? 1 : direction) * (one - other));
  });
}

/* The state of a matrix as the query of its address, and back. Each state has one spelling: keys in one order, what is
   usual left out, lists in the order of the page. Names are those of the knowledge, so that people can read it. */
const FLAGS = ["differences", "pinned", "unknown", "turned"];

// Commas and colons may stand in a query as they are; everything else that is no letter is encoded.
const encode = (text) => encodeURIComponent(text).replace(/%2C/g, ",").replace(/%3A/g, ":");
const listOf = (text) => (text ?? "").split(",").filter(Boolean);

export function readState(search, page) {
  const query = new URLSearchParams(search);
  const groups = query.has("groups") && new Set(listOf(query.get("groups")));
  const hidden = new Set(listOf(query.get("hide")));
  const shown = listOf(query.get("show"));
  const flags = listOf(query.get("with"));
  const where = query.getAll("where").map((text) => /^([^:]+):(\w+):(.*)$/s.exec(text)).filter(Boolean);
  return {
    words: query.get("words") ?? "",
    kind: query.get("kind") ?? "",
    where: where.map(([, prop, op, value]) => ({ prop, op, value })),
    sort: (query.get("sort") ?? "").replace(/^-/, ""),
    down: (query.get("sort") ?? "").startsWith("-"),
    pin: listOf(query.get("pin")).filter((id) => page.subjects.includes(id)),
    hidden: new Set(page.columns.filter(({ id, group }) => hidden.has(id) || (groups && !groups.has(group)) || (shown.length && !shown.includes(id))).map(({ id }) => id)),
    day: /^\d{4}-\d\d-\d\d$/.test(query.get("asof") ?? "") ? query.get("asof") : "",
    ...Object.fromEntries(FLAGS.map((flag) => [flag, flags.includes(flag)])),
  };
}

export function writeState(state, page) {
  const conditions = state.where.map(({ prop, op, value }) => `where=${encode(`${prop}:${op}:${value}`)}`);
  const sort = state.sort && `${state.down ? "-" : ""}${state.sort}`;
  const lists = { words: state.words.trim(), kind: state.kind };
  const rest = { sort, pin: page.subjects.filter((id) => state.pin.includes(id)).join(), ...columnsOf(state, page), with: FLAGS.filter((flag) => state[flag]).join(), asof: state.day };
  const told = (pairs) => Object.entries(pairs).filter(([, value]) => value).map(([key, value]) => `${key}=${encode(value)}`);
  const parts = [...told(lists), ...[...new Set(conditions)].sort(), ...told(rest)];
  return parts.length ? `?${parts.join("&")}` : "";
}

/* Whole groups by their names, what is missing of them by its own; or what is left, if that is shorter. */
function columnsOf({ hidden }, { columns }) {
  if (!hidden.size) return {};
  const left = columns.filter(({ id }) => !hidden.has(id));
  const groups = [...new Set(left.map(({ group }) => group))];
  const hide = columns.filter(({ id, group }) => hidden.has(id) && groups.includes(group)).map(({ id }) => id).join();
  const show = left.map(({ id }) => id).join();
  const named = groups.length < new Set(columns.map(({ group }) => group)).size ? groups.join() || "none" : "";
  return show && show.length < hide.length + named.length ? { show } : { groups: named, hide };
}

/* Any two to five subjects side by side. The address says which: ?s=keras,pytorch, in the order of their ids. All that is shown is ready
   HTML of the site: the frame stands on the page, answers come from parts/, what names several from compare/pieces.json. */
import { start as showEvidence } from "./evidence.js";
import { make, partsOf } from "./parts.js";

const MOST = 5;
const PIECES = new URL("../../compare/pieces.json", import.meta.url);
let pieces;

const list = (words) => words.join(", ").replace(/, ([^,]*)$/, " and $1");
const plain = (text) => text.trim().toLowerCase();

/* The answers of each subject, and what names several; none without a network. */
async function fetchAll(subjects) {
  try {
    pieces ??= await (await fetch(PIECES)).json();
    return await Promise.all(subjects.map(({ id }) => partsOf(id)));
  } catch {
    return null;
  }
}

/* Where a question stands: the rule of generator/views/comparison.py. */
function placeOf(keys) {
  if (new Set(keys.filter(Boolean)).size > 1) return "differ";
  return keys.every(Boolean) ? "same" : "partly";
}

/* What an address asks for: the subjects in their order, and what is to be said of the rest. */
function read(search, subjects) {
  const said = [], chosen = [];
  for (const word of (new URLSearchParams(search).get("s") ?? "").split(",").filter(Boolean)) {
    const subject = subjects.find(({ id, names }) => id === word || names.includes(plain(word)));
    if (!subject) said.push(`The Atlas has no subject “${word}”.`);
    else if (chosen.includes(subject)) said.push(`${subject.name} was asked for twice.`);
    else chosen.push(subject);
  }
  const rest = chosen.splice(MOST).map(({ name }) => name);
  if (rest.length) said.push(`${MOST} are the most: ${list(rest)} ${rest.length > 1 ? "are" : "is"} left out.`);
  if (chosen.length === 1) said.push(`Choose at least one more to compare with ${chosen[0].name}.`);
  return { chosen: chosen.sort((a, b) => (a.id < b.id ? -1 : 1)), said };
}

class Comparison {
  constructor(form) {
    this.form = form;
    this.out = document.getElementById("compared");
    this.frame = document.getElementById("compare-frame").content;
    this.status = form.querySelector("[role=status]");
    this.title = document.querySelector("article h1");
    this.subjects = [...form.querySelectorAll("[role=option]")].map((option) => {
      const { id, kind, also } = option.dataset, name = option.firstElementChild.textContent;
      return { id, kind, name, option, names: [name, ...also.split("|")].map(plain) };
    });
  }

  /* Shows what the address asks for, after putting the address in its one order. */
  async show() {
    const { chosen, said } = read(location.search, this.subjects);
    const address = addressOf(chosen);
    if (location.search.includes("s=") && location.search !== address) history.replaceState(history.state, "", (address || location.pathname) + location.hash);
    this.chosen = chosen;
    this.showChosen();
    this.say(said);
    const spoken = this.status.textContent;
    const found = chosen.length > 1 ? await fetchAll(chosen) : [];
    if (this.chosen !== chosen) return;
    this.out.replaceChildren();
    if (!found) return this.say([...said, "The answers could not be fetched: is there a network?"], true);
    if (!found.length) return;
    this.out.append(this.build(found));
    showEvidence(this.out);
    // The reader may have been answered something else while the answers were fetched.
    if (this.status.textContent === spoken) this.say([...said, `${list(chosen.map(({ name }) => name))} are compared below.`]);
  }

  /* The buttons that remove, the titles, and for search engines the page of the pair, if it has one. */
  showChosen() {
    const names = this.chosen.map(({ name }) => name);
    this.form.querySelector(".a-chips").replaceChildren(...this.chosen.map((subject) => this.chip(subject)));
    for (const { option } of this.subjects) option.dataset.chosen = names.includes(option.firstElementChild.textContent) ? "yes" : "";
    this.title.firstChild.data = names.length > 1 ? list(names) : "Compare";
    document.title = document.title.replace(/^.*?(?= · )/, names.length > 1 ? `${list(names)} compared` : "Compare");
    const link = document.querySelector("link[rel=canonical]");
    const own = `${this.chosen.map(({ id }) => id).join("-vs-")}/`;
    const pair = this.chosen.length > 1 && document.querySelector(`#compare-pairs a[href$="compare/${own}"]`);
    if (link) link.href = link.href.replace(/[^/]*-vs-[^/]*\/$/, "") + (pair ? own : "");
  }

  chip(subject) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "a-chip", textContent: subject.name });
    button.setAttribute("aria-label", `${subject.name}, remove`);
    button.addEventListener("click", () => this.choose(this.chosen.filter((other) => other !== subject)));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  say(sentences, again = false) {
    this.status.textContent = sentences.join(" ");
    if (!again) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "a-btn a-btn--low", textContent: "Try again" });
    button.addEventListener("click", () => this.show());
    this.status.append(" ", button);
  }

  choose(subjects) {
    history.pushState(null, "", addressOf(subjects) || location.pathname);
    this.show();
    this.form.querySelector("input").focus();
  }

  /* The frame with a column for each subject; what has nothing to show is taken out of it. */
  build(found) {
    const frame = this.frame.cloneNode(true);
    const stock = frame.querySelector("[data-stock]");
    stock.remove();
    for (const table of frame.querySelectorAll(".a-compare")) {
      table.classList.toggle("a-compare--many", this.chosen.length > 2);
      table.tHead.rows[0].append(...this.chosen.map(({ id }) => stock.querySelector(`[data-id="${id}"]`).cloneNode(true)));
      for (const band of table.querySelectorAll(".a-band > th")) band.colSpan = this.chosen.length + 1;
    }
    for (const row of stock.querySelectorAll("[data-prop]")) this.place(row, frame, stock, found);
    this.tell(frame);
    this.count(frame, stock);
    for (const group of frame.querySelectorAll("tbody[data-group]")) if (group.rows.length < 2) group.remove();
    for (const section of frame.querySelectorAll("[data-section]")) finish(section);
    return frame;
  }

  /* A question goes where its answers belong. */
  place(row, frame, stock, found) {
    const { prop, group, kinds, place } = row.dataset;
    const parts = found.map((answers) => answers[prop]);
    const asked = this.chosen.map(({ kind }) => !kinds || kinds.split(" ").includes(kind));
    if (!parts.some((part, at) => part && asked[at])) {
      const words = frame.querySelector(`[data-open=${asked.some(Boolean) ? "todo" : "na"}]`);
      words.textContent += `${words.textContent && ", "}${row.textContent.trim()}`;
      return;
    }
    const keys = parts.map((part, at) => (part && asked[at] && part.key !== "unknown" ? part.key : ""));
    const blank = asked.map((is) => stock.querySelector(`[data-blank=${is ? "todo" : "na"}]`).innerHTML);
    row.append(...parts.map((part, at) => this.cell(at, asked[at] && part ? part.value : blank[at])));
    frame.querySelector(`[data-place=${place ?? placeOf(keys)}] > [data-group="${group}"]`).append(row);
  }

  /* A cell of ready HTML for one of them. */
  cell(at, html) {
    const cell = document.createElement("td");
    cell.setAttribute("role", "cell");
    cell.dataset.name = this.chosen[at].name;
    cell.append(make(html));
    return cell;
  }

  /* What speaks of enough of them. */
  tell(frame) {
    for (const [place, items] of Object.entries(pieces.told)) {
      const where = frame.querySelector(`[data-place=${place}]`);
      const fit = items.filter(([ids]) => this.chosen.filter(({ id }) => ids.includes(id)).length >= where.dataset.least);
      where.append(...fit.map(([, html]) => make(html)));
    }
  }

  /* Rows with numbers of enough of them. */
  count(frame, stock) {
    for (const [place, rows] of Object.entries(pieces.numbers)) {
      const table = frame.querySelector(`[data-place=${place}]`);
      const missing = stock.querySelector(`[data-blank=${place}]`).innerHTML;
      for (const [head, cells] of rows) {
        const numbers = this.chosen.map(({ id }) => cells[id]);
        if (numbers.filter(Boolean).length < table.dataset.least) continue;
        const row = table.tBodies[0].insertRow();
        row.setAttribute("role", "row");
        row.append(make(head), ...numbers.map((html, at) => this.cell(at, html ?? missing)));
      }
    }
  }
}

const addressOf = (subjects) => (subjects.length ? `?s=${subjects.map(({ id }) => id).sort().join(",")}` : "");

/* Counts a section's answers in its heading, or removes it. */
function finish(section) {
  const rows = section.querySelectorAll("[data-group] > tr:not(.a-band)").length;
  for (const words of section.querySelectorAll("[data-open]")) if (!words.textContent) words.parentElement.remove();
  const where = section.querySelector("[data-place]");
  if (!(where.tBodies ? where.querySelector("tbody > tr") : where.firstElementChild)) section.remove();
  else if (rows) section.querySelector("h2").append(`: ${rows}`);
}

/* A field that finds subjects by name, alias or kind: a combobox with a list. */
function search(form, comparison) {
  const input = form.querySelector("[role=combobox]");
  const options = form.querySelector("[role=listbox]");
  const shown = () => comparison.subjects.filter(({ option }) => !option.hidden);
  let active;

  function point(subject) {
    active?.option.setAttribute("aria-selected", "false");
    active = subject;
    active?.option.setAttribute("aria-selected", "true");
    active?.option.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.option.id); else input.removeAttribute("aria-activedescendant");
  }

  /* The smaller, the better: the name itself, a name that begins so, a short name that does, anything else. */
  function fit({ names }) {
    const typed = plain(input.value);
    return names[0] === typed ? 0 : names[0].startsWith(typed) ? 1 : names.some((name) => name.startsWith(typed)) ? 2 : 3;
  }

  function open(wanted = true) {
    const words = plain(input.value).split(/\s+/);
    for (const { option, names } of comparison.subjects) {
      const text = [...names, plain(option.lastElementChild.textContent)].join(" ");
      option.hidden = Boolean(option.dataset.chosen) || !words.every((word) => text.includes(word));
    }
    const found = shown();
    options.hidden = !wanted || !found.length;
    input.setAttribute("aria-expanded", String(!options.hidden));
    point(options.hidden || !input.value ? undefined : found.sort((a, b) => fit(a) - fit(b))[0]);
    if (wanted && !found.length) comparison.say([`No other subject is called “${input.value}”.`]);
  }

  function take(subject) {
    input.value = "";
    open(false);
    if (comparison.chosen.length < MOST) comparison.choose([...comparison.chosen, subject]);
    else comparison.say([`${MOST} are the most: remove one before you add ${subject.name}.`]);
  }

  const keys = {
    ArrowDown: (found, at) => found[(at + 1) % found.length],
    ArrowUp: (found, at) => found[(at <= 0 ? found.length : at) - 1],
  };
  input.addEventListener("keydown", (event) => {
    if (event.key in keys) {
      event.preventDefault();
      if (options.hidden) open();
      point(keys[event.key](shown(), shown().indexOf(active)));
    } else if (event.key === "Escape") {
      if (options.hidden) input.value = "";
      open(false);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active) take(active);
    }
  });
  input.addEventListener("input", () => open());
  input.addEventListener("click", () => open());
  input.addEventListener("blur", () => open(false));
  options.addEventListener("mousedown", (event) => event.preventDefault());
  options.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(comparison.subjects.find((subject) => subject.option === option));
  });
}

export function start(form) {
  const comparison = new Comparison(form);
  search(form, comparison);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  form.nextElementSibling.remove();
  comparison.show();
  /* Back and forward; the listener goes with the page. */
  const again = () => (form.isConnected ? comparison.show() : removeEventListener("popstate", again));
  addEventListener("popstate", again);
}

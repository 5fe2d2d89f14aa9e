/* A matrix that one can sort, filter, cut and turn round. Python makes the table, the order of all answers and the words
   to filter by; here they are compared, shown and hidden. The whole state stands in the address (matrix/address.js).
   What is compared is fetched when the reader first reaches for a control, or with an address that has a state. */
import { readState, writeState } from "./matrix/address.js";
import { answersOf, choose, isCondition, stepOf } from "./matrix/choose.js";
import { Controls } from "./matrix/controls.js";
import { tellEvidence } from "./matrix/evidence.js";
import { save } from "./matrix/save.js";
import { Table } from "./matrix/table.js";
import { walk } from "./matrix/walk.js";

const WAIT_TO_WRITE = 300;
const fetched = new Map();

function load(address) {
  if (!fetched.has(address)) fetched.set(address, fetch(address).then((answer) => answer.json()));
  return fetched.get(address);
}

class Matrix {
  constructor(bar) {
    this.bar = bar;
    this.table = new Table(document.getElementById("matrix"));
    this.path = location.pathname;
    this.controls = new Controls(bar, this.table, {
      change: (changes, quietly) => this.change(changes, quietly),
      clear: () => this.change({ words: "", kind: "", where: [], pin: [], differences: false, pinned: false, unknown: false }),
      reach: () => this.ready(),
      take: (kind) => this.take(kind),
    });
    if (this.table.table.classList.contains("a-slim")) {
      walk(this.table);
      tellEvidence(this.table, () => this.day);
    }
    this.state = readState(location.search, this.table);
    // Who was faster than this script is served now.
    this.controls.catchUp(!location.search);
    if (location.search) this.show();
    for (const part of [bar, this.table.head]) for (const kind of ["pointerover", "focusin"]) part.addEventListener(kind, () => this.ready(), { once: true });
    addEventListener("popstate", this.return = () => this.restore());
  }

  get day() { return this.state.day || this.bar.dataset.day && this.lastDay; }

  /* The last day of a year or a month, which is meant by it. */
  get lastDay() {
    const [year, month = 12, day] = this.bar.dataset.day.split("-");
    return day ? this.bar.dataset.day : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  }

  async ready() {
    this.data ??= await load(this.bar.dataset.answers);
    if (this.day) this.past ??= await load(this.bar.dataset.steps);
    this.controls.fill(this.data);
  }

  change(changes, quietly) {
    const was = this.state;
    this.state = { ...was, ...changes };
    clearTimeout(this.timer);
    const note = () => history[quietly ? "replaceState" : "pushState"](history.state, "", this.path + writeState(this.state, this.table) + location.hash);
    if (quietly) this.timer = setTimeout(note, WAIT_TO_WRITE);
    else note();
    return this.show();
  }

  restore() {
    if (!this.bar.isConnected) removeEventListener("popstate", this.return);
    else if (location.pathname === this.path) {
      this.state = readState(location.search, this.table);
      this.show();
    }
  }

  async show() {
    if (!this.data || (this.day && !this.past)) await this.ready();
    const { data, past, day, state, table } = this;
    state.where = state.where.filter((condition) => isCondition(data, condition));
    if (state.sort !== "name" && !data.properties[state.sort]) state.sort = "";
    if (this.painted !== state.day && (this.painted || state.day)) {
      const empty = (subject, prop) => (data.subjects[subject].cells[prop] ? past.empty : past.todo);
      table.paint(state.day ? (subject, prop) => {
        if (data.subjects[subject].cells[prop]?.length === 1) return null;
        const step = stepOf(past, day, subject, prop);
        return step ? past.drawn[step[2]] : empty(subject, prop);
      } : null);
      this.painted = state.day;
    }
    this.answer = answersOf(data, past, day);
    this.shown = choose(data, table, state, this.answer);
    table.arrange(this.shown, state);
    this.controls.show(data, state, this.shown, day, writeState(state, table));
  }

  async take(kind) {
    await this.show();
    if (kind === "address") {
      await navigator.clipboard.writeText(location.href);
      this.controls.say("The address is copied.");
    } else save(kind, this);
  }
}

export function start(bar) {
  new Matrix(bar);
}

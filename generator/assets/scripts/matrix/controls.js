/* The bar, the chips and the buttons in the table: they tell what the reader wants, and show the state that follows. */
import { conditionWords } from "./choose.js";

const part = (selector) => document.getElementById("matrix-parts").content.querySelector(selector).cloneNode(true);
const byId = (id) => document.getElementById(id);
const without = (list, one) => list.filter((other) => other !== one);

export class Controls {
  constructor(bar, table, acts) {
    Object.assign(this, { bar, table, acts, form: byId("filters"), chips: byId("chips"), said: byId("matrix-said") });
    this.caption = table.table.closest(".a-frame").querySelector(".a-frame__cap > span");
    this.state = { where: [], pin: [], hidden: new Set() };
    this.places = [...document.querySelectorAll(".a-seg a, .a-doors a")].map((link) => [link, link.getAttribute("href")]);
    this.addButtons();
    this.listen();
  }

  addButtons() {
    for (const head of [this.table.corner, ...this.table.heads]) {
      const button = part(".a-sort");
      button.firstChild.textContent = `Sort by ${head.textContent.trim()}`;
      button.addEventListener("click", () => this.sortBy(head));
      head.append(" ", button);
    }
    for (const [id, { name }] of this.table.rows) {
      const box = part(".a-pin");
      box.ariaLabel = `Pin ${name.querySelector(".a-name").textContent}`;
      box.addEventListener("change", () => this.acts.change({ pin: box.checked ? [...this.state.pin, id] : without(this.state.pin, id) }));
      name.prepend(box);
    }
  }

  /* One direction, the other, and back to the order of the page. */
  sortBy(head) {
    const by = head.dataset.id ?? "name";
    const again = this.state.sort === by;
    this.acts.change(again && this.state.down ? { sort: "", down: false } : { sort: by, down: again });
  }

  listen() {
    const { form, acts } = this;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.words.addEventListener("input", () => acts.change({ words: form.words.value }, true));
    form.kind.addEventListener("change", () => acts.change({ kind: form.kind.value }));
    for (const select of form.querySelectorAll("[data-filter]")) {
      select.addEventListener("change", () => {
        const prop = select.dataset.filter;
        const rest = this.state.where.filter((one) => one.prop !== prop || one.op !== "is");
        acts.change({ where: select.value ? [...rest, { prop, op: "is", value: select.value }] : rest });
      });
    }
    byId("f-property").addEventListener("change", (event) => this.offerAnswers(event.target.value));
    byId("f-answer").addEventListener("change", ({ target }) => {
      const [, op, value] = /^(\w+):(.*)$/s.exec(target.value);
      acts.change({ where: [...this.state.where, { prop: byId("f-property").value, op, value }] });
      this.offerAnswers(byId("f-property").value = "");
    });
    byId("f-day").addEventListener("change", ({ target }) => this.goTo(target.value));
    for (const button of document.querySelectorAll("[data-switch]")) button.addEventListener("click", () => acts.change({ [button.dataset.switch]: !this.state[button.dataset.switch] }));
    for (const button of document.querySelectorAll("[data-take]")) {
      button.addEventListener("click", () => { byId("take").hidePopover(); acts.take(button.dataset.take); });
    }
    for (const button of document.querySelectorAll("[data-columns]")) {
      button.addEventListener("click", () => acts.change({ hidden: new Set(button.dataset.columns === "none" ? this.table.columns.map(({ id }) => id) : []) }));
    }
    byId("columns").addEventListener("beforetoggle", () => this.listColumns());
    // Today is this very page: the theme would take the click for a way back.
    this.today = document.querySelector(".a-seg li:last-child a");
    if (!this.bar.dataset.day) this.today.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); acts.change({ day: "" }); });
  }

  /* What a reader did before there was a script; what the fields say counts unless the address says it. */
  catchUp(withFields) {
    if (byId("columns").matches(":popover-open")) this.listColumns();
    if (!withFields) return;
    if (this.bar.contains(document.activeElement)) this.acts.reach();
    // On the page of a past day a date leads away: one that the browser remembers would send the reader off again.
    const fields = this.bar.dataset.day ? [...this.form.elements] : [...this.form.elements, byId("f-day")];
    for (const field of fields) if (field.value) field.dispatchEvent(new Event(field.type === "search" ? "input" : "change"));
  }

  goTo(day) {
    if (!this.bar.dataset.day) this.acts.change({ day });
    else if (day) location.href = `${this.today.href}${this.today.search ? "&" : "?"}asof=${day}`;
  }

  /* What one may filter by, once it is known. */
  fill(data) {
    if (this.data) return;
    this.data = data;
    byId("f-day").max = data.day;
    const groups = Object.entries(data.groups).map(([id, label]) => {
      const group = Object.assign(document.createElement("optgroup"), { label });
      group.append(...Object.entries(data.properties).filter(([, property]) => property.group === id && property.options.length).map(([prop, property]) => new Option(property.label, prop)));
      return group;
    });
    byId("f-property").append(...groups.filter((group) => group.children.length));
  }

  offerAnswers(prop) {
    const select = byId("f-answer");
    select.closest("div").hidden = !prop;
    if (!prop) return;
    const property = this.data.properties[prop];
    const options = Object.keys(this.data.conditions[property.type]).flatMap((op) => property.options
      .slice(0, op === "is" || op === "not" ? undefined : property.scaled)
      .map(([value]) => new Option(conditionWords(this.data, { prop, op, value }), `${op}:${value}`)));
    select.replaceChildren(new Option("choose", ""), ...options);
    select.focus();
  }

  listColumns() {
    const grid = byId("columns").querySelector(".a-cols__grid");
    if (grid.childElementCount) return;
    const sets = new Map();
    for (const { id, group, label } of this.table.columns) {
      if (!sets.has(group)) sets.set(group, this.groupOf(group));
      const line = part("label:has(> span)");
      line.lastElementChild.textContent = label;
      line.firstElementChild.value = id;
      sets.get(group).append(line);
    }
    grid.append(...sets.values());
    grid.addEventListener("change", ({ target }) => {
      const ids = target.value === "on" ? [...target.closest("fieldset").querySelectorAll("label > [value]")].map((box) => box.value) : [target.value];
      const hidden = new Set(this.state.hidden);
      for (const id of ids) hidden[target.checked ? "delete" : "add"](id);
      this.acts.change({ hidden });
    });
    this.tick();
  }

  groupOf(group) {
    const set = part("fieldset");
    if (group) set.querySelector("b").textContent = this.table.groups.find((head) => head.dataset.group === group).textContent;
    else set.firstElementChild.remove();
    return set;
  }

  tick() {
    for (const set of document.querySelectorAll(".a-cols__grid fieldset")) {
      const boxes = [...set.querySelectorAll("label > [value]")];
      for (const box of boxes) box.checked = !this.state.hidden.has(box.value);
      const whole = set.querySelector("legend input");
      if (!whole) continue;
      whole.checked = boxes.every((box) => box.checked);
      whole.indeterminate = !whole.checked && boxes.some((box) => box.checked);
    }
  }

  show(data, state, shown, day, query) {
    this.state = state;
    const { form } = this;
    if (form.words.value.trim() !== state.words.trim()) form.words.value = state.words;
    form.kind.value = state.kind;
    for (const select of form.querySelectorAll("[data-filter]")) select.value = state.where.find(({ prop, op }) => prop === select.dataset.filter && op === "is")?.value ?? "";
    byId("f-day").value = state.day;
    for (const button of document.querySelectorAll("[data-switch]")) button.ariaPressed = state[button.dataset.switch];
    for (const [id, { name }] of this.table.rows) name.firstChild.checked = state.pin.includes(id);
    if (!this.bar.dataset.day) this.today.toggleAttribute("aria-current", !state.day);
    this.tick();
    this.listChips(data, state, shown);
    this.tell(data, state, shown, day);
    for (const [link, href] of this.places) link.setAttribute("href", href + this.carried(link, query));
  }

  /* To another day goes the whole state but the day; to another group what does not speak of columns. */
  carried(link, query) {
    const kept = (query ? query.slice(1).split("&") : []).filter((one) => !/^asof=/.test(one) && (link.closest(".a-seg") || !/^(groups|hide|show|sort)=/.test(one)));
    return kept.length ? `?${kept.join("&")}` : "";
  }

  listChips(data, state, { subjects, lacks }) {
    const { change } = this.acts;
    const chips = [];
    const add = (what, words, label, act) => {
      const chip = part("li");
      const button = chip.firstElementChild;
      [button.firstElementChild.textContent, button.lastElementChild.textContent] = [what, words];
      button.ariaLabel = `${label} ${what} ${words}`;
      button.addEventListener("click", act);
      chips.push(chip);
    };
    if (state.words.trim()) add("words", state.words.trim(), "Remove filter:", () => change({ words: "" }));
    if (state.kind) add("kind", this.form.kind.selectedOptions[0]?.text ?? state.kind, "Remove filter:", () => change({ kind: "" }));
    for (const condition of state.where) add(data.properties[condition.prop].label, conditionWords(data, condition), "Remove filter:", () => change({ where: without(this.state.where, condition) }));
    for (const id of state.pin) add("pinned", data.subjects[id].name, "Unpin:", () => change({ pin: without(this.state.pin, id) }));
    const plain = (text, act, pressed) => {
      const item = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button", className: "a-text-btn", textContent: text });
      if (pressed !== undefined) button.ariaPressed = pressed;
      button.addEventListener("click", act);
      item.append(button);
      chips.push(item);
    };
    const pinned = this.table.subjects.filter((id) => state.pin.includes(id));
    if (pinned.length > 1 && pinned.length < 6) {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: `${this.bar.dataset.compare}?s=${pinned}`, textContent: `Compare the ${pinned.length} pinned` }));
      chips.push(item);
    }
    if (state.pin.length) plain("Only what is pinned", () => change({ pinned: !this.state.pinned }), state.pinned);
    if (lacks.size) plain(state.unknown ? "Leave out what is not known" : "Keep what is not known", () => change({ unknown: !this.state.unknown }));
    if (chips.length) plain("Clear all", () => this.acts.clear());
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  tell(data, state, { subjects, columns, lacks, same }, day) {
    const parts = [`${subjects.length} of ${Object.keys(data.subjects).length} subjects, ${columns.length} of ${this.table.columns.length} properties`];
    if (day) parts.push(`as of ${day}`);
    if (state.sort) parts.push(`by ${data.properties[state.sort]?.label ?? "name"}${state.down ? ", descending" : ""}`);
    for (const [why, count] of lacks) parts.push(`${count} ${state.unknown ? "kept, though" : "left out, because"} ${why}`);
    if (state.differences) parts.push(`${same} ${same === 1 ? "property" : "properties"} hidden, known to be the same for all`);
    this.caption.textContent = `${parts.join("; ")}.`;
    this.say(this.caption.textContent);
  }

  say(words) {
    this.said.textContent = words;
  }
}

/* The table that Python made, arranged anew: its cells and headers are moved, never written a second time. */
const sheet = new CSSStyleSheet();
const WAIT_TO_SETTLE = 200;

export class Table {
  constructor(table) {
    this.table = table;
    [this.head] = table.getElementsByClassName("a-heads");
    [this.corner, ...this.heads] = this.head.cells;
    this.groups = [...table.querySelectorAll("[data-group]")];
    const spans = this.groups.flatMap((group) => Array(group.colSpan).fill(group.dataset.group));
    this.columns = this.heads.map((head, place) => ({ id: head.dataset.id, group: spans[place] ?? "", label: head.textContent.trim(), first: head.classList.contains("is-first") }));
    this.rows = new Map([...table.tBodies[0].rows].map((row) => [row.cells[0].dataset.id, { row, name: row.cells[0], cells: [...row.cells].slice(1) }]));
    this.subjects = [...this.rows.keys()];
    this.order = this.subjects;
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    sheet.replaceSync("");
  }

  /* A header of a row or of a column. */
  #be(head, scope) {
    head.scope = scope;
    head.setAttribute("role", scope === "row" ? "rowheader" : "columnheader");
    return head;
  }

  /* Subjects in this order, and these columns. */
  arrange({ subjects, columns }, { turned, pin, sort, down }) {
    if (turned) this.settle();
    const shown = new Set(columns.map(({ id }) => id));
    if (turned) this.turn(subjects, shown);
    else this.stand(subjects, shown);
    for (const [id, { row, name }] of this.rows) {
      const pinned = pin.includes(id);
      row.classList.toggle("is-pinned", pinned);
      name.classList.toggle("is-pinned", pinned);
    }
    for (const head of [this.corner, ...this.heads]) {
      if (sort && (head.dataset.id ?? "name") === sort) head.ariaSort = down ? "descending" : "ascending";
      else if (head.ariaSort) head.removeAttribute("aria-sort");
    }
    this.table.classList.toggle("a-turned", turned);
  }

  stand(subjects, shown) {
    const body = this.table.tBodies[0];
    const wasTurned = this.table.classList.contains("a-turned");
    if (wasTurned) {
      this.corner.firstChild.data = this.corner.dataset.was;
      this.heads.forEach((head) => this.#be(head, "col"));
      this.head.replaceChildren(this.corner, ...this.heads);
      for (const { row, name, cells } of this.rows.values()) {
        this.#be(name, "row");
        row.replaceChildren(name, ...cells);
      }
    }
    const visible = new Set(subjects);
    const inOrder = this.order.filter((id) => visible.has(id)).join() === subjects.join();
    if (!inOrder) {
      this.order = [...subjects, ...this.order.filter((id) => !visible.has(id))];
      this.unsettled = true;
    }
    if (wasTurned) body.replaceChildren(...this.order.map((id) => this.rows.get(id).row));
    for (const [id, { row }] of this.rows) row.hidden = !visible.has(id);
    this.hide(shown);
    if (this.unsettled) this.place(subjects);
    this.settleLater();
  }

  /* Rows show in their new order at once: each is drawn where it will stand. */
  place(subjects) {
    const heights = new Map(), tops = new Map();
    let top = 0;
    for (const row of this.table.tBodies[0].rows) {
      heights.set(row, row.getBoundingClientRect().height);
      tops.set(row, top);
      top += heights.get(row);
    }
    top = 0;
    for (const id of subjects) {
      const { row } = this.rows.get(id);
      row.style.translate = `0 ${top - tops.get(row)}px`;
      top += heights.get(row);
    }
  }

  /* To move rows is slow: they come to stand where they show when that is painted and the reader pauses. */
  settleLater() {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    const wait = () => {
      // A popover would close if its row moved under it.
      this.timer = setTimeout(() => (this.table.querySelector(":popover-open") ? this.settleLater() : this.settle()), WAIT_TO_SETTLE);
    };
    this.frame = requestAnimationFrame(() => { this.frame = requestAnimationFrame(wait); });
  }

  settle() {
    if (!this.unsettled) return;
    this.unsettled = false;
    const focus = document.activeElement;
    this.table.tBodies[0].append(...this.order.map((id) => this.rows.get(id).row));
    for (const { row } of this.rows.values()) row.removeAttribute("style");
    if (this.table.contains(focus)) focus.focus({ preventScroll: true });
  }

  /* Hiding columns is one rule, whatever the number of rows. */
  hide(shown) {
    const runs = [];
    this.columns.forEach(({ id }, place) => {
      if (shown.has(id)) return;
      if (runs.at(-1)?.[1] === place + 1) runs.at(-1)[1] = place + 2;
      else runs.push([place + 2, place + 2]);
    });
    const gone = runs.map(([from, to]) => `:nth-child(n + ${from}):nth-child(-n + ${to})`);
    const rule = runs.length ? `#matrix :is(tbody tr, .a-heads) > :is(${gone}) { display: none }` : "";
    if (rule !== this.rule) sheet.replaceSync(rule);
    this.rule = rule;
    for (const group of this.groups) {
      const width = this.columns.filter((column) => column.group === group.dataset.group && shown.has(column.id)).length;
      group.hidden = !width;
      if (width && group.colSpan !== width) group.colSpan = width;
    }
    if (this.groups.length) this.groups[0].parentElement.hidden = !shown.size;
  }

  /* Properties down and subjects across: what is not shown is not in the table at all. */
  turn(subjects, shown) {
    sheet.replaceSync(this.rule = "");
    if (this.groups.length) this.groups[0].parentElement.hidden = true;
    this.corner.dataset.was ??= this.corner.firstChild.data;
    this.corner.firstChild.data = "Property ";
    const rows = subjects.map((id) => this.rows.get(id));
    this.head.replaceChildren(this.corner, ...rows.map(({ name }) => this.#be(name, "col")));
    const lines = this.heads.flatMap((head, place) => (shown.has(head.dataset.id) ? [this.line(head, place, rows)] : []));
    this.table.tBodies[0].replaceChildren(...lines);
  }

  line(head, place, rows) {
    const line = document.createElement("tr");
    line.setAttribute("role", "row");
    line.classList.toggle("is-first", this.columns[place].first);
    line.replaceChildren(this.#be(head, "row"), ...rows.map(({ cells }) => cells[place]));
    return line;
  }

  /* Shows each cell as of another day; without a day as it was made. `drawing` gives class and HTML, or nothing to leave it. */
  paint(drawing) {
    this.kept ??= new Map();
    for (const [id, { cells }] of this.rows) {
      cells.forEach((cell, place) => {
        if (!this.kept.has(cell)) this.kept.set(cell, [cell.className, [...cell.childNodes]]);
        const [name, nodes] = this.kept.get(cell);
        const drawn = drawing?.(id, this.columns[place].id);
        cell.className = drawn ? `${drawn[0]}${this.groups.length && this.columns[place].first ? " is-first" : ""}` : name;
        if (drawn) cell.innerHTML = drawn[1];
        else cell.replaceChildren(...nodes);
      });
    }
  }
}

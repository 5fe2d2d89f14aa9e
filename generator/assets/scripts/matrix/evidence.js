/* One popover for a table of thousands: the evidence of the cell that the reader asks for, made by the same template as
   everywhere. */
import { make, partsOf } from "../parts.js";

const made = () => document.getElementById("matrix-parts").content;

export function tellEvidence({ table, columns, corner }, dayOf) {
  let open, pressed;

  /* Subject and property of a cell, whichever way the table lies. */
  const placeOf = (cell) => {
    const ids = [cell.parentElement.cells[0], corner.parentElement.cells[cell.cellIndex]].map((head) => head.dataset.id);
    return table.classList.contains("a-turned") ? ids.reverse() : ids;
  };

  /* For a cell without evidence: its sign, and where it is told what would count. */
  function makeBlank(cell, subject, prop) {
    const parts = make(made().querySelector(".a-pop").outerHTML.replace("<a>", `<a href="properties/${prop}/">`));
    const name = table.querySelector(`[data-id="${subject}"] .a-name`).textContent;
    parts.querySelector(".a-pop__of").textContent = `${name}, ${columns.find(({ id }) => id === prop).label.toLowerCase()}`;
    const sign = parts.querySelector(".a-sup");
    sign.classList.add([...cell.classList].find((look) => look.startsWith("a-sup--")));
    sign.textContent = cell.textContent;
    return parts;
  }

  async function show(cell) {
    const [subject, prop] = placeOf(cell);
    const part = (await partsOf(subject))[prop];
    const pop = (part ? make(part.popover) : makeBlank(cell, subject, prop)).firstElementChild;
    if (part && dayOf()) pop.querySelector(".a-pop__of").after(made().querySelector(".a-note").cloneNode(true));
    open?.remove();
    open = pop;
    // Inside the cell, so that Tab leads into it and Escape back to the cell.
    cell.append(pop);
    pop.addEventListener("toggle", ({ newState }) => { if (newState === "closed") pop.remove(); });
    pop.showPopover({ source: cell });
  }

  table.addEventListener("pointerdown", () => { pressed = open?.parentElement; });
  table.addEventListener("click", ({ target }) => {
    const cell = target.closest("td");
    if (!cell || target.closest(".a-pop") || pressed === cell || getSelection().toString()) return;
    cell.tabIndex = 0;
    cell.focus();
    show(cell);
  });
  table.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "TD" || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    show(event.target);
  });
}

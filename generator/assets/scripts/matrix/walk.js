/* One tab stop for a table of thousands: arrow keys walk from cell to cell, Home and End along a row, with Ctrl to the corners.
   Cells, names and headers take the focus; Enter on a name follows it, on a header it sorts, Space pins. */
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

const isShown = (cell) => cell.getClientRects().length > 0;

/* What takes the focus in a cell: its link or button if it has one, else itself. */
const stopOf = (cell) => cell.querySelector(":scope > :is(a, .a-sort)") ?? cell;

export function walk(matrix) {
  const { table, corner } = matrix;
  // When somebody comes, for it costs as much as the whole table: the theme has rules for what stands within a role.
  table.addEventListener("focusin", () => { table.role = "grid"; }, { once: true });
  for (const stop of table.querySelectorAll("a, button, input")) stop.tabIndex = -1;
  let current = corner.querySelector(".a-sort");
  current.tabIndex = 0;

  const rows = () => [...table.rows].filter((row) => !row.hidden && !row.classList.contains("a-groups"));
  const go = (cell) => {
    if (!cell) return;
    current.tabIndex = -1;
    current = stopOf(cell);
    current.tabIndex = 0;
    current.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("th, td");
    if (!cell || event.target.closest(".a-pop") || event.altKey || event.metaKey) return;
    matrix.settle();
    const cells = [...cell.parentElement.cells].filter(isShown);
    const step = STEPS[event.key];
    if (step && !event.ctrlKey) {
      const [down, right] = step;
      if (right) go(cells[cells.indexOf(cell) + right]);
      else {
        const lines = rows();
        go(lines[lines.indexOf(cell.parentElement) + down]?.cells[cell.cellIndex]);
      }
    } else if (event.key === "Home" || event.key === "End") {
      const lines = rows();
      const line = event.ctrlKey ? [...lines.at(event.key === "Home" ? 0 : -1).cells].filter(isShown) : cells;
      go(line.at(event.key === "Home" ? 0 : -1));
    } else if (event.key === " " && cell.querySelector(".a-pin")) cell.querySelector(".a-pin").click();
    else return;
    event.preventDefault();
  });
  table.addEventListener("focusin", ({ target }) => {
    if (target === current || target.closest(".a-pop")) return;
    current.tabIndex = -1;
    current = target;
  });
}

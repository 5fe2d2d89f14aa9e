/* A score with weights that the reader moves: the arithmetic of generator/views/score.py. The page brings the shares of
   each subject as attributes of its table, from 0 to 1; an input that is not public is the whole way from 0 to 1.
   Without this file the table shows the score with the published weights, and the controls stay hidden. */
const DUST = 1e-9;

/* Lowest and highest score in per cent that the shares allow, in tenths: an interval is rounded outward, one number to the
   nearest; null without any weight. */
export function score(shares, weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return null;
  const end = (side) => (100 * weights.reduce((sum, weight, at) => sum + weight * shares[at][side], 0)) / total;
  const [low, high] = [end(0), end(1)];
  if (high - low < DUST) return Array(2).fill(Math.floor(low * 10 + 0.5) / 10);
  return [Math.floor(low * 10 + DUST) / 10, Math.ceil(high * 10 - DUST) / 10];
}

export function show(interval) {
  if (!interval) return "no weight";
  const [low, high] = interval.map((value) => value.toFixed(1));
  return low === high ? low : `${low} to ${high}`;
}

const slidersOf = (form) => [...form.querySelectorAll("input[type=range]")];
const sharesOf = (row) => [...row.querySelectorAll("[data-low]")].map((cell) => [Number(cell.dataset.low), Number(cell.dataset.high)]);

function redraw(form) {
  const weights = slidersOf(form).map((slider) => Number(slider.value));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  slidersOf(form).forEach((slider, at) => {
    const part = total ? `${((100 * weights[at]) / total).toFixed(0)} %` : "0 %";
    slider.closest(".a-weight").querySelector("output").value = part;
    slider.setAttribute("aria-valuetext", `${part} of the score`);
  });
  for (const row of document.getElementById(form.dataset.score).querySelectorAll("tbody tr")) {
    const interval = score(sharesOf(row), weights);
    const [low, high] = interval ?? [0, 0];
    row.querySelector("[data-total]").textContent = show(interval);
    const bar = row.querySelector("rect");
    bar.setAttribute("x", `${low}%`);
    bar.setAttribute("width", `${Math.max(high - low, interval ? 0.5 : 0)}%`);
  }
}

export function start(form) {
  form.addEventListener("input", () => redraw(form));
  form.addEventListener("reset", () => setTimeout(redraw, 0, form));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  redraw(form);
}

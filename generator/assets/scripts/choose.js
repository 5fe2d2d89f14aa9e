/* The decision guide: the ranking of generator/views/ranking.py for the needs that a reader marks. The page brings how every
   subject stands to every need as attributes of its tables; what explains a point is cloned from there. The address holds the
   choice. Without this file the tables stay, and the form and the ranking are hidden. */
const GROUPS = ["fits", "open", "silent", "out"], TOLD = ["meets", "partly", "misses"], POINTS = { meets: 2, partly: 1 };
const hasPlace = (group) => group === "fits" || group === "open";

function groupOf(each) {
  const musts = each.filter(([, wish]) => wish === "must").map(([standing]) => standing);
  if (musts.some((standing) => standing === "misses" || standing === "na")) return "out";
  if (!each.some(([standing]) => TOLD.includes(standing))) return "silent";
  return musts.some((standing) => !TOLD.includes(standing)) ? "open" : "fits";
}

/* `standings`: [subject, {need: standing}] in order; `chosen`: [need, "must" or "nice"]. A need without a standing is not researched. */
export function rank(standings, chosen) {
  if (!chosen.length) return [];
  const found = standings.map(([subject, told]) => {
    const each = chosen.map(([need, wish]) => [told[need] ?? "todo", wish]);
    const points = each.reduce((sum, [standing]) => sum + (POINTS[standing] ?? 0), 0);
    return { subject, group: groupOf(each), points, known: each.filter(([standing]) => TOLD.includes(standing)).length, place: 0 };
  });
  found.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (hasPlace(a.group) ? b.points - a.points : 0));
  for (const one of found) if (hasPlace(one.group)) one.place = 1 + found.filter((other) => other.group === one.group && other.points > one.points).length;
  return found;
}

const needsOf = (form) => [...form.querySelectorAll("[role=radiogroup] input[value='']")].map((input) => input.name);
const chosenIn = (form) => needsOf(form).map((need) => [need, form.elements[need].value]).filter(([, wish]) => wish);

/* The choice as the address holds it: needs in the order of the page, musts first. */
function write(chosen) {
  const lists = ["must", "nice"].map((wish) => [wish, chosen.filter((one) => one[1] === wish).map(([need]) => need)]);
  const query = lists.filter(([, needs]) => needs.length).map(([wish, needs]) => `${wish}=${needs.join(",")}`).join("&");
  return query && `?${query}`;
}

/* Marks in the form what the address says; tells whether it names a need that there is not. */
function read(form) {
  const given = new URLSearchParams(location.search), known = needsOf(form);
  for (const need of known) form.elements[need].value = "";
  const named = ["nice", "must"].flatMap((wish) => (given.get(wish) ?? "").split(",").filter(Boolean).map((need) => [need, wish]));
  for (const [need, wish] of named) if (known.includes(need)) form.elements[need].value = wish;
  return named.some(([need]) => !known.includes(need));
}

const several = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

class Ranking {
  constructor(box) {
    this.box = box;
    this.form = box.querySelector("form");
    this.rows = new Map();
    for (const table of document.querySelectorAll("table[data-need]"))
      for (const row of table.tBodies[0].rows) this.rows.set(`${table.dataset.need} ${row.dataset.subject}`, row);
    this.items = [...box.querySelectorAll("li[data-subject]")];
    this.standings = this.items.map(({ dataset: { subject } }) => [subject, Object.fromEntries(needsOf(this.form).flatMap((need) => this.rows.get(`${need} ${subject}`)?.dataset.standing ? [[need, this.rows.get(`${need} ${subject}`).dataset.standing]] : []))]);
  }

  say(name, whether) {
    this.box.querySelector(`[data-say=${name}]`).hidden = !whether;
  }

  draw() {
    const chosen = chosenIn(this.form), places = rank(this.standings, chosen);
    for (const group of GROUPS) {
      const list = this.box.querySelector(`[data-group=${group}] .a-ranks`), inside = places.filter((place) => place.group === group);
      list.parentElement.hidden = !inside.length;
      list.append(...inside.map((place) => this.show(place, inside, chosen)));
    }
    if (!places.length) this.box.querySelector("[data-candidates]").append(...this.items);
    const marked = chosen.map(([need]) => need), fitting = places.filter(({ group }) => hasPlace(group));
    for (const line of this.box.querySelectorAll("[data-clash]")) line.hidden = !line.dataset.clash.split(" ").every((need) => marked.includes(need));
    this.say("unknown", places.length && places.every(({ group }) => group === "silent"));
    this.say("none", places.length && !fitting.length && places.some(({ group }) => group === "out"));
    this.say("tie", fitting.length > 1 && fitting.every(({ group, points }) => group === fitting[0].group && points === fitting[0].points));
    for (const fold of this.form.querySelectorAll("details")) {
      const count = fold.querySelectorAll("input:checked:not([value=''])").length;
      fold.querySelector("[data-marked]").textContent = count ? `${count} marked` : "";
    }
    this.say("address", places.length);
    this.box.querySelector("#choice").textContent = location.origin + location.pathname + location.search;
    this.box.querySelector("[data-status]").textContent = places.length ? this.sum(places, chosen, fitting) : "Mark what you need as nice or must.";
  }

  sum(places, chosen, fitting) {
    const asked = places.length * chosen.length, known = places.reduce((sum, place) => sum + place.known, 0);
    return `${fitting.length} of ${several(places.length, "subject")} ranked by ${several(chosen.length, "need")}. Of ${several(asked, "question")}, one for each subject and need, ${known} ${known === 1 ? "is" : "are"} answered and ${asked - known} unknown, not researched or not applicable.`;
  }

  /* The item of a subject with its place, its points, and a line for each need. */
  show(place, inside, chosen) {
    const item = this.items.find(({ dataset }) => dataset.subject === place.subject), most = 2 * chosen.length;
    const level = inside.filter(({ points }) => points === place.points).length - 1;
    item.querySelector("[data-place]").textContent = place.place ? `${place.place}.` : "";
    item.querySelector("[data-points]").textContent = place.place ? `${place.points} of ${several(most, "point")}${level ? `, level with ${several(level, "other")}` : ""}` : "";
    item.querySelector(".a-gains").replaceChildren(...(place.group === "silent" ? [] : chosen.map(([need, wish]) => this.explain(place.subject, need, wish))));
    return item;
  }

  explain(subject, need, wish) {
    const row = this.rows.get(`${need} ${subject}`);
    const line = this.box.querySelector(`[data-gain=${row?.dataset.standing ?? "todo"}]`).content.cloneNode(true);
    const link = this.form.querySelector(`#ask-${need}`).cloneNode(true);
    link.removeAttribute("id");
    line.querySelector("[data-need]").append(link, wish === "must" ? ", a must:" : ":");
    if (row) line.querySelector("[data-why]").append(...row.cells[1].cloneNode(true).childNodes);
    return line;
  }
}

export function start(box) {
  const ranking = new Ranking(box), { form } = ranking, page = location.pathname;
  const draw = (strange) => { ranking.say("strange", strange); ranking.draw(); };
  const change = () => {
    history.pushState(null, "", page + write(chosenIn(form)));
    draw(false);
  };
  const back = () => {
    if (!form.isConnected) removeEventListener("popstate", back);
    else if (location.pathname === page) draw(read(form));
  };
  form.addEventListener("change", change);
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", back);
  const strange = read(form);
  for (const fold of form.querySelectorAll("details")) fold.open ||= Boolean(fold.querySelector("input:checked:not([value=''])"));
  if (write(chosenIn(form)) !== location.search) history.replaceState(history.state, "", page + write(chosenIn(form)) + location.hash);
  draw(strange);
  box.hidden = false;
}

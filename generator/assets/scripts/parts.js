/* Ready HTML of cells, from the file of a subject: parts/<subject>.json holds by property the equality key of the answer (`key`),
   the answer with its note and marks (`value`), and its evidence (`popover`). Each file is fetched once. */
const SITE = new URL("../../", import.meta.url);
const asked = new Map();

/* The parts of a subject. What failed may be asked for again. */
export function partsOf(subject) {
  if (!asked.has(subject)) {
    const answer = fetch(new URL(`parts/${subject}.json`, SITE)).then((response) => {
      if (!response.ok) throw Error(`parts/${subject}.json: ${response.status}`);
      return response.json();
    });
    answer.catch(() => asked.delete(subject));
    asked.set(subject, answer);
  }
  return asked.get(subject);
}

/* HTML whose links are relative to the site, as nodes for any page. */
export function make(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const link of template.content.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), SITE);
  return template.content;
}

/* What is shown, as a file: values as the data files have them, in the order of the table. */
const LACKING = { [-1]: "no evidence then" };
const TODO = "not researched yet";

const quote = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function rowsOf({ data, shown, answer }) {
  return shown.subjects.map((subject) => {
    const answers = shown.columns.map(({ id }) => {
      const at = answer(subject, id);
      return data.properties[id].answers[at]?.[0] ?? LACKING[at] ?? TODO;
    });
    return { subject, answers };
  });
}

function csv(matrix) {
  const rows = rowsOf(matrix).map(({ subject, answers }) => [subject, ...answers.map((answer) => (Array.isArray(answer) ? answer.join("; ") : answer))]);
  const lines = [["subject", ...matrix.shown.columns.map(({ id }) => id)], ...rows];
  const turned = matrix.state.turned ? lines[0].map((_, place) => lines.map((line) => line[place])) : lines;
  if (matrix.state.turned) turned[0][0] = "property";
  return turned.map((line) => `${line.map(quote).join(",")}\n`).join("");
}

function json({ data, shown, day, ...matrix }) {
  const subjects = rowsOf({ data, shown, ...matrix }).map(({ subject, answers }) => ({
    id: subject,
    name: data.subjects[subject].name,
    answers: Object.fromEntries(shown.columns.map(({ id }, place) => {
      const values = answers[place];
      if (!Array.isArray(values)) return [id, { missing: values }];
      const sources = data.subjects[subject].cells[id].slice(1).map((source) => data.sources[source]);
      return [id, day ? { values } : { values, sources }];
    })),
  }));
  return JSON.stringify({ address: location.href, day: day || data.day, subjects }, null, 1);
}

export function save(kind, matrix) {
  const content = kind === "csv" ? csv(matrix) : json({ data: matrix.data, shown: matrix.shown, day: matrix.day, answer: matrix.answer });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: kind === "csv" ? "text/csv" : "application/json" }));
  link.download = `matrix.${kind}`;
  link.click();
  setTimeout(URL.revokeObjectURL, 1000, link.href);
}

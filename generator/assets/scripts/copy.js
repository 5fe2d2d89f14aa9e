/* A button that copies the text of the element named by data-copies, and says so for a moment. Where the browser refuses,
   as it does on pages that came without encryption, the text is selected: the keyboard copies the rest of the way. */
const WHILE = 2000;

async function copy(button) {
  const text = document.getElementById(button.dataset.copies);
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = before; }, WHILE);
}

export function start(button) {
  button.addEventListener("click", () => copy(button));
  button.hidden = false;
}

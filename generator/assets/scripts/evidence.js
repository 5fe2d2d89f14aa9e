/* Evidence on demand. A page with many answers prints their marks as links to the claims; here they become buttons, and the
   popover of each is brought from the parts of its subject when the reader comes near. */
import { make, partsOf } from "./parts.js";

export function start(element) {
  for (const link of element.querySelectorAll("a.a-marks")) link.replaceWith(buttonFor(link));
  element.addEventListener("pointerover", (event) => bring(event.target));
  element.addEventListener("focusin", (event) => bring(event.target));
  element.addEventListener("click", (event) => bring(event.target, true));
}

/* The link ends in `<subject>/#<property>`. */
function buttonFor(link) {
  const [, subject, property] = /([^/]+)\/#(.+)$/.exec(link.href);
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.setAttribute("aria-label", link.getAttribute("aria-label"));
  button.setAttribute("popovertarget", `e-${subject}-${property}`);
  Object.assign(button.dataset, { subject, property, claim: link.href });
  button.append(...link.childNodes);
  return button;
}

/* A click that came before the popover opens it as soon as it is there; without a network it leads to the claim. */
async function bring(target, opens = false) {
  const button = target.closest?.("button.a-marks[data-claim]");
  const id = button?.getAttribute("popovertarget");
  if (!button || document.getElementById(id)) return;
  try {
    const parts = await partsOf(button.dataset.subject);
    if (!document.getElementById(id)) button.after(make(parts[button.dataset.property].popover));
    if (opens) document.getElementById(id).showPopover({ source: button });
  } catch {
    if (opens) location.assign(button.dataset.claim);
  }
}

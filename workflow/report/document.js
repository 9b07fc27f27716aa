// Choosing claims. A claim's address is what chooses it: links, steps and clicks all go through the fragment.

const marks = [...document.querySelectorAll("mark[data-c]")];
const panel = document.querySelector(".panel");
const steps = document.querySelector(".steps");
const numberOf = new Map(claims.map((claim, rank) => [claim.anchor, rank + 1]));
const shown = new Set([...document.querySelectorAll(".types input")].map((box) => box.name));
const isShown = (number) => shown.has(claims[number - 1].row.claim_type);
const covering = (mark) => mark.dataset.c.split(" ").map(Number);
let chosen = 0;

function choose(number) {
  chosen = number;
  for (const one of document.querySelectorAll(".on")) one.classList.remove("on");
  steps.hidden = !number;
  panel.classList.toggle("empty", !number);
  if (!number) return;
  const { row } = claims[number - 1];
  for (const mark of marks) mark.classList.toggle("on", covering(mark).includes(number));
  for (const one of document.querySelectorAll(".s")) one.classList.toggle("on", one.dataset.s === row.statement_id);
  for (const one of document.querySelectorAll(`[data-n="${number}"]`)) one.classList.add("on");
  fillPanel(number);
}

function fromAddress() {
  choose(numberOf.get(decodeURIComponent(location.hash.slice(1))) ?? 0);
}

function goTo(number) {
  location.replace(`#${claims[number - 1].anchor}`);
}

function step(by) {
  let next = chosen || (by > 0 ? 0 : claims.length + 1);
  do next += by; while (claims[next - 1] && !isShown(next));
  if (!claims[next - 1]) return;
  goTo(next);
  document.getElementById(claims[next - 1].anchor).focus({ preventScroll: true });
}

function close() {
  history.replaceState(null, "", "#");
  choose(0);
}

function look() {
  for (const mark of marks) {
    const top = covering(mark).find(isShown);
    const on = mark.classList.contains("on") ? " on" : "";
    mark.className = (top ? claims[top - 1].look : "off") + on;
  }
  for (const one of document.querySelectorAll("[data-n]")) {
    one.classList.toggle("off", !isShown(Number(one.dataset.n)));
  }
}

for (const box of document.querySelectorAll(".types input")) {
  box.addEventListener("change", () => {
    shown[box.checked ? "add" : "delete"](box.name);
    look();
  });
}
for (const button of document.querySelectorAll("[data-all]")) {
  button.addEventListener("click", () => {
    for (const box of document.querySelectorAll(".types input")) {
      box.checked = Boolean(button.dataset.all);
      shown[box.checked ? "add" : "delete"](box.name);
    }
    look();
  });
}
for (const mark of marks) {
  mark.addEventListener("click", () => {
    const top = covering(mark).find(isShown);
    if (top) location.hash = claims[top - 1].anchor;
  });
}
document.getElementById("previous").addEventListener("click", () => step(-1));
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.matches("select, textarea, input:not([type=checkbox])")) return;
  if (event.key === "ArrowRight") step(1);
  else if (event.key === "ArrowLeft") step(-1);
  else if (event.key === "Escape" && chosen) close();
  else return;
  event.preventDefault();
});
addEventListener("hashchange", fromAddress);
// Without scripts it would stay empty.
panel.hidden = false;
fromAddress();

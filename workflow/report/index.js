// The fragment says what is shown: a section, and behind a question mark what was chosen there. So every view has an
// address of its own, and every link on the page is an ordinary link.

function hashOf(section, choices) {
  return `#${section}?${new URLSearchParams(choices)}`;
}

function readHash() {
  const [section, query] = location.hash.slice(1).split("?");
  return { section, query, choices: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

// Changes of a control replace the address; a link would add to the history and scroll.
function note(section, choices) {
  history.replaceState(null, "", hashOf(section, choices));
}

function show(element) {
  if (element.getBoundingClientRect().top > innerHeight * 0.6) element.scrollIntoView({ block: "center" });
}

function follow() {
  const { section, query, choices } = readHash();
  if (query === undefined) return;
  document.getElementById(section)?.scrollIntoView();
  if (section === "answers") {
    const title = showAnswers(choices);
    title?.focus({ preventScroll: true });
    if (title) show(title);
  }
  if (section === "statements") showStatements(choices);
}

function openFolded() {
  for (const one of document.querySelectorAll("#conflicts details")) one.open = true;
}

questionBox.addEventListener("change", () => {
  const { section, choices } = readHash();
  const state = section === "answers" && choices.state ? { state: choices.state } : {};
  const asked = { question: questionBox.value, ...state };
  note("answers", asked);
  showAnswers(asked);
});
filterForm.addEventListener("input", () => {
  const filters = readFilters();
  note("statements", filters);
  showStatements(filters);
});
filterForm.addEventListener("submit", (event) => event.preventDefault());
filterForm.addEventListener("reset", (event) => {
  event.preventDefault();
  note("statements", {});
  showStatements({});
});
furtherButton.addEventListener("click", showMore);
addEventListener("hashchange", follow);
addEventListener("beforeprint", openFolded);

const opened = readHash();
showAnswers(opened.section === "answers" ? opened.choices : {});
showStatements(opened.section === "statements" ? opened.choices : {});
if (opened.query !== undefined) document.getElementById(opened.section)?.scrollIntoView();
performance.mark("ready");

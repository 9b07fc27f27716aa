// Follows the fragment, from whichever link it comes.

function show(element) {
  if (element.getBoundingClientRect().top > innerHeight * 0.6) element.scrollIntoView({ block: "center" });
}

function follow() {
  const { section, query, choices } = readHash();
  if (query === undefined) return;
  document.getElementById(section)?.scrollIntoView();
  const title = sections[section]?.(choices);
  title?.focus({ preventScroll: true });
  if (title) show(title);
}

function openFolded() {
  for (const one of document.querySelectorAll("#conflicts details")) one.open = true;
}

addEventListener("hashchange", follow);
addEventListener("beforeprint", openFolded);

const opened = readHash();
for (const [name, showChosen] of Object.entries(sections)) showChosen(opened.section === name ? opened.choices : {});
if (opened.query !== undefined) document.getElementById(opened.section)?.scrollIntoView();
performance.mark("ready");

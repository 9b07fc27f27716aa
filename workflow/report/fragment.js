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

// How each section shows what was chosen in it.
const sections = {};

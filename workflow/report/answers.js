// The map and the answer beside it: of one state, or of all states to the question.

const NONE = "no_document";
const FEW = 4;
const answerPanel = document.getElementById("answer");
const questionBox = document.getElementById("question");
const byKey = new Map(data.answers.map((one) => [`${one.state} ${one.question}`, one]));
const answerTo = (question, state) => byKey.get(`${state} ${question}`) ?? { state, question, answer: NONE, said: [], denied: [], n_yes: 0, n_no: 0 };
const isHedged = (question, state) => Number(answerTo(question, state).firmness === "hedged");
// What is asserted speaks first, and what a rule saw before what the model did.
const doubts = (claim) => 2 * (valueOf("modality", claim) === "hedged") + (valueOf("found_by", claim) === "model");
const firmFirst = (list) => [...list].sort((a, b) => doubts(a) - doubts(b) || a - b);

function answersAddress(question, state) {
  return `#answers?question=${question}&state=${state}`;
}

function numberLink(href, number, what) {
  return element("a", { href, className: "small" }, `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`);
}

function badge(answer) {
  const sign = element("span", { className: `swatch ${answer}` }, data.signs[answer]);
  sign.setAttribute("aria-hidden", "true");
  return element("span", { className: "badge" }, sign, " ", words(answer));
}

function drawMap(question, chosen) {
  const counts = {};
  for (const tile of document.querySelectorAll(".tile")) {
    const { answer, firmness } = answerTo(question, tile.dataset.state);
    counts[answer] = (counts[answer] ?? 0) + 1;
    tile.className = `tile ${answer} ${firmness ?? ""}`;
    tile.href = answersAddress(question, tile.dataset.state);
    tile.querySelector(".sign").textContent = data.signs[answer];
    tile.querySelector(".told").textContent = words(answer);
    tile.toggleAttribute("aria-current", tile.dataset.state === chosen);
  }
  for (const link of document.querySelectorAll(".drawn .legend [data-answer]")) {
    link.href = `#answers?question=${question}&answer=${link.dataset.answer}`;
    link.querySelector(".count").textContent = counts[link.dataset.answer] ?? 0;
  }
}

// Where the claims of a state are to be read: in a large collection on a page of their own.
function claimsAddress(state, filters) {
  const page = data.lists[state];
  return page ? `${page}${hashOf("statements", filters)}` : hashOf("statements", { state, ...filters });
}

// Some of the claims on a side of an answer, of which there are `number`.
function sideList(title, state, claims, number, few) {
  const list = element("ul", { className: "plain" }, ...claims.slice(0, few).map(sideItem));
  const parts = [element("h4", {}, ...title), list];
  if (number > claims.length && few > 1) {
    const all = element("a", { href: claimsAddress(state, {}) }, `${number.toLocaleString("en")} on this side`);
    parts.push(element("p", { className: "small" }, "The surest of ", all));
  }
  if (claims.length > few) {
    const more = element("button", { type: "button" }, `Show ${number > claims.length ? "" : "all "}${claims.length}`);
    more.addEventListener("click", () => {
      list.replaceChildren(...claims.map(sideItem));
      more.remove();
    });
    parts.push(more);
  }
  return element("div", {}, ...parts);
}

function pairs(state) {
  const id = `conflicts-${state}`;
  return document.getElementById(id) ? [" · ", element("a", { href: `#${id}` }, "pair by pair")] : [];
}

function sides({ state, answer, said, denied, n_yes: yes, n_no: no }, few) {
  const both = yes && no;
  const clash = answer === "conflicting" ? pairs(state) : [];
  const lists = [
    yes && sideList([`Says so: ${yes}`, ...(both ? [] : clash)], state, firmFirst(said), yes, few),
    no && sideList([`${both ? "Contradicts" : "Denies"} it: ${no}`, ...clash], state, firmFirst(denied), no, few),
  ];
  return element("div", { className: both ? "sides two" : "sides" }, ...lists.filter(Boolean));
}

function listedIn({ listed }) {
  return listed?.length ? [element("p", { className: "listed" }, listed.join(", "))] : [];
}

function countsOf(state) {
  const { claims, hedged, generic, negated } = data.counts[state];
  const link = (number, filters, text) =>
    element("a", { href: claimsAddress(state, filters) }, `${number.toLocaleString("en")} ${text}`);
  return element("p", { className: "small" }, `${data.states[state]}: `, link(claims, {}, "claims"), ", of them ",
    link(hedged, { modality: "hedged" }, "hedged"), ", ", link(generic, { scope: "generic" }, "on states in general"), ", ",
    link(negated, { polarity: "negated" }, "denials"));
}

function otherAnswers(question, state) {
  const items = Object.entries(data.questions).filter(([name]) => name !== question).map(([name, text]) => {
    const link = element("a", { href: answersAddress(name, state) }, text);
    return element("li", {}, badge(answerTo(name, state).answer), " ", link);
  });
  return element("details", {}, element("summary", {}, `Other answers on ${data.states[state]}`), element("ul", { className: "others" }, ...items));
}

function showState(question, state) {
  const found = answerTo(question, state);
  const title = element("h3", { tabIndex: -1 }, `${data.states[state]}: `, badge(found.answer));
  const back = element("a", { href: `#answers?question=${question}` }, "← All states");
  const parts = [element("p", { className: "small" }, back), title];
  if (found.answer === NONE) {
    parts.push(element("p", {}, "No document is about this state, so nothing is known of it here."));
  } else {
    if (found.firmness) parts.push(element("p", { className: "faint small" }, `${found.firmness}: ${data.firmness[found.firmness]}`));
    if (found.answer === "not_mentioned") parts.push(element("p", {}, "Its documents do not mention it, which is never a no."));
    parts.push(...listedIn(found), sides(found, FEW), countsOf(state), otherAnswers(question, state));
  }
  answerPanel.replaceChildren(...parts);
  return title;
}

function stateEntry(question, state) {
  const found = answerTo(question, state);
  const link = element("a", { href: answersAddress(question, state) }, data.states[state]);
  const hedged = isHedged(question, state) ? [" ", element("span", { className: "tag hedged" }, "hedged only")] : [];
  const name = element("h4", { className: "name" }, link, ...hedged);
  return element("div", { className: "entry" }, name, ...listedIn(found), sides(found, 1));
}

function answerGroup(question, answer, states) {
  const title = element("h3", {}, badge(answer), " ", numberLink(`#answers?question=${question}&answer=${answer}`, states.length, "state"));
  if (answer !== NONE && answer !== "not_mentioned") {
    return element("div", { className: "group" }, title, ...states.map((state) => stateEntry(question, state)));
  }
  const names = states.flatMap((state) => [element("a", { href: answersAddress(question, state) }, data.states[state]), ", "]);
  return element("div", { className: "group" }, title, element("p", { className: "small" }, ...names.slice(0, -1)));
}

function showAll(question, only) {
  const parts = [];
  for (const answer of Object.keys(data.signs)) {
    const states = Object.keys(data.states).filter((state) => answerTo(question, state).answer === answer);
    states.sort((a, b) => isHedged(question, a) - isHedged(question, b));
    if (states.length && (!only || only === answer)) parts.push(answerGroup(question, answer, states));
  }
  if (only) parts.unshift(element("p", { className: "small" }, element("a", { href: `#answers?question=${question}` }, "← All answers")));
  answerPanel.replaceChildren(...parts);
}

// Shows what was chosen and returns the title of a state that was.
function showAnswers({ question, state, answer }) {
  const asked = question in data.questions ? question : questionBox.value;
  const chosen = state in data.states ? state : "";
  questionBox.value = asked;
  drawMap(asked, chosen);
  const title = chosen ? showState(asked, chosen) : showAll(asked, answer);
  answerPanel.prepend(element("p", { className: "asked" }, data.questions[asked] ?? ""));
  return title;
}

sections.answers = showAnswers;
questionBox.addEventListener("change", () => {
  const { section, choices } = readHash();
  const state = section === "answers" && choices.state ? { state: choices.state } : {};
  const asked = { question: questionBox.value, ...state };
  note("answers", asked);
  showAnswers(asked);
});

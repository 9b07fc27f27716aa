// Filters and search over all claims. One pass finds what matches, and how many each further choice would leave.

const PAGE = 40;
const filterForm = document.querySelector(".filters");
const listBox = document.getElementById("list");
const furtherButton = document.getElementById("further");
const filtered = data.facets.filter((name) => name in columns);
let haystack = null;
let matched = [];
let listed = 0;

function plain(text) {
  return text.toLowerCase().replaceAll("’", "'").replace(/[“”]/g, '"');
}

// For every statement whether it holds all the words; null where none are asked for.
function statementsWith(text) {
  const terms = plain(text ?? "").split(/\s+/).filter(Boolean);
  if (!terms.length) return null;
  haystack ??= quotes.map(plain);
  return haystack.map((quote) => terms.every((term) => quote.includes(term)));
}

// The rank that each facet is set to, for those that are set; -1 for a value that no claim has.
function wantedRanks(filters) {
  const set = filtered.filter((name) => name in filters);
  return set.map((name) => [columns[name].codes, columns[name].values.indexOf(filters[name])]);
}

function search(filters) {
  const wanted = wantedRanks(filters);
  const fits = statementsWith(filters.text);
  const found = [];
  for (let claim = 0; claim < data.ids.length; claim++) {
    if (fits && !fits[data.statements[claim]]) continue;
    if (wanted.every(([codes, rank]) => codes[claim] === rank)) found.push(claim);
  }
  return found;
}

// How many claims each value of a facet would leave, all other filters as they are.
function countsFor(name, filters, found) {
  const { [name]: own, ...others } = filters;
  const counts = new Array(columns[name].values.length).fill(0);
  for (const claim of own === undefined ? found : search(others)) counts[columns[name].codes[claim]]++;
  return counts;
}

function option(value, label, count) {
  return element("option", { value }, count === undefined ? label : `${label} (${count.toLocaleString("en")})`);
}

function fillFacets(filters) {
  for (const name of filtered) {
    const { values, labels } = columns[name];
    const counts = countsFor(name, filters, matched);
    const ranks = [...values.keys()].filter((rank) => counts[rank] || values[rank] === filters[name]);
    ranks.sort((a, b) => labels[a].localeCompare(labels[b], "en"));
    const select = filterForm.elements[name];
    // Empty is a value of its own (not reviewed), so that any value has another name.
    select.replaceChildren(option("*", "any"), ...ranks.map((rank) => option(values[rank], labels[rank], counts[rank])));
    select.value = filters[name] ?? "*";
  }
}

function showMore() {
  const items = matched.slice(listed, listed + PAGE).map(claimItem);
  if (!listed) listBox.replaceChildren(element("ol", { className: "claims" }));
  listBox.firstChild.append(...items);
  listed += items.length;
  const left = matched.length - listed;
  furtherButton.hidden = !left;
  furtherButton.textContent = `Show ${Math.min(left, PAGE)} more of ${left.toLocaleString("en")}`;
}

function showStatements(filters) {
  matched = search(filters);
  listed = 0;
  if (filterForm.elements.text.value !== (filters.text ?? "")) filterForm.elements.text.value = filters.text ?? "";
  fillFacets(filters);
  // Other pages of the state are opened with the same choices.
  for (const link of document.querySelectorAll("[data-list]")) link.hash = hashOf("statements", filters);
  const total = data.ids.length.toLocaleString("en");
  document.getElementById("matched").textContent = `${matched.length.toLocaleString("en")} of ${total} claims`;
  showMore();
}

function readFilters() {
  const entries = [...new FormData(filterForm)].filter(([name, value]) => (name === "text" ? value.trim() : value !== "*"));
  return Object.fromEntries(entries);
}

sections.statements = showStatements;
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

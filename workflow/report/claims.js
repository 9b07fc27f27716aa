// Claims are columns of ranks; a claim is its place in them.

const { columns, quotes } = data;
const fileOf = new Map((columns.document?.values ?? []).map((page, rank) => [page, columns.document.labels[rank]]));

function valueOf(name, claim) {
  const column = columns[name];
  return column.values[column.codes[claim]];
}

function address(claim) {
  return `${valueOf("document", claim)}#claim-${data.ids[claim]}`;
}

function quotation(claim) {
  const quote = quotes[data.statements[claim]];
  const [start, end] = data.places.slice(2 * claim, 2 * claim + 2);
  const lead = data.leads[claim] ?? "";
  return quoteOf({ before: quote.slice(0, start), cue: quote.slice(start, end), after: quote.slice(end), lead });
}

function tagsOf(claim) {
  return valueOf("tags", claim).map(({ kind, label }) => element("span", { className: `tag ${kind}` }, label));
}

function whereOf(claim) {
  const page = valueOf("document", claim);
  const question = valueOf("number", claim);
  const name = fileOf.get(page) + (question === null ? "" : `, question ${question}`);
  return element("a", { href: address(claim) }, name);
}

function spaced(nodes) {
  return nodes.flatMap((node) => [node, " "]);
}

// A claim with all that is said of it, as an item of a list.
function claimItem(claim) {
  const type = valueOf("claim_type", claim);
  const category = columns.category.labels[columns.category.codes[claim]];
  const said = valueOf("said", claim);
  const chip = element("span", { className: `type t-${type}` }, words(type));
  const what = spaced([chip, category + (said && `: ${said}`), ...tagsOf(claim)]);
  const precision = valueOf("precision", claim);
  const measured = { href: "../README.md#accuracy", className: "faint" };
  const trust = precision === null ? [] : [" · ", element("a", measured, `${Math.round(precision * 100)} in 100 of this kind are right`)];
  return element("li", {},
    element("p", { className: "what" }, ...what),
    quotation(claim),
    element("p", { className: "where" }, element("a", { href: `#statements?state=${valueOf("state", claim)}` },
      data.states[valueOf("state", claim)]), ": ", whereOf(claim), ...trust));
}

// A claim as one side of an answer: its words, and what warns of it.
function sideItem(claim) {
  return element("li", {}, quotation(claim), element("p", { className: "where" }, ...spaced([whereOf(claim), ...tagsOf(claim)])));
}

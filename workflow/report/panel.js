// The panel: the row of one claim, every value with its meaning. Text of documents is only ever set as text.

const { claims, fields, place } = data;

function entry(name, value, kind) {
  const { description, values } = fields[name];
  const meaning = name === "category" ? kind : values[value] ?? description;
  const data = element("dd", {}, String(value), element("span", { className: "meaning" }, meaning));
  return [element("dt", {}, name), data];
}

function rows({ row, kind }, names) {
  return element("dl", {}, ...names.filter((name) => name in row).flatMap((name) => entry(name, row[name], kind)));
}

function reviewed(review) {
  const changed = Object.entries(review.values).map(([name, value]) => `${name}: ${value ?? "empty"}`);
  const by = `${review.decision} by ${review.reviewer}, ${review.reviewed_on}`;
  return element("p", { className: "review" }, [by, review.why, ...changed].filter(Boolean).join("; "));
}

// Shown is what to cite, wherever the report lies; copied is what to open.
function copyable(anchor) {
  const input = element("input", { readOnly: true, value: `${location.pathname.split("/").pop()}#${anchor}` });
  input.setAttribute("aria-label", "Address of this claim");
  input.addEventListener("focus", () => input.select());
  const button = element("button", { type: "button", id: "copy" }, "Copy address");
  button.addEventListener("click", async () => {
    const cited = input.value;
    input.value = location.href;
    input.select();
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      document.execCommand("copy");
    }
    input.value = cited;
    button.textContent = "Copied";
  });
  return element("p", { className: "address" }, input, button);
}

function fillPanel(number) {
  const claim = claims[number - 1];
  const { anchor, quote, row, look, review } = claim;
  const type = element("span", { className: `type ${look.split(" ")[0]}` }, words(row.claim_type));
  document.getElementById("panel-title").replaceChildren(`Claim ${number} of ${claims.length} `, type);
  const said = Object.keys(row).filter((name) => !place.includes(name));
  const where = element("details", {}, element("summary", {}, "Where it stands"), rows(claim, place));
  const parts = [quoteOf(quote), ...(review ? [reviewed(review)] : []), copyable(anchor), rows(claim, said), where];
  document.getElementById("panel-content").replaceChildren(...parts);
}

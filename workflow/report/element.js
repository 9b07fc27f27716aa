"use strict";
// What the scripts of all pages share. Text of documents is only ever set as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function quoteOf({ before, cue, after, lead }) {
  const marked = (words) => element("mark", { className: "cue" }, words);
  const parts = [lead && marked(lead), lead && " … ", before, cue && marked(cue), after];
  return element("blockquote", {}, ...parts.filter(Boolean));
}

function words(name) {
  return name.replaceAll("_", " ");
}

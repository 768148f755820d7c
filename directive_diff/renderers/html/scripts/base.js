// What every script of the page uses: its elements, its data, and the current links.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const review = data.review;
const texts = byId("texts"), drawing = texts.querySelector(".gutter"), detail = byId("detail");
const panes = { source: byId("pane-source"), target: byId("pane-target") };
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const narrow = matchMedia("(max-width: 59.99rem)");
const clauses = new Map(all(".clause").map((clause) => [clause.id, clause]));
const links = [], linksOf = new Map(); // the current links: those that the program found, as the verdicts leave them

const keyOf = (source, target) => `${source} ${target}`;
const sideOf = (id) => (id.startsWith("S") ? "source" : "target");
const otherSide = (id) => (id.startsWith("S") ? "target" : "source");
const otherEnd = (link, id) => (link.source === id ? link.target : link.source);

/** A phrase of the page, in the page's language: phrase("match", { n: 3, of: 5 }). */
function phrase(key, values = {}) {
  return review.said[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Create an element: make("b", { class: "id" }, "S1.1.1"). Attributes that are false or null are left out. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** The words of a clause, without the sign before them. */
function textOf(id) {
  const clause = clauses.get(id);
  if (!clause) return review.texts[id] ?? "";
  const sign = clause.querySelector(".sign");
  return sign ? clause.textContent.slice(sign.textContent.length) : clause.textContent;
}

function shortTextOf(id, most = 60) {
  const text = textOf(id);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function addLink(link) {
  link.path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  link.path.setAttribute("class", link.relation);
  drawing.append(link.path);
  links.push(link);
  for (const id of [link.source, link.target]) {
    if (!linksOf.has(id)) linksOf.set(id, []);
    linksOf.get(id).push(link);
  }
}

function dropLink(link) {
  link.path.remove();
  links.splice(links.indexOf(link), 1);
  for (const id of [link.source, link.target]) {
    const rest = linksOf.get(id).filter((each) => each !== link);
    if (rest.length) linksOf.set(id, rest);
    else linksOf.delete(id);
  }
}

for (const link of data.links) addLink(link);

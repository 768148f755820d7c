(() => {
"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const links = JSON.parse(one("links").textContent);
const texts = one("texts"), drawing = texts.querySelector(".gutter"), detail = one("detail");
const panes = { source: one("pane-source"), target: one("pane-target") };
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const narrow = matchMedia("(max-width: 59.99rem)");
const clauses = new Map(all(".clause").map((clause) => [clause.id, clause]));
const linksOf = new Map();
for (const link of links) {
  for (const id of [link.source, link.target]) {
    if (!linksOf.has(id)) linksOf.set(id, []);
    linksOf.get(id).push(link);
  }
}
let held = null, shown = null, waiting = 0;

// --- the drawing: a line for each link, from where its clauses stand now

for (const link of links) {
  link.path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  link.path.setAttribute("class", link.relation);
  drawing.append(link.path);
}
const places = new Map();
let width = 0, height = 0;

function measure() {
  if (texts.classList.contains("away")) return;
  const box = drawing.getBoundingClientRect();
  width = box.width;
  height = box.height;
  for (const side of ["source", "target"]) {
    const pane = panes[side], top = pane.getBoundingClientRect().top - pane.scrollTop;
    for (const link of links) {
      const found = clauses.get(link[side]).getBoundingClientRect();
      places.set(link[side], (found.top + found.bottom) / 2 - top);
    }
  }
  draw();
}

function draw() {
  const left = panes.source.scrollTop, right = panes.target.scrollTop, middle = width / 2;
  for (const link of links) {
    const a = places.get(link.source) - left, b = places.get(link.target) - right;
    const seen = (a >= 0 && a <= height) || (b >= 0 && b <= height);
    if (seen || link.drawn) {
      link.path.setAttribute("d", seen ? `M0 ${a.toFixed(1)}C${middle} ${a.toFixed(1)} ${middle} ${b.toFixed(1)} ${width} ${b.toFixed(1)}` : "");
    }
    link.drawn = seen;
  }
}

let planned = 0;
function plan(step) {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(step);
}
for (const pane of Object.values(panes)) pane.addEventListener("scroll", () => plan(draw), { passive: true });
new ResizeObserver(() => plan(measure)).observe(texts);
document.fonts?.ready.then(measure);

// --- lighting the counterparts of a clause

function paneOf(clause) {
  return clause.closest(".pane");
}

function light(id) {
  if (shown === id) return;
  for (const clause of all(".lit, .self", texts)) clause.classList.remove("lit", "self");
  for (const link of links) link.path.classList.remove("lit");
  shown = id;
  drawing.classList.toggle("focused", Boolean(id && linksOf.has(id)));
  if (!id) {
    detail.textContent = detail.dataset.hint;
    return;
  }
  clauses.get(id).classList.add("self");
  for (const link of linksOf.get(id) ?? []) {
    clauses.get(link.source === id ? link.target : link.source).classList.add("lit");
    link.path.classList.add("lit");
    drawing.append(link.path);
  }
  tell(id);
}

function tell(id) {
  const found = linksOf.get(id);
  detail.replaceChildren();
  if (!found) {
    detail.append(strong(id), `  ${one(clauses.get(id).getAttribute("aria-describedby"))?.textContent ?? ""}`);
    return;
  }
  found.forEach((link, i) => {
    if (i) detail.append(document.createElement("br"));
    const other = link.source === id ? link.target : link.source;
    detail.append(strong(`${id} → ${other}`), `  ${link.name} ${link.score}   ${wordsOf(other)}`);
    if (link.notes.length) detail.append(`   ${link.notes.join("  ")}`);
  });
}

function wordsOf(id) {
  const clause = clauses.get(id), text = clause.textContent.slice(clause.querySelector(".sign").textContent.length);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function strong(text) {
  const element = document.createElement("b");
  element.textContent = text;
  return element;
}

function bring(id, level) {
  const found = linksOf.get(id);
  if (!found) return;
  const clause = clauses.get(id), pane = paneOf(clause);
  const others = found.map((link) => clauses.get(link.source === id ? link.target : link.source));
  const other = paneOf(others[0]), box = other.getBoundingClientRect();
  const inside = (each) => each.top >= box.top + 8 && each.bottom <= box.bottom - 8;
  if (!level && others.some((each) => inside(each.getBoundingClientRect()))) return;
  const wanted = narrow.matches
    ? box.top + box.height / 3
    : Math.min(Math.max(clause.getBoundingClientRect().top, box.top + 24), box.bottom - 60);
  const by = others[0].getBoundingClientRect().top - wanted;
  if (Math.abs(by) > 4) other.scrollTo({ top: other.scrollTop + by, behavior: calm ? "auto" : "smooth" });
  return pane;
}

function hold(id) {
  if (held) {
    clauses.get(held).setAttribute("aria-pressed", "false");
    clauses.get(held).classList.remove("held");
  }
  held = held === id ? null : id;
  if (held) {
    clauses.get(held).setAttribute("aria-pressed", "true");
    clauses.get(held).classList.add("held");
    light(held);
    bring(held, true);
  } else {
    light(null);
  }
}

function clauseAt(event) {
  const clause = event.target.closest?.(".clause");
  return clause && !clause.classList.contains("idle") ? clause : null;
}

texts.addEventListener("pointerover", (event) => {
  if (held || event.pointerType === "touch") return;
  const clause = clauseAt(event);
  clearTimeout(waiting);
  light(clause ? clause.id : null);
  if (clause) waiting = setTimeout(() => bring(clause.id, false), 260);
});
texts.addEventListener("pointerleave", () => {
  clearTimeout(waiting);
  if (!held) light(null);
});
texts.addEventListener("focusin", (event) => {
  const clause = clauseAt(event);
  if (!clause || held || !clause.matches(":focus-visible")) return;
  light(clause.id);
  bring(clause.id, false);
});
texts.addEventListener("click", (event) => {
  if (String(getSelection())) return;
  const clause = clauseAt(event);
  clearTimeout(waiting);
  if (clause) hold(clause.id);
  else if (held) hold(held);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (held) hold(held);
    else light(null);
    return;
  }
  const clause = clauseAt(event);
  if (clause && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    hold(clause.id);
  }
});

// --- views

const tabs = all('[role="tab"]');
function view(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    one(each.getAttribute("aria-controls")).classList.toggle("away", !chosen);
  }
  document.body.classList.toggle("reading", tab.id === "tab-texts");
  document.body.classList.toggle("resting", tab.id === "tab-rest");
  plan(measure);
}
for (const tab of tabs) {
  tab.addEventListener("click", () => {
    view(tab);
    if (narrow.matches && tab.id === "tab-texts") texts.scrollIntoView({ block: "start" });
  });
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    next.focus();
    view(next);
  });
}

// --- filters: any of a group, all of the groups

const chips = all(".chip"), clear = document.querySelector(".clear");
function filter() {
  const wanted = new Map();
  for (const chip of chips) {
    if (chip.getAttribute("aria-pressed") !== "true") continue;
    const group = chip.dataset.group;
    wanted.set(group, [...(wanted.get(group) ?? []), chip.dataset.value]);
  }
  const fits = (element) =>
    [...wanted].every(([group, values]) => {
      const has = (element.dataset[group] ?? "").split(" ");
      return values.some((value) => has.includes(value));
    });
  const active = wanted.size > 0;
  document.body.classList.toggle("filtered", active);
  clear.hidden = !active;
  for (const element of [...clauses.values(), ...all("tr.row")]) element.classList.toggle("match", active && fits(element));
  for (const link of links) {
    const [a, b] = [clauses.get(link.source), clauses.get(link.target)];
    const relations = wanted.get("rel"), changes = wanted.get("change");
    const visible =
      !active ||
      ((a.classList.contains("match") || b.classList.contains("match")) &&
        (!relations || relations.includes(link.relation)) &&
        (!changes || changes.some((kind) => link.changes.includes(kind))));
    link.path.setAttribute("visibility", visible ? "visible" : "hidden");
  }
  for (const body of all(".pairs tbody")) {
    const empty = !body.querySelector("tr.row.match");
    for (const head of all(".directive-head, .block", body)) head.classList.toggle("empty", empty);
  }
}
for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    filter();
  });
}
clear.addEventListener("click", () => {
  for (const chip of chips) chip.setAttribute("aria-pressed", "false");
  filter();
});

view(one(narrow.matches ? "tab-table" : "tab-texts"));
for (const pane of Object.values(panes)) {
  const first = pane.querySelector(".marker"); // what stands before the first demand is a scroll away
  if (first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top + 4;
}
})();

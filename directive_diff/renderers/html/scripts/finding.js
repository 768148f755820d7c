// Filters and search in all three views, and moving from match to match. An element passes the filters if it has one
// of the chosen values of every group.

const chips = all(".chip"), clear = document.querySelector(".clear");
const search = byId("search"), searchStatus = byId("found"), stepNext = byId("next"), stepPrevious = byId("previous");
const rows = all("tr.row");
let matches = [], at = -1;

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const plainTexts = new Map(); // by clause or row, filled at the first search

function plainTextOf(element) {
  if (!plainTexts.has(element)) plainTexts.set(element, plain(`${element.id} ${element.textContent}`));
  return plainTexts.get(element);
}

function wantedNow() {
  const wanted = new Map();
  for (const chip of chips) {
    if (chip.getAttribute("aria-pressed") !== "true") continue;
    const group = chip.dataset.group;
    wanted.set(group, [...(wanted.get(group) ?? []), chip.dataset.value]);
  }
  return wanted;
}

function filter(move = true) {
  const wanted = wantedNow(), query = plain(search.value), active = wanted.size > 0 || query !== "";
  const fits = (element) =>
    [...wanted].every(([group, values]) => {
      const has = (element.dataset[group] ?? "").split(" ");
      return values.some((value) => has.includes(value));
    }) && (!query || plainTextOf(element).includes(query));
  document.body.classList.toggle("filtered", active);
  clear.hidden = !active;
  for (const element of [...clauses.values(), ...rows]) element.classList.toggle("match", active && fits(element));
  showLines(wanted, active);
  for (const body of all(".pairs tbody, .list tbody")) {
    const empty = !body.querySelector("tr.row.match");
    for (const head of all(".directive-head, .block", body)) head.classList.toggle("empty", empty);
  }
  showPlace();
  if (active && move && matches.length) go(0);
}

function showLines(wanted, active) {
  const relations = wanted.get("rel"), changes = wanted.get("change");
  const matched = (id) => clauses.get(id)?.classList.contains("match");
  for (const link of links) {
    const visible =
      !active ||
      ((matched(link.source) || matched(link.target)) &&
        (!relations || relations.includes(link.relation)) &&
        (!changes || changes.some((kind) => link.changes.includes(kind))));
    link.path.setAttribute("visibility", visible ? "visible" : "hidden");
  }
}

/** What n and p go to: rows; or the clauses of the left text, then those of the right that are linked with none of them. */
function collect() {
  if (!document.body.classList.contains("filtered")) return [];
  if (viewNow() !== "texts") return all("tr.row.match", byId(viewNow()));
  const seen = new Set();
  const left = all(".clause.match", panes.source);
  for (const clause of left) for (const link of linksOf.get(clause.id) ?? []) seen.add(link.target);
  return [...left, ...all(".clause.match", panes.target).filter((clause) => !seen.has(clause.id))];
}

function showPlace() {
  matches = collect();
  at = Math.min(at, matches.length - 1);
  const active = document.body.classList.contains("filtered");
  const unit = phrase(viewNow() === "texts" ? "unit_clauses" : "unit_rows");
  stepNext.hidden = stepPrevious.hidden = !matches.length;
  if (!active) searchStatus.textContent = "";
  else if (!matches.length) searchStatus.textContent = phrase("no_match", { unit });
  else searchStatus.textContent = phrase("match", { n: at + 1, of: matches.length, unit });
}

function go(place) {
  if (!matches.length) return;
  at = (place + matches.length) % matches.length;
  for (const row of all("tr.here")) row.classList.remove("here");
  const match = matches[at];
  if (match.classList.contains("clause")) {
    reveal(match.id);
    hold(match.id);
  } else {
    match.classList.add("here");
    match.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
  showPlace();
}

for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
    filter();
  });
}
clear.addEventListener("click", () => {
  for (const chip of chips) chip.setAttribute("aria-pressed", "false");
  search.value = "";
  filter();
});
let typed = 0;
search.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(filter, 150);
});
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) go(event.shiftKey ? at - 1 : at + 1);
  if (event.key === "Escape") {
    search.value = "";
    filter();
    search.blur();
    event.stopPropagation();
  }
});
stepNext.addEventListener("click", () => go(at + 1));
stepPrevious.addEventListener("click", () => go(at - 1));

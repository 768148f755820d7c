// Lights the counterparts of a clause that is pointed at or reached with Tab, and holds a clause that is clicked or named
// in the address.

let held = null, shown = null, waiting = 0;
const nearOf = new Map(); // the possible counterparts of a clause, by its id
for (const [source, target] of data.possible) {
  for (const [id, near] of [[source, target], [target, source]]) nearOf.set(id, [...(nearOf.get(id) ?? []), near]);
}

function paneOf(clause) {
  return clause.closest(".pane");
}

/** The clauses to light with a clause: its counterparts or, if it has none, its possible counterparts. */
function partnersOf(id) {
  const linked = (linksOf.get(id) ?? []).map((link) => otherEnd(link, id));
  return linked.length || !clauses.get(id).classList.contains("possible") ? linked : openNear(id);
}

function light(id) {
  if (shown === id) return;
  for (const clause of all(".lit, .self", texts)) clause.classList.remove("lit", "self", "near");
  for (const link of links) link.path.classList.remove("lit");
  shown = id;
  drawing.classList.toggle("focused", Boolean(id && linksOf.has(id)));
  if (!id) {
    detail.textContent = detail.dataset.hint;
    return;
  }
  clauses.get(id).classList.add("self");
  for (const partner of partnersOf(id)) {
    clauses.get(partner)?.classList.add("lit");
    if (!linksOf.has(id)) clauses.get(partner)?.classList.add("near");
  }
  for (const link of linksOf.get(id) ?? []) {
    link.path.classList.add("lit");
    drawing.append(link.path);
  }
  tell(id);
}

function tell(id) {
  detail.replaceChildren();
  const linked = linksOf.get(id) ?? [];
  linked.forEach((link, i) => {
    if (i) detail.append(make("br"));
    const other = otherEnd(link, id), sure = review.words.sureness[link.sureness] ?? "";
    detail.append(make("b", {}, `${id} → ${other}`), `  ${review.words.relation[link.relation] ?? ""} ${sure} ${link.score}`);
    detail.append(`   ${shortTextOf(other)}`);
    if (link.notes.length) detail.append(`   ${link.notes.join("  ")}`);
  });
  if (linked.length) return;
  detail.append(make("b", {}, id), `  ${nameOfKind(id)}`);
  for (const near of partnersOf(id)) detail.append("   ", make("b", {}, near), `  ${shortTextOf(near)}`);
}

function nameOfKind(id) {
  return byId(clauses.get(id).getAttribute("aria-describedby"))?.textContent ?? "";
}

/** Scroll the other text until a counterpart of a clause is visible; with `level`, until it stands level with the clause. */
function bring(id, level) {
  const others = partnersOf(id).map((partner) => clauses.get(partner)).filter(Boolean);
  if (!others.length) return;
  const clause = clauses.get(id), other = paneOf(others[0]), box = other.getBoundingClientRect();
  const inside = (each) => each.top >= box.top + 8 && each.bottom <= box.bottom - 8;
  if (!level && others.some((each) => inside(each.getBoundingClientRect()))) return;
  const wanted = narrow.matches
    ? box.top + box.height / 3
    : Math.min(Math.max(clause.getBoundingClientRect().top, box.top + 24), box.bottom - 60);
  scrollBy(other, others[0].getBoundingClientRect().top - wanted);
}

function scrollBy(pane, by) {
  if (Math.abs(by) > 4) pane.scrollTo({ top: pane.scrollTop + by, behavior: calm ? "auto" : "smooth" });
}

/** Scroll a clause's own text until the clause is visible. */
function reveal(id) {
  const clause = clauses.get(id), pane = paneOf(clause);
  const box = pane.getBoundingClientRect(), place = clause.getBoundingClientRect();
  if (place.top >= box.top + 8 && place.bottom <= box.bottom - 8) return;
  pane.scrollTop += place.top - box.top - box.height / 3;
}

function release() {
  if (!held) return;
  clauses.get(held).setAttribute("aria-pressed", "false");
  clauses.get(held).classList.remove("held");
  held = null;
}

function hold(id) {
  release();
  held = id;
  const clause = clauses.get(id);
  clause.setAttribute("aria-pressed", "true");
  clause.classList.add("held");
  shown = null;
  light(id);
  bring(id, true);
}

function letGo() {
  release();
  light(null);
}

function clauseAt(event) {
  const clause = event.target.closest?.(".clause");
  return clause && !clause.classList.contains("idle") ? clause : null;
}

/** Act on a click or Enter on a clause: link it if a link awaits its end; else hold it, or let it go. */
function press(id) {
  if (linkWith(id)) return;
  if (held === id && !reviewing) {
    letGo();
    writeAddress(null);
    return;
  }
  hold(id);
  writeAddress(id);
  if (reviewing) look(id);
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
  if (clause) press(clause.id);
  else if (held && !reviewing) {
    letGo();
    writeAddress(null);
  }
});

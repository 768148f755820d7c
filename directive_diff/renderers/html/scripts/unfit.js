// The rows of an opened file that no longer fit the texts, listed by their words, each with the most similar clause of
// today to go to, where the verdict can be given again.

const LISTED = 200, LEAST_ALIKE = 0.3; // rows that are listed; as `review/misfits.py`

/** The neighbouring characters of a text, two by two. */
function pairsOfText(text) {
  const chars = [...text];
  return new Set(chars.slice(1).map((char, i) => chars[i] + char));
}

const pairsOfClauses = Object.keys(review.demands).map((id) => [id, pairsOfText(textOf(id).trim())]);

/** The clause of a side with the most similar words; null if none is like them. */
function likest(words, side) {
  const own = pairsOfText(words);
  let best = null, most = LEAST_ALIKE;
  for (const [id, those] of pairsOfClauses) {
    if (sideOf(id) !== side || !own.size || !those.size) continue;
    let shared = 0;
    for (const pair of own) shared += those.has(pair) ? 1 : 0;
    const alike = (2 * shared) / (own.size + those.size);
    if (alike > most || (alike === most && best === null)) [best, most] = [id, alike];
  }
  return best;
}

/** List the entries of a file that were left out; none hides the list. */
function listUnfit(entries) {
  const list = one("unfit");
  list.hidden = !entries.length;
  list.open = entries.length > 0;
  if (!entries.length) return;
  list.querySelector("summary").textContent = said("unfit", { n: entries.length });
  list.querySelector("ol").replaceChildren(...entries.slice(0, LISTED).map(unfitItem));
}

function unfitItem(entry) {
  const ends = ["target", "source"].map((side) => [side, side === "source" ? 0 : 1]).filter(([, i]) => entry.ids[i]);
  const words = ends.map(([, i]) => `${entry.ids[i]}“${shortened(entry.words[i])}”`).join(" ← ");
  const item = make("li", {}, said("unfit_row", { row: entry.row.number, words, said: unfitSaid(entry) }));
  for (const [side, i] of ends) {
    const now = placeOf(entry.ids[i], entry.words[i], side, false) ?? likest(entry.words[i], side);
    if (now && now in review.doubts) item.append(" ", make("button", { type: "button", class: "small", "data-clause": now }, `${now} ${shortTextOf(now, 30)}`));
  }
  return item;
}

/** What a person said in a row, in the words of the form. */
function unfitSaid(entry) {
  const words = review.words, name = (verdict) => words[verdict] ?? words.relation[verdict] ?? "";
  const instead = entry.instead.map(([id, text]) => [id, text].filter(Boolean).join(" "));
  const changes = entry.changes === null ? [] : [entry.changes.map((kind) => words.change[kind]).join(words.joiner) || words.none];
  const demands = entry.demands.filter(Boolean).map((kind) => words.demand[kind]);
  return [name(entry.verdict), ...instead, ...changes, ...demands, entry.remark].filter(Boolean).join("; ");
}

one("unfit").addEventListener("click", (event) => {
  const id = event.target.closest("[data-clause]")?.dataset.clause;
  if (!id) return;
  look(id);
  judging.focus();
});

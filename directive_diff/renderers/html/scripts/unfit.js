// Lists the rows of an opened file that no longer fit the texts. A button leads to the most similar current clause, where
// the verdict can be given again.

const LISTED = 200, LEAST_ALIKE = 0.3; // most rows listed; least likeness, as in `review/misfits.py`

/** The bigrams of a text's characters. */
function pairsOfText(text) {
  const chars = [...text];
  return new Set(chars.slice(1).map((char, i) => chars[i] + char));
}

const pairsOfClauses = Object.keys(review.demands).map((id) => [id, pairsOfText(textOf(id).trim())]);

/** The clause of a side with the most similar words; null if none is similar enough. */
function mostSimilar(words, side) {
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

/** List the entries of a file that were left out; hide the list if there are none. */
function listUnfit(entries) {
  const list = byId("unfit");
  list.hidden = !entries.length;
  list.open = entries.length > 0;
  if (!entries.length) return;
  list.querySelector("summary").textContent = phrase("unfit", { n: entries.length });
  list.querySelector("ol").replaceChildren(...entries.slice(0, LISTED).map(unfitItem));
}

function unfitItem(entry) {
  const ends = ["target", "source"].map((side) => [side, side === "source" ? 0 : 1]).filter(([, i]) => entry.ids[i]);
  const words = ends.map(([, i]) => `${entry.ids[i]}“${shortened(entry.words[i])}”`).join(" ← ");
  const item = make("li", {}, phrase("unfit_row", { row: entry.row.number, words, said: unfitText(entry) }));
  for (const [side, i] of ends) {
    const now = placeOf(entry.ids[i], entry.words[i], side, false) ?? mostSimilar(entry.words[i], side);
    if (now && now in review.doubts) item.append(" ", make("button", { type: "button", class: "small", "data-clause": now }, `${now} ${shortTextOf(now, 30)}`));
  }
  return item;
}

/** What the reviewer said in a row, in the words of the form. */
function unfitText(entry) {
  const words = review.words, name = (verdict) => words[verdict] ?? words.relation[verdict] ?? "";
  const instead = entry.instead.map(([id, text]) => [id, text].filter(Boolean).join(" "));
  const changes = entry.changes === null ? [] : [entry.changes.map((kind) => words.change[kind]).join(words.joiner) || words.none];
  const demands = entry.demands.filter(Boolean).map((kind) => words.demand[kind]);
  return [name(entry.verdict), ...instead, ...changes, ...demands, entry.remark].filter(Boolean).join("; ");
}

byId("unfit").addEventListener("click", (event) => {
  const id = event.target.closest("[data-clause]")?.dataset.clause;
  if (!id) return;
  look(id);
  judging.focus();
});

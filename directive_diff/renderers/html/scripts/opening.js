// Opens a saved review in the page and reads its rows as `review/` does (docs/review.md). A file with an error changes
// nothing.

const { verdicts: VERDICTS, changes: KINDS_OF_CHANGE, demands: DEMANDS, none: NONE } = review.vocabulary;
const byWords = new Map(); // the current id of a clause, by its side and words
for (const id of Object.keys(review.demands)) {
  const words = `${sideOf(id)} ${textOf(id).trim()}`;
  if (!byWords.has(words)) byWords.set(words, id);
}

const has = (table, word) => Object.hasOwn(table, word);
const lookUp = (table, word) => (has(table, word) ? table[word] : "");
const wrong = (row, key, remedy, word) => new Refusal(key, remedy, { row: row.number, word });

/** What the reviewer wrote in a row; null if nothing. */
function entryIn(row) {
  const cell = (name) => row.cells[name] ?? "", word = plainWord(cell("verdict"));
  if (word && !has(VERDICTS, word)) throw wrong(row, "review_bad_verdict", "give_verdict", word);
  const ids = ["source_id", "target_id"].map((name) => plainWord(cell(name)).toUpperCase());
  const entry = {
    row,
    ids,
    words: [unquoted(cell("source_text")), unquoted(cell("target_text"))],
    verdict: lookUp(VERDICTS, word),
    relation: lookUp(VERDICTS, plainWord(cell("relation"))),
    instead: insteadIn(row),
    changes: changesIn(row),
    demands: ["source_demand", "target_demand"].map((name) => demandIn(row, plainWord(cell(name)))),
    remark: unquoted(cell("comment")),
    reviewer: unquoted(cell("reviewer")),
    time: unquoted(cell("time")),
  };
  const judged = entry.verdict || entry.instead.length || entry.changes !== null;
  if (!judged && !entry.demands.some(Boolean) && !entry.remark) return null;
  if (!ids.some(Boolean)) throw wrong(row, "review_no_clause", "cut_row");
  const alone = !ids.every(Boolean) && !entry.instead.length;
  if (alone && entry.verdict && entry.verdict !== ACCEPTED) throw wrong(row, "review_which", "give_instead", word);
  if (alone && entry.changes !== null) throw wrong(row, "review_which", "give_instead", cell("changes"));
  if (entry.changes?.length && (entry.verdict || entry.relation) === "same") throw wrong(row, "review_same_changed", "give_relation", cell("changes"));
  return entry;
}

function changesIn(row) {
  const words = several(row.cells.changes ?? "", KINDS_OF_CHANGE);
  const bad = words.find((word) => !has(KINDS_OF_CHANGE, word) && !NONE.includes(word));
  if (bad !== undefined) throw wrong(row, "review_bad_change", "give_change", bad);
  const put = words.map((word) => lookUp(KINDS_OF_CHANGE, word));
  return words.length ? CHANGES.filter((kind) => put.includes(kind)) : null;
}

function demandIn(row, word) {
  if (word && !has(DEMANDS, word)) throw wrong(row, "review_bad_demand", "give_demand", word);
  return lookUp(DEMANDS, word);
}

/** The clauses that a row names instead of one of its own, by id or by the number of a near one; each [id, words]. */
function insteadIn(row) {
  const near = [];
  for (let number = 1; number <= review.nearest; number += 1) {
    const [, id, words] = /^(\S+)(?: \S*)? ?(.*)$/s.exec(row.cells[`near_${number}`] ?? "") ?? [];
    near.push(id ? [id.toUpperCase(), words] : null);
  }
  return several(row.cells.instead ?? "").map((word) => {
    const number = /^(\d)(?:\.0)?$/.exec(word)?.[1];
    if (number === undefined) return near.find((each) => each?.[0] === word.toUpperCase()) ?? [word.toUpperCase(), ""];
    if (!near[number - 1]) throw wrong(row, "review_bad_number", "give_near", word);
    return near[number - 1];
  });
}

/** The current id of a clause: its own if that still has the same words, else that of another with them; null if none. */
function placeOf(id, words, side, unchanged) {
  const there = has(review.demands, id) && sideOf(id) === side;
  if (!words) return there && unchanged ? id : null;
  const fit = (text) => words === text || words === cut(text);
  if (there && fit(textOf(id).trim())) return id;
  return byWords.get(`${side} ${words}`) ?? Object.keys(review.demands).find((each) => words.endsWith("…") && sideOf(each) === side && fit(textOf(each).trim())) ?? null;
}

/** The changes that an entry makes, each [store, key, value]; null if one of its clauses is no longer in the texts. */
function editsOf(entry, unchanged, who, when) {
  const place = (id, words, side) => (id ? placeOf(id, words, side, unchanged[side]) : "");
  const own = [place(entry.ids[0], entry.words[0], "source"), place(entry.ids[1], entry.words[1], "target")];
  const named = entry.instead.map(([id, words]) => place(id, words, sideOf(id)));
  if ([...own, ...named].includes(null)) return null;
  const by = { reviewer: entry.reviewer || who, time: entry.time || when };
  const self = keyOf(...own), both = own.every(Boolean);
  const others = named.map((id) => (sideOf(id) === "source" ? keyOf(id, own[1]) : keyOf(own[0], id)));
  const edits = [];
  if (!others.length) edits.push([self, { verdict: entry.verdict || (both && entry.changes !== null ? ACCEPTED : ""), changes: entry.changes }]);
  else if (!others.includes(self)) edits.push([self, { verdict: !both ? "" : entry.verdict === ACCEPTED ? ACCEPTED : REJECTED, changes: null }]);
  const given = RELATIONS.includes(entry.verdict) ? entry.verdict : ACCEPTED;
  for (const key of others) edits.push([key, { verdict: given, changes: entry.changes }]);
  const demands = own.flatMap((id, i) => (id && entry.demands[i] ? [["demands", id, entry.demands[i]]] : []));
  return [
    ...edits.map(([key, value]) => ["pairs", key, { ...value, verdict: settledAs(key, value.verdict, entry), remark: key === self ? entry.remark : "", ...by }]),
    ...demands,
  ];
}

/**
 * A verdict as the page states it. The relation that the program found becomes "accepted"; an accepted link that only
 * the file's version of the program found becomes that version's relation.
 */
function settledAs(key, verdict, entry) {
  if (!isPair(key)) return verdict;
  if (foundLinks.get(key)?.relation === verdict) return ACCEPTED;
  const before = keyOf(...entry.ids) === key && RELATIONS.includes(entry.relation);
  return verdict === ACCEPTED && before && !foundLinks.has(key) ? entry.relation : verdict;
}

/** What a form says: { pairs, demands, reviewer }, and in `unfit` the entries that no longer fit the texts. */
async function contentOf(bytes) {
  const { facts, rows } = await formOf(bytes), fact = (name, i = 0) => facts[name]?.[i] ?? "";
  const hashes = ["source", "target"].map((side) => fact(side));
  const unchanged = { source: hashes[0] === review.pair[0], target: hashes[1] === review.pair[1] };
  const stores = { pairs: new Map(), demands: new Map() }, from = new Map(), unfit = [];
  let entries = 0;
  for (const row of rows) {
    const entry = entryIn(row);
    refuseUnknown(entry, unchanged);
    const edits = entry && editsOf(entry, unchanged, fact("reviewer"), fact("date"));
    entries += entry ? 1 : 0;
    if (entry && !edits) unfit.push(entry);
    for (const [store, key, value] of edits ?? []) takeIn(stores[store], key, value, row, from);
  }
  const swapped = hashes[0] === review.pair[1] && hashes[1] === review.pair[0] && hashes[0] !== hashes[1];
  if (swapped || (entries && unfit.length === entries && !unchanged.source && !unchanged.target)) {
    throw new Refusal(swapped ? "review_swapped" : "review_other_pair", "name_its_texts");
  }
  refuseBoth(stores.pairs, from);
  for (const [key, entry] of stores.pairs) if (!entry.verdict && entry.changes === null && !entry.remark) stores.pairs.delete(key);
  return { ...stores, reviewer: fact("reviewer"), unfit };
}

/** Refuse a clause that the reviewer named but that the text, unchanged since then, does not have. */
function refuseUnknown(entry, unchanged) {
  const unknown = entry?.instead.find(([id, words]) => !words && unchanged[sideOf(id)] && !has(review.demands, id));
  if (unknown) throw wrong(entry.row, "review_unknown", "give_instead", unknown[0]);
}

/** Merge what a row says with what other rows said of the same clauses; refuse a contradiction. */
function takeIn(store, key, value, row, from) {
  const before = store.get(key), mark = typeof value === "string" ? `demand ${key}` : key;
  const other = (a, b) => a && b && String(a) !== String(b);
  const differs = typeof value === "string"
    ? other(before, value)
    : before && (other(before.verdict, value.verdict) || (value.changes !== null && before.changes !== null && String(value.changes) !== String(before.changes)));
  if (differs) throw new Refusal("review_twice", "keep_one", { row: from.get(mark), other: row.number });
  if (before && typeof value !== "string") {
    const remark = [...new Set([before.remark, value.remark])].filter(Boolean).join("\n");
    store.set(key, { ...(before.verdict ? before : value), changes: before.changes ?? value.changes, remark });
  } else store.set(key, value);
  if (!before) from.set(mark, row.number);
}

/** Refuse a clause that is both linked and said to have no link. */
function refuseBoth(entries, from) {
  const linked = new Map();
  for (const [key, { verdict }] of entries) if (isPair(key) && verdict && verdict !== REJECTED) for (const id of endsOf(key)) linked.set(id, key);
  for (const [key, { verdict }] of entries) {
    const other = !isPair(key) && verdict ? linked.get(endsOf(key).find(Boolean)) : undefined;
    if (other === undefined) continue;
    const [row, second] = [from.get(key), from.get(other)].sort((a, b) => a - b);
    throw new Refusal("review_twice", "keep_one", { row, other: second });
  }
}

/** Replace the current verdicts with those of a file, as one step that can be undone. */
async function open(file) {
  let content;
  const name = shortened(clean(file.name), 80);
  try {
    if (file.size > review.most) throw new Refusal("review_too_long", "name_review", { most: review.most.toLocaleString("en") });
    content = await contentOf(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    return say(error instanceof Refusal ? error.of(name) : message("file_said", { file: name, said: String(error.message ?? error) }));
  }
  const steps = ["pairs", "demands"].flatMap((store) => [
    ...[...state[store].keys()].filter((key) => !content[store].has(key)).map((key) => [store, key, undefined]),
    ...[...content[store]].map(([key, value]) => [store, key, value]),
  ]);
  change(steps);
  if (content.reviewer && !state.reviewer) byId("reviewer").value = state.reviewer = content.reviewer;
  const lost = content.unfit.length ? phrase("opened_unfit", { n: content.unfit.length }) : "";
  listUnfit(content.unfit);
  saved([phrase("opened", { name, n: content.pairs.size + content.demands.size }), lost].filter(Boolean).join("  "));
  const next = nextOpen() ?? queue[0];
  return next && look(next, false);
}

/** Ask for a file. The button gets the focus first, for browsers that open the dialog only on another key or click. */
function chooseFile() {
  byId("review").querySelector('[data-act="open"]').focus();
  byId("open").click();
}

byId("open").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = ""; // so that the same file can be opened again
  judging.focus();
  if (file) await open(file);
});

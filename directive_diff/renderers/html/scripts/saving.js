// The form that the page saves: the one that `-f review` writes (docs/review.md), with the verdicts filled in.

let target = null; // the file that the reviewer chose to write into

function formText() {
  const facts = review.facts.map((row) => [...row]);
  facts[1][1] = clean(state.reviewer);
  facts[2][1] = timeNow().slice(0, 10);
  return `\ufeff${[...facts, review.header, ...formRows()].map(lineOf).join("")}`;
}

/** The rows: those of all clauses, least sure first, then the verdicts on other pairs and clauses. */
function formRows() {
  const made = new Map();
  for (const id of ordered) {
    const linked = sideOf(id) === "source" ? [] : pairsOf(id).filter(isLink);
    for (const key of linked) made.set(key, rowOf(key, id));
    if (!linksNow(id).length) made.set(aloneKey(id), rowOf(aloneKey(id), id));
  }
  for (const key of state.pairs.keys()) if (!made.has(key)) made.set(key, rowOf(key, null));
  for (const key of foundLinks.keys()) if (!made.has(key)) made.set(key, rowOf(key, null));
  for (const id of state.demands.keys()) {
    if (![...made.keys()].some((key) => endsOf(key).includes(id))) made.set(aloneKey(id), rowOf(aloneKey(id), id));
  }
  return made.values();
}

function rowOf(key, id) {
  const [source, target] = endsOf(key), link = foundLinks.get(key), entry = entryOf(key), words = review.words;
  const kinds = (list) => list.map((kind) => words.change[kind]).join(words.joiner);
  const cells = {
    verdict: words[entry.verdict] ?? words.relation[entry.verdict] ?? "",
    relation: link ? words.relation[link.relation] : "",
    right: id === null ? "1.0" : settled(id) ? "1.0" : review.doubts[id][0],
    score: link?.scored ?? "",
    found_changes: kinds(link?.changes ?? []),
    changes: entry.changes === null ? "" : kinds(entry.changes) || words.none,
    comment: entry.remark.split("\n").map(clean).join("\n"),
    reviewer: clean(entry.reviewer),
    time: entry.time,
    ...ofClause("source", source),
    ...ofClause("target", target),
  };
  (id === null ? [] : review.doubts[id][1]).forEach(([other, score], i) => {
    cells[`near_${i + 1}`] = cut(`${other} ${score} ${textOf(other).trim()}`);
  });
  return review.columns.map((column) => cells[column] ?? "");
}

function ofClause(side, id) {
  if (!id) return {};
  const demand = review.words.demand, put = state.demands.get(id);
  return {
    [`${side}_id`]: id,
    [`${side}_text`]: cut(textOf(id)),
    [`found_${side}_demand`]: demand[review.demands[id]] ?? "",
    [`${side}_demand`]: put ? demand[put] : "",
  };
}

/** Text without characters that a terminal would obey or that would break a table. */
function clean(text) {
  return text.replace(/[\t\n\r]/g, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "\ufffd");
}

/** Text cut to what a cell of a spreadsheet can hold. */
function cut(text) {
  return text.length <= review.longest ? text : `${text.slice(0, review.longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function lineOf(row) {
  return `${row.map(cellOf).join("\t")}\n`;
}

/** A cell: never a formula, and quoted if it holds a tab, a quote or a line end. */
function cellOf(cell) {
  const text = String(cell), first = text.replace(/^ +/, "")[0];
  const safe = first && review.formula.includes(first) ? `'${text}` : text;
  return /[\t"\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

// --- where it goes: into the chosen file, or the downloads folder

async function save() {
  if (target && (await writeTo(target))) return;
  const address = URL.createObjectURL(new Blob([formText()], { type: "text/tab-separated-values" }));
  const way = make("a", { href: address, download: "review.tsv" });
  document.body.append(way);
  way.click();
  way.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  saved(phrase("saved", { name: "review.tsv" }));
}

async function saveIntoFile() {
  try {
    target = await showSaveFilePicker({
      suggestedName: "review.tsv",
      types: [{ accept: { "text/tab-separated-values": [".tsv"] } }],
    });
  } catch {
    return; // the dialog was cancelled
  }
  await writeTo(target);
}

async function writeTo(file) {
  try {
    const stream = await file.createWritable();
    await stream.write(formText());
    await stream.close();
  } catch {
    target = null; // the file is gone, or writing is no longer allowed
    return false;
  }
  saved(phrase("saved_file", { name: file.name }));
  return true;
}

function saved(text) {
  unsaved.clear();
  store();
  refreshProgress();
  say(text);
}

byId("review").querySelector('[data-act="file"]').hidden = !("showSaveFilePicker" in window);

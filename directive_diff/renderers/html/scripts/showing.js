// Brings the page up to date with the verdicts: signs, lines, badges in the tables, progress.

const KINDS = [...RELATIONS, "possible", "new", "dropped"];

function refresh(ids) {
  refreshLinks();
  for (const id of new Set(ids)) refreshClause(id);
  refreshTables(new Set(ids));
  refreshCounts();
  refreshProgress();
  if (document.body.classList.contains("filtered")) filter(false);
  shown = null;
  if (held) light(held);
  plan(measure);
  if (reviewing) drawPanel();
}

/** Draw the current links, and no others. */
function refreshLinks() {
  const wanted = new Map();
  for (const id of Object.keys(review.doubts)) {
    if (sideOf(id) === "target") for (const key of linksNow(id)) wanted.set(key, relationNow(key));
  }
  const there = new Map(links.map((link) => [keyOf(link.source, link.target), link]));
  for (const [key, link] of there) if (!wanted.has(key)) dropLink(link);
  for (const [key, relation] of wanted) {
    const link = there.get(key), [source, target] = endsOf(key);
    if (!clauses.has(source) || !clauses.has(target)) continue;
    if (!link) addLink({ notes: [], sureness: "", score: "", ...foundLinks.get(key), source, target, relation, changes: changesNow(key) });
    else {
      link.relation = relation;
      link.changes = changesNow(key);
      link.path.setAttribute("class", relation);
    }
  }
}

function kindOf(id) {
  const linked = linksNow(id).map(relationNow);
  if (linked.length) return RELATIONS.find((relation) => linked.includes(relation)) ?? "adapted";
  if (openNear(id).length) return "possible";
  return sideOf(id) === "source" ? "dropped" : "new";
}

/** The possible counterparts of a clause without a link, except those that the reviewer ruled out. */
function openNear(id) {
  const denied = (each) => entryOf(aloneKey(each)).verdict === ACCEPTED;
  if (denied(id)) return [];
  return (nearOf.get(id) ?? []).filter((near) => !denied(near) && entryOf(pairOf(id, near)).verdict !== REJECTED);
}

function refreshClause(id) {
  const clause = clauses.get(id);
  if (!clause || clause.classList.contains("idle")) return;
  const kind = kindOf(id), linked = linksNow(id), list = (values) => [...new Set(values)].filter(Boolean).join(" ");
  clause.classList.remove(...KINDS);
  clause.classList.add(kind);
  clause.classList.toggle("reviewed", settled(id));
  clause.classList.toggle("relinked", pairsOf(id).some((key) => isLink(key) !== foundLinks.has(key)));
  clause.querySelector(".sign").textContent = data.signs[kind];
  clause.setAttribute("aria-describedby", `kind-${kind}`);
  clause.dataset.rel = linked.length ? list(linked.map(relationNow)) : kind;
  clause.dataset.change = list(linked.flatMap(changesNow));
  clause.dataset.demand = demandNow(id);
}

/** Show each verdict in the table, beside its link or its clause without a link. */
function refreshTables(ids) {
  for (const cell of all("[data-pair], [data-ids]", byId("table"))) {
    const mine = (cell.dataset.pair ?? cell.dataset.ids).split(" ");
    if (!mine.some((id) => ids.has(id))) continue;
    cell.querySelector(".verdict")?.remove();
    const words = cell.dataset.pair ? verdictText(cell.dataset.pair) : mine.flatMap(aloneTexts).join(review.words.joiner);
    if (words) cell.append(make("span", { class: "verdict" }, words));
  }
}

function verdictText(key) {
  const { verdict, remark } = entryOf(key);
  const name = review.words[verdict] ?? review.words.relation[verdict] ?? "";
  return [name, remark].filter(Boolean).join("：");
}

/** The links that the reviewer gave a clause, the verdict that it has none, and the remark on it. */
function aloneTexts(id) {
  const given = linksNow(id).filter((key) => !foundLinks.has(key)).map((key) => `${review.words.relation[relationNow(key)] ?? ""}→${partnerIn(key, id)}`);
  const { verdict, remark } = entryOf(aloneKey(id));
  return [...given, verdict ? phrase("alone") : "", remark].filter(Boolean);
}

function refreshProgress() {
  const done = queue.filter(settled).length, of = queue.length;
  const bar = byId("progress");
  bar.max = Math.max(1, of);
  bar.value = done;
  byId("progress-said").textContent = phrase("progress", { n: done, of });
  const mine = ordered.filter((id) => sideOf(id) === "target");
  const share = mine.length ? Math.round((100 * mine.filter(settled).length) / mine.length) : 100;
  const [f1, right] = review.expected[share];
  byId("expected").textContent = phrase("expected", { share, f1, right });
  const open = unsaved.size ? phrase("unsaved", { n: unsaved.size }) : "";
  byId("unsaved").textContent = [open, kept ? "" : phrase("not_kept")].filter(Boolean).join("  ");
}

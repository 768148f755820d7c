// The page as the verdicts leave it: signs, lines, badges in the tables, progress.

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

/** Draw the links that hold now, and no others. */
function refreshLinks() {
  const wanted = new Map();
  for (const id of Object.keys(review.doubts)) {
    if (sideOf(id) === "target") for (const key of heldOf(id)) wanted.set(key, relationNow(key));
  }
  const there = new Map(links.map((link) => [keyOf(link.source, link.target), link]));
  for (const [key, link] of there) if (!wanted.has(key)) dropLink(link);
  for (const [key, relation] of wanted) {
    const link = there.get(key), [source, target] = endsOf(key);
    if (!clauses.has(source) || !clauses.has(target)) continue;
    if (!link) addLink({ notes: [], sureness: "", score: "", ...found.get(key), source, target, relation, changes: changesNow(key) });
    else {
      link.relation = relation;
      link.changes = changesNow(key);
      link.path.setAttribute("class", relation);
    }
  }
}

function kindOf(id) {
  const held = heldOf(id).map(relationNow);
  if (held.length) return RELATIONS.find((relation) => held.includes(relation)) ?? "adapted";
  if (openNear(id).length) return "possible";
  return sideOf(id) === "source" ? "dropped" : "new";
}

/** What possibly corresponds to a clause without a link, but for what a person denied. */
function openNear(id) {
  const denied = (one) => entryOf(aloneKey(one)).verdict === ACCEPTED;
  if (denied(id)) return [];
  return (nearOf.get(id) ?? []).filter((near) => !denied(near) && entryOf(pairOf(id, near)).verdict !== REJECTED);
}

function refreshClause(id) {
  const clause = clauses.get(id);
  if (!clause || clause.classList.contains("idle")) return;
  const kind = kindOf(id), held = heldOf(id), list = (found) => [...new Set(found)].filter(Boolean).join(" ");
  clause.classList.remove(...KINDS);
  clause.classList.add(kind);
  clause.classList.toggle("reviewed", settled(id));
  clause.classList.toggle("relinked", pairsOf(id).some((key) => holds(key) !== found.has(key)));
  clause.querySelector(".sign").textContent = data.signs[kind];
  clause.setAttribute("aria-describedby", `kind-${kind}`);
  clause.dataset.rel = held.length ? list(held.map(relationNow)) : kind;
  clause.dataset.change = list(held.flatMap(changesNow));
  clause.dataset.demand = demandNow(id);
}

/** Say beside each link in the table what was said of it, and beside a clause alone. */
function refreshTables(ids) {
  for (const cell of all("[data-pair], [data-ids]", one("table"))) {
    const mine = (cell.dataset.pair ?? cell.dataset.ids).split(" ");
    if (!mine.some((id) => ids.has(id))) continue;
    cell.querySelector(".verdict")?.remove();
    const words = cell.dataset.pair ? verdictSaid(cell.dataset.pair) : mine.flatMap(aloneSaid).join(review.words.joiner);
    if (words) cell.append(make("span", { class: "verdict" }, words));
  }
}

function verdictSaid(key) {
  const { verdict, remark } = entryOf(key);
  const said = review.words[verdict] ?? review.words.relation[verdict] ?? "";
  return [said, remark].filter(Boolean).join("：");
}

/** What was said of a clause alone, and which links a person gave it. */
function aloneSaid(id) {
  const given = heldOf(id).filter((key) => !found.has(key)).map((key) => `${review.words.relation[relationNow(key)] ?? ""}→${partnerIn(key, id)}`);
  const { verdict, remark } = entryOf(aloneKey(id));
  return [...given, verdict ? said("alone") : "", remark].filter(Boolean);
}

function refreshProgress() {
  const done = queue.filter(settled).length, of = queue.length;
  const bar = one("progress");
  bar.max = Math.max(1, of);
  bar.value = done;
  one("progress-said").textContent = said("progress", { n: done, of });
  const mine = ordered.filter((id) => sideOf(id) === "target");
  const share = mine.length ? Math.round((100 * mine.filter(settled).length) / mine.length) : 100;
  const [f1, right] = review.expected[share];
  one("expected").textContent = said("expected", { share, f1, right });
  const open = unsaved.size ? said("unsaved", { n: unsaved.size }) : "";
  one("unsaved").textContent = [open, kept ? "" : said("not_kept")].filter(Boolean).join("  ");
}

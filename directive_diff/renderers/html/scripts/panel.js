// The panel in which a clause is judged: its words, its links, the nearest clauses, and the choices for each.

const panel = byId("review"), judging = byId("judging"), statusLine = byId("review-said");
let reviewing = false, current = null, chosen = null; // the clause and the pair that keys act on

function say(text, key = null) {
  statusLine.textContent = text;
  if (key === null) return;
  const ids = endsOf(key).filter(Boolean);
  if (!ids.includes(current)) look(ids.find((id) => queue.includes(id)) ?? ids[0], false);
}

/** Show a clause in the panel, and in the view that is open. */
function look(id, fresh = true) {
  if (!(id in review.doubts)) return;
  const other = current !== id;
  current = id;
  if (other || !pairsOf(id).includes(chosen)) chosen = firstOpen(id);
  drawPanel();
  if (other) speak(id);
  if (other && fresh) statusLine.textContent = "";
  if (viewNow() !== "texts") showRow(id);
  else if (clauses.has(id)) {
    reveal(id);
    if (held !== id) hold(id);
  }
}

/** Tell a screen reader which clause is shown and what it is linked with. */
function speak(id) {
  const linked = linksNow(id).map((key) => `${review.words.relation[relationNow(key)] ?? ""} ${textOf(partnerIn(key, id))}`);
  const kind = linked.length ? "" : review.words.fate[kindOf(id)];
  byId("review-spoken").textContent = [id, textOf(id), kind, ...linked].filter(Boolean).join("。");
}

function firstOpen(id) {
  const mine = pairsOf(id);
  return mine.find((key) => isLink(key) && !entryOf(key).verdict) ?? mine.find(isLink) ?? mine[0] ?? null;
}

function drawPanel() {
  if (current === null) return;
  const focus = document.activeElement?.closest?.("#judging [data-act]");
  const back = focus && `[data-act="${focus.dataset.act}"][data-arg="${CSS.escape(focus.dataset.arg ?? "")}"]`;
  const list = judging.querySelector("#finder")?.value;
  judging.replaceChildren(clausePart(current), linksPart(current), linking ? finderPart(current, list) : nearPart(current));
  if (back) judging.querySelector(back)?.focus();
}

const button = (act, arg, text, pressed = null, more = {}) =>
  make("button", { type: "button", class: "small", "data-act": act, "data-arg": arg, "aria-pressed": pressed === null ? false : String(pressed), ...more }, text);

function clausePart(id) {
  const place = queue.indexOf(id), alone = entryOf(aloneKey(id)), linked = linksNow(id).length > 0;
  const facts = [review.words[sideOf(id)], place < 0 ? "" : phrase("place", { n: place + 1 }), surenessText(id), phrase(settled(id) ? "judged" : "open")];
  const kinds = make("select", { "data-act": "demand", "data-arg": id, id: "demand" });
  for (const [kind, name] of Object.entries(review.words.demand)) kinds.append(make("option", { value: kind, selected: kind === demandNow(id) }, name));
  const remark = make("textarea", { id: "remark", rows: 1, maxlength: 2000, "data-act": "remark", "data-arg": remarkKey(id) });
  remark.value = entryOf(remarkKey(id)).remark;
  const rest = linked ? [] : [button("accept", "", `${phrase("alone")} (a)`, alone.verdict === ACCEPTED)];
  return make(
    "section", { class: "part", "aria-label": id },
    make("p", { class: "facts" }, make("b", { class: "id" }, id), ` ${facts.filter(Boolean).join(" · ")}`),
    make("p", { class: "judged-text", lang: "zh" }, textOf(id)),
    make("p", { class: "fields" }, make("label", {}, `${phrase("demand")} (d) `, kinds), " ", ...rest),
    make("label", { class: "remark-field" }, `${phrase("remark")} (m) `, remark),
  );
}

/** The key of what a remark is about: the chosen link, else the clause. */
function remarkKey(id) {
  return chosen && pairsOf(id).includes(chosen) ? chosen : aloneKey(id);
}

function surenessText(id) {
  if (settled(id)) return "";
  return phrase("right", { share: Math.round(Number(review.doubts[id][0]) * 100) });
}

function linksPart(id) {
  const part = make("section", { class: "part", "aria-label": phrase("links") }, make("h3", {}, phrase("links")));
  const mine = pairsOf(id);
  if (!mine.length) {
    const given = entryOf(aloneKey(id)).verdict === ACCEPTED;
    part.append(make("p", { class: "facts" }, given ? phrase("alone_given") : `${data.signs[kindOf(id)]} ${review.words.fate[kindOf(id)]}`));
  }
  for (const key of mine) part.append(linkRow(key, id, mine.length > 1));
  return part;
}

function linkRow(key, id, several) {
  const other = partnerIn(key, id), link = foundLinks.get(key), relation = relationNow(key), mine = key === chosen;
  const verdict = entryOf(key).verdict, here = isLink(key);
  const facts = [
    review.words.relation[relation],
    !link && verdict === ACCEPTED ? phrase("by_program") : "",
    link && relation !== link.relation ? phrase("found_as", { name: review.words.relation[link.relation] }) : "",
    link ? `${review.words.sureness[link.sureness] ?? ""} ${link.score}`.trim() : phrase("new_link"),
    review.words[verdict] ?? "",
    entryOf(key).remark,
  ];
  const row = make("div", { class: `link-row${mine ? " chosen" : ""}${here ? "" : " gone"}` });
  row.append(
    several ? button("choose", key, other, mine, { class: "id plain" }) : make("b", { class: "id" }, other),
    make("span", { class: "judged-text", lang: "zh" }, ` ${textOf(other)} `),
    make("span", { class: `facts ${relation}` }, facts.filter(Boolean).join(" · ")),
  );
  if (!mine) return row;
  const acts = make("p", { class: "acts" });
  acts.append(button("accept", key, `${phrase("accept")} (a)`, verdict !== "" && verdict !== REJECTED), button("reject", key, `${phrase("reject")} (r)`, verdict === REJECTED));
  const signs = { same: "=", adapted: "~", restated: "*" };
  for (const name of RELATIONS) acts.append(button("relation", name, `${review.words.relation[name]} (${signs[name]})`, here && relation === name));
  row.append(acts, changesRow(key));
  return row;
}

function changesRow(key) {
  const now = changesNow(key), row = make("p", { class: "acts", role: "group", "aria-label": phrase("changes") });
  row.append(make("span", { class: "facts" }, `${phrase("changes")} (c) `));
  for (const kind of CHANGES) row.append(button("change", kind, review.words.change[kind], now.includes(kind)));
  return row;
}

function nearPart(id) {
  const part = make("section", { class: "part", "aria-label": phrase("near") }, make("h3", {}, phrase("near")));
  const near = review.doubts[id][1];
  if (!near.length) part.append(make("p", { class: "facts" }, phrase("no_near")));
  near.forEach(([other, score], i) => {
    const linked = isLink(pairOf(id, other));
    part.append(
      make("button", { type: "button", class: "near-row", "data-act": "near", "data-arg": String(i + 1), "aria-pressed": String(linked) },
        make("kbd", {}, String(i + 1)), " ", make("b", { class: "id" }, other), ` ${score} `, make("span", { class: "judged-text", lang: "zh" }, textOf(other))),
    );
  });
  part.append(make("p", { class: "acts" }, button("link", "", byId("link-label").textContent)));
  return part;
}

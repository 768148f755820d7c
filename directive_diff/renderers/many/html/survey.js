(() => {
"use strict";
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const data = { ...JSON.parse(byId("data").textContent), texts: JSON.parse(byId("reports").textContent) }, words = data.words;
const table = byId("matrix"), head = table.tHead.rows[0], panel = byId("panel");
const rows = new Map(all("tbody tr[data-row]", table).map((row) => [Number(row.dataset.row), row]));
const numbers = new Map(data.demands.map((demand, number) => [demand.id, number]));
const signs = { same: "＝", adapted: "～", restated: "＊", possible: "？" };

function make(tag, kind, text) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (text !== undefined) element.textContent = text;
  return element;
}

// --- order: rows and columns are moved, not rebuilt

function arrange(order) {
  const { rows: down, columns } = data.orders[order];
  const grouped = order === "likeness" ? new Set(data.groups.map((group) => columns.find((text) => group.includes(text)))) : new Set();
  const ends = order === "likeness" ? new Set(data.groups.map((group) => columns[columns.findIndex((text) => group.includes(text)) + group.length])) : new Set();
  for (const row of [head, ...rows.values()]) {
    const cells = new Map([...row.cells].filter((cell) => cell.dataset.text).map((cell) => [Number(cell.dataset.text), cell]));
    const last = row.lastElementChild;
    const moved = [...cells.keys()].some((text, place) => text !== columns[place]);
    for (const text of columns) {
      const cell = cells.get(text);
      cell.classList.toggle("parts", grouped.has(text) || ends.has(text));
      if (moved) row.insertBefore(cell, last);
    }
  }
  const body = table.tBodies[0];
  for (const number of down) body.append(rows.get(number));
  for (const button of all("[data-order]")) button.setAttribute("aria-pressed", String(button.dataset.order === order));
  table.dataset.order = order;
  mark();
}

function mark() {
  const blocks = table.dataset.order === "block" || table.dataset.order === "date";
  let before = null;
  for (const row of table.tBodies[0].rows) {
    if (row.hidden || !row.dataset.row) continue;
    row.classList.toggle("opens", blocks && before !== null && row.dataset.block !== before);
    before = row.dataset.block;
  }
}

// --- filters

const chosen = { kind: new Set(), fate: new Set() };

function has(cell, fates) {
  return [...fates].some((fate) => cell.classList.contains(fate));
}

function filter() {
  const block = byId("block").value, group = byId("group")?.value ?? "", sought = byId("search").value.trim();
  let seen = 0;
  for (const text of head.cells) {
    if (text.dataset.text) text.hidden = Boolean(group) && data.texts[text.dataset.text].group !== group;
  }
  const gone = new Set([...head.cells].filter((cell) => cell.hidden).map((cell) => cell.dataset.text));
  for (const [number, row] of rows) {
    let shown = (!block || row.dataset.block === block) && (!chosen.kind.size || chosen.kind.has(row.dataset.kind));
    if (shown && sought) shown = data.demands[number].text.includes(sought) || data.demands[number].id === sought.toUpperCase();
    let anyFits = false;
    for (const cell of row.cells) {
      if (!cell.dataset.text || cell.tagName === "TH") continue;
      cell.hidden = gone.has(cell.dataset.text);
      const fits = !chosen.fate.size || has(cell, chosen.fate);
      cell.classList.toggle("faint", !fits);
      anyFits ||= fits && !cell.hidden;
    }
    row.hidden = !(shown && anyFits);
    seen += !row.hidden;
  }
  byId("count").textContent = words.matches.replace("{n}", seen).replace("{of}", rows.size);
  mark();
}

for (const button of all("[data-order]")) button.addEventListener("click", () => arrange(button.dataset.order));
for (const name of ["kind", "fate"]) {
  for (const button of all(`.tools [data-${name}]`)) {
    button.addEventListener("click", () => {
      const value = button.dataset[name], on = !chosen[name].delete(value);
      if (on) chosen[name].add(value);
      button.setAttribute("aria-pressed", String(on));
      filter();
    });
  }
}
for (const id of ["block", "group", "search"]) byId(id)?.addEventListener("input", filter);

// --- the panel: one text's report, or what all texts made of one demand

let opener = null, at = null;

function show(title, facts, command, fill) {
  panel.textContent = "";
  const top = make("div", "panel-head"), body = make("div", "panel-body");
  const heading = make("h2", "", title), close = make("button", "close", words.close);
  heading.id = "panel-title";
  close.type = "button";
  close.addEventListener("click", () => panel.close());
  top.append(heading, close);
  for (const fact of facts) if (fact) top.append(make("p", "facts", fact));
  if (command) {
    const line = make("p"), copy = make("button", "copy", words.copy);
    copy.type = "button";
    copy.addEventListener("click", () => navigator.clipboard?.writeText(command).then(() => { copy.textContent = words.copied; }, () => {}));
    line.append(make("code", "", command), copy);
    top.append(line);
  }
  fill(body);
  panel.append(top, body);
  if (!panel.open) {
    opener = document.activeElement;
    panel.showModal();
  }
  panel.scrollTop = 0;
}

function pair(left, relation, right, notes) {
  const line = make("div", "pair"), source = make("div", relation ? "" : "gone"), target = make("div");
  source.lang = target.lang = "zh";
  source.append(make("span", "id", `${left[0]} `), left[1]);
  if (right) target.append(make("span", "id", `${right[0]} `), right[1]);
  for (const note of notes) target.append(make("div", "note", note));
  line.append(source, make("div", `rel ${relation || "gone"}`, relation ? `${signs[relation]} ${words[relation]}` : `－ ${words.dropped}`), target);
  return line;
}

function entry(text, number) {
  const demand = data.demands[number], [, fate, links, near, refused = []] = text.cells[number];
  const section = make("section", "entry"), top = make("p");
  section.id = `entry-${demand.id}`;
  top.append(make("span", "id", demand.id), " ", make("span", "tag", fate));
  section.append(top);
  for (const [id, clause, linkable] of demand.clauses) {
    const linked = links.filter((link) => link[0] === id);
    for (const link of linked) section.append(pair([id, clause], link[2], [link[1], link[4]], link[5]));
    const turned = refused.find((each) => each[0] === id), candidate = near.find((each) => each[0] === id) ?? turned;
    const notes = candidate && turned && candidate[1] === turned[1] ? [words.drawn_gone] : [];
    if (!linked.length && candidate) section.append(pair([id, clause], near.includes(candidate) ? "possible" : "", [candidate[1], candidate[2]], notes));
    else if (!linked.length && linkable) section.append(pair([id, clause], "", null, []));
    else if (!linked.length) {
      const plain = pair([id, clause], "", null, []);
      plain.className = "pair facts";
      plain.children[1].textContent = plain.children[0].className = "";
      section.append(plain);
    }
  }
  return section;
}

function openText(number, demand) {
  const text = data.texts[number];
  at = { text: number, demand };
  show(`${text.name} · ${words.pair_report}`, [text.facts, text.share], text.command, (body) => {
    data.demands.forEach((_, index) => body.append(entry(text, index)));
    body.append(make("h3", "", words.new_head));
    for (const [id, wording, origin, kind, fresh] of text.own) {
      if (!fresh.length) continue;
      const line = make("section", "entry"), top = make("p"), whole = make("p", origin === "new" ? "come" : "");
      const name = origin === "new" ? words.new : words[`origin_${origin}`] ?? "";
      top.append(make("span", "id", id), " ", make("span", "tag", `${name} · ${words[`demand_${kind}`]}`));
      whole.lang = "zh";
      if (origin === "new") whole.textContent = wording;
      else parts(whole, wording, fresh);
      line.append(top, whole);
      body.append(line);
    }
  });
  focusOn(demand);
  address();
}

function parts(into, wording, fresh) {
  let rest = wording;
  for (const words of fresh) {
    const start = rest.indexOf(words);
    if (start < 0) continue;
    into.append(rest.slice(0, start), make("b", "come", words));
    rest = rest.slice(start + words.length);
  }
  into.append(rest);
}

function focusOn(demand) {
  for (const cell of all(".at")) cell.classList.remove("at");
  if (demand === null) return;
  const section = document.getElementById(`entry-${data.demands[demand].id}`);
  section?.classList.add("at");
  section?.scrollIntoView({ block: "center" });
  const row = rows.get(demand);
  if (at) [...(row?.cells ?? [])].find((cell) => Number(cell.dataset.text) === at.text)?.classList.add("at");
}

function openDemand(number) {
  const demand = data.demands[number];
  at = { text: null, demand: number };
  show(`${demand.id} ${words.who_said_what}`, [demand.text], "", (body) => {
    const list = make("table", "said"), top = make("tr");
    for (const name of ["text_name", "fate_head", "words_head"]) top.append(make("th", "", words[name]));
    list.append(top);
    const groups = new Map();
    for (const text of data.orders[table.dataset.order].columns) {
      const [fate, said, links, near] = data.texts[text].cells[number];
      const own = [...links.map((link) => [link[2], link[4], link[5]]), ...near.map((each) => ["possible", each[2], []])], key = JSON.stringify([fate, own]);
      if (!groups.has(key)) groups.set(key, { said, own, texts: [] });
      groups.get(key).texts.push(text);
    }
    for (const { said, own, texts } of groups.values()) {
      const row = make("tr"), names = make("td"), cell = make("td");
      if (texts.length > 1) names.append(make("div", "facts", words.as_others.replace("{n}", texts.length)));
      for (const text of texts) {
        const button = make("button", "", data.texts[text].name);
        button.type = "button";
        button.addEventListener("click", () => openText(text, number));
        names.append(button, " ");
      }
      cell.lang = "zh";
      for (const [relation, text, notes] of own) {
        const line = make("div", relation);
        line.append(make("span", "id", `${signs[relation]} `), text);
        cell.append(line);
        for (const note of notes) cell.append(make("div", "facts", note));
      }
      row.append(names, make("td", "", said), cell);
      list.append(row);
    }
    body.append(list);
  });
  address();
}

table.addEventListener("click", (event) => {
  const cell = event.target.closest("td, th"), row = event.target.closest("tr");
  if (!cell) return;
  const number = row.dataset.row === undefined ? null : Number(row.dataset.row);
  if (event.target.closest(".what")) openDemand(number);
  else if (cell.dataset.text !== undefined && !cell.classList.contains("none") && (cell.tagName === "TD" || event.target.closest(".who"))) openText(Number(cell.dataset.text), number);
});
document.addEventListener("click", (event) => {
  const open = event.target.closest("[data-open]"), id = event.target.closest(".open");
  if (open) openText(Number(open.dataset.open), null);
  else if (id) openDemand(numbers.get(id.closest("[data-demand]").dataset.demand));
});

panel.addEventListener("close", () => {
  at = null;
  address();
  opener?.focus();
});
panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
panel.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key], down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const order = data.orders[table.dataset.order];
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  if (step && at.text !== null) {
    const place = order.columns.indexOf(at.text) + step;
    if (place >= 0 && place < order.columns.length) openText(order.columns[place], at.demand);
  } else if (down && at.demand !== null) {
    const place = order.rows.indexOf(at.demand) + down;
    if (place < 0 || place >= order.rows.length) return;
    event.preventDefault();
    if (at.text === null) openDemand(order.rows[place]);
    else {
      at.demand = order.rows[place];
      focusOn(at.demand);
      address();
    }
  }
});

// --- the address: #text=3&demand=S4.3, so that a place can be sent to somebody

function address() {
  const parts = [];
  if (at && at.text !== null) parts.push(`text=${at.text + 1}`);
  if (at && at.demand !== null) parts.push(`demand=${data.demands[at.demand].id}`);
  const wanted = parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
  if ((location.hash || "") !== (parts.length ? wanted : "")) history.replaceState(null, "", wanted);
}

function follow() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const text = Number(asked.get("text")) - 1, demand = numbers.get(asked.get("demand")) ?? null;
  if (data.texts[text]) openText(text, demand);
  else if (demand !== null) openDemand(demand);
}

arrange(all("[data-order][aria-pressed=true]")[0]?.dataset.order ?? "block");
filter();
addEventListener("hashchange", follow);
follow();
})();

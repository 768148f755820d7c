// Links a clause with any other: type that one's id or words, or click it in its text.

let linking = null; // { from: id } while a link awaits its second clause, else null
let twoClicks = false, options = [], option = 0;

function startLinking() {
  if (current === null) return;
  linking = { from: current };
  view(byId("tab-texts"));
  drawPanel();
  say(phrase("link_from", { id: current, side: review.words[otherSide(current)] }));
  byId("finder").focus();
}

function stopLinking() {
  if (linking || twoClicks) say(""); // the instruction no longer applies
  linking = null;
  twoClicks = false;
  showLinking();
  drawPanel();
}

function toggleTwoClicks() {
  if (twoClicks) return stopLinking();
  twoClicks = true;
  linking = null;
  view(byId("tab-texts"));
  say(phrase("link_first"));
  return showLinking();
}

function showLinking() {
  document.body.classList.toggle("linking", twoClicks || linking !== null);
  for (const each of all('[data-act="clicks"]')) each.setAttribute("aria-pressed", String(twoClicks));
}

/** Take a clicked clause as an end of a link if one is awaited; return whether it was taken. */
function linkWith(id) {
  if (!reviewing || !(id in review.doubts)) return false;
  const from = linking?.from ?? null;
  if (from === null) {
    if (!twoClicks) return false;
    linking = { from: id };
    hold(id);
    look(id);
    say(phrase("link_second", { id, side: review.words[otherSide(id)] }));
    return true;
  }
  if (sideOf(from) === sideOf(id)) {
    if (twoClicks) {
      linking = null;
      return linkWith(id);
    }
    say(phrase("link_same"));
    return true;
  }
  finishLink(from, id);
  return true;
}

function finishLink(from, id) {
  linking = null;
  showLinking();
  link(from, id);
  if (twoClicks) statusLine.textContent += `  ${phrase("link_first")}`;
}

/** The field that finds a clause of the other text by id or words, and the list of matches. */
function finderPart(id, text = "") {
  const title = phrase("link_title", { id, side: review.words[otherSide(id)] });
  const input = make("input", { id: "finder", role: "combobox", "aria-expanded": "true", "aria-controls": "options", "aria-label": title, placeholder: phrase("link_find"), autocomplete: "off", "data-act": "find", "data-arg": "" });
  const list = make("div", { id: "options", role: "listbox", "aria-label": title });
  input.value = text;
  input.addEventListener("input", () => showOptions(id, input, list, 0));
  input.addEventListener("keydown", (event) => finderKey(event, id, input, list));
  showOptions(id, input, list, 0);
  return make("section", { class: "part" }, make("h3", {}, title), input, list);
}

function showOptions(id, input, list, place) {
  const query = plain(input.value), near = review.doubts[id][1].map(([other]) => other);
  const others = query
    ? Object.keys(review.doubts).filter((each) => sideOf(each) !== sideOf(id) && plain(`${each} ${textOf(each)}`).includes(query))
    : near;
  options = others.slice(0, 30);
  option = Math.max(0, Math.min(place, options.length - 1));
  list.replaceChildren();
  options.forEach((other, i) => {
    const line = make("div", { role: "option", id: `option-${i}`, "aria-selected": String(i === option), "data-act": "option", "data-arg": other }, make("b", { class: "id" }, other), " ", make("span", { lang: "zh" }, textOf(other)));
    list.append(line);
  });
  if (!options.length) list.append(make("p", { class: "facts" }, phrase(query ? "link_no" : "no_near")));
  input.setAttribute("aria-activedescendant", options.length ? `option-${option}` : "");
  list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
}

function finderKey(event, id, input, list) {
  if (event.isComposing) return;
  event.stopPropagation();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    showOptions(id, input, list, option + step);
  } else if (event.key === "Enter" && options.length) {
    event.preventDefault();
    finishLink(id, options[option]);
    judging.focus();
  } else if (event.key === "Escape") {
    stopLinking();
    judging.focus();
  }
}

// The numbers on the filters, as the verdicts leave them: what the program counted when the page was made, and what has
// come or gone since. The head keeps the numbers with which the page was made, and says so.

const asMade = countsNow(); // before anything that the browser kept is taken in
const shownAtFirst = new Set(chips.filter((chip) => !chip.hidden));

/** How many links, clauses and changes there are now, by "group value" as the filters name them. */
function countsNow() {
  const counts = new Map(), listed_ = new Set();
  const count = (group, value) => counts.set(`${group} ${value}`, (counts.get(`${group} ${value}`) ?? 0) + 1);
  for (const id of Object.keys(review.doubts)) {
    const held = heldOf(id);
    if (!held.length) count("rel", kindOf(id));
    if (sideOf(id) === "source") count("demand", demandNow(id));
    else for (const key of held) {
      count("rel", relationNow(key));
      for (const [kind, words] of changesCounted(key)) {
        if (kind === "listed" && listed_.has(words)) continue;
        if (kind === "listed") listed_.add(words); // what every clause that shares a list leaves out is left out once
        count("change", kind);
      }
    }
  }
  return counts;
}

/** The changes of a link, each its kind and its place: those that were found, and one for each kind that a person put. */
function changesCounted(key) {
  return changesNow(key).flatMap((kind) => {
    const mine = asProgram(key).counted.filter(([name]) => name === kind);
    return mine.length ? mine : [[kind, key]];
  });
}

function refreshCounts() {
  const now = countsNow();
  for (const chip of chips) {
    const key = `${chip.dataset.group} ${chip.dataset.value}`;
    const amount = Number(chip.dataset.n) + (now.get(key) ?? 0) - (asMade.get(key) ?? 0);
    chip.querySelector("small").textContent = review.units[chip.dataset.unit].replace("{n}", amount);
    chip.hidden = !amount && !shownAtFirst.has(chip);
  }
  for (const group of all(".filter-group")) group.hidden = !group.querySelector(".chip:not([hidden])");
  one("as-made").hidden = !saidSince();
}

/** Whether anything is said that was not when the page was made. */
function saidSince() {
  const same = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
  return !same(state.pairs, given.pairs) || !same(state.demands, given.demands);
}

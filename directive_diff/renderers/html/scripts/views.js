// The three views of the page, and its head, which folds away.

const tabs = all('[role="tab"]'), fold = document.querySelector(".fold");

const viewNow = () => tabs.find((tab) => tab.getAttribute("aria-selected") === "true").getAttribute("aria-controls");

function view(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    byId(each.getAttribute("aria-controls")).classList.toggle("away", !chosen);
  }
  document.body.classList.toggle("reading", tab.id === "tab-texts");
  if (tab.id === "tab-texts") skipHeading();
  plan(measure);
  showPlace();
  if (reviewing && current) look(current);
}

/** When the texts are first shown, scroll each to its first marker. */
let skipped = false;
function skipHeading() {
  if (skipped) return;
  skipped = true;
  for (const pane of Object.values(panes)) {
    const first = pane.querySelector(".marker");
    if (first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top + 4;
  }
}

function nextView() {
  view(tabs[(tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true") + 1) % tabs.length]);
}

for (const tab of tabs) {
  tab.addEventListener("click", () => {
    view(tab);
    if (narrow.matches && tab.id === "tab-texts") texts.scrollIntoView({ block: "start" });
  });
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    next.focus();
    view(next);
  });
}

// Print everything unfolded, except the further findings.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("details:not([open], .more)");
  for (const each of folded) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of folded) each.open = false;
});

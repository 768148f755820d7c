// The address names the clause that is held (#S4.3.5): a link to a place in the report, for a note or a mail.

function writeAddress(id) {
  const address = id ? `#${id}` : location.href.split("#")[0];
  if (location.hash !== (id ? address : "")) history.replaceState(null, "", address);
}

/** Go to a clause, in the view that shows it: the two texts if nothing else is open. */
function goTo(id) {
  const clause = clauses.get(id);
  if (!clause || clause.classList.contains("idle")) {
    foundSaid.textContent = said("gone", { id });
    return;
  }
  if (viewNow() === "texts" || !showRow(id)) {
    view(one("tab-texts"));
    measure();
    reveal(id);
    hold(id);
    if (narrow.matches) texts.scrollIntoView({ block: "start" });
  }
  if (reviewing) look(id);
}

function showRow(id) {
  const anchor = one(`at-${id}`), row = anchor?.closest("tr");
  if (!row || !one(viewNow()).contains(row)) return false;
  for (const each of all("tr.here")) each.classList.remove("here");
  row.classList.add("here");
  const covered = one("review").hidden ? 0 : one("review").offsetHeight; // by the panel, on a narrow screen
  document.documentElement.style.scrollPaddingBottom = `${covered}px`;
  row.scrollIntoView({ block: "center", behavior: calm || reviewing ? "auto" : "smooth" });
  return true;
}

function follow() {
  const name = location.hash.slice(1).replace(/^at-/, "");
  if (name === "review") begin();
  else if (name) goTo(name.toUpperCase());
}

addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const name = event.target.closest?.("[data-go]")?.dataset.go;
  if (!name) return;
  event.preventDefault();
  writeAddress(name);
  goTo(name);
});

// The address names the held clause (#S4.3.5), so that a note or a mail can link to a place in the report.

function writeAddress(id) {
  const address = id ? `#${id}` : location.href.split("#")[0];
  if (location.hash !== (id ? address : "")) history.replaceState(null, "", address);
}

/** Go to a clause: in the open view if that shows it, else in the two texts. */
function goTo(id) {
  const clause = clauses.get(id);
  if (!clause || clause.classList.contains("idle")) {
    searchStatus.textContent = phrase("gone", { id });
    return;
  }
  if (viewNow() === "texts" || !showRow(id)) {
    view(byId("tab-texts"));
    measure();
    reveal(id);
    hold(id);
    if (narrow.matches) texts.scrollIntoView({ block: "start" });
  }
  if (reviewing) look(id);
}

function showRow(id) {
  const anchor = byId(`at-${id}`), row = anchor?.closest("tr");
  if (!row || !byId(viewNow()).contains(row)) return false;
  for (const each of all("tr.here")) each.classList.remove("here");
  row.classList.add("here");
  const covered = byId("review").hidden ? 0 : byId("review").offsetHeight; // on a narrow screen the panel covers the rows
  document.documentElement.style.scrollPaddingBottom = `${covered}px`;
  const block = row.offsetHeight > innerHeight - covered ? "start" : "center"; // a row too tall for the rest begins in it
  row.scrollIntoView({ block, behavior: calm || reviewing ? "auto" : "smooth" });
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

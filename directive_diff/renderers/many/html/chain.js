(() => {
"use strict";
// Pointing at a band or at a demand in the table highlights what comes from the same block of the highest text.
const picture = document.querySelector(".picture svg");
const bands = [...picture.querySelectorAll("path[data-source]")];
const rows = [...document.querySelectorAll(".courses tr[data-block]")];
function light(block) {
  for (const band of bands) band.setAttribute("opacity", !block ? "0.55" : band.dataset.source === block ? "0.85" : "0.1");
}
for (const band of bands) {
  band.addEventListener("pointerenter", () => light(band.dataset.source));
  band.addEventListener("pointerleave", () => light(""));
}
for (const row of rows) {
  row.addEventListener("pointerenter", () => light(row.dataset.block));
  row.addEventListener("pointerleave", () => light(""));
}
})();

"use strict";
// Lights up every segment of the record that the address names, and opens what hides it.
function light() {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const target = document.getElementById(id);
  for (let box = target; box; box = box.parentElement) {
    if (box.tagName === "DETAILS") box.open = true;
  }
  for (const part of document.querySelectorAll("[data-r]")) {
    if (part.dataset.r.split(" ").includes(id)) part.classList.add("lit");
  }
  if (target) {
    const fits = target.getBoundingClientRect().height < innerHeight / 2;
    target.scrollIntoView({ block: fits ? "center" : "start" });  // a long section from its head
  }
}
for (const box of document.querySelectorAll("input[data-layer]")) {
  box.addEventListener("change", () => {
    document.body.classList.toggle("show-" + box.dataset.layer, box.checked);
    for (const twin of document.querySelectorAll(`input[data-layer="${box.dataset.layer}"]`)) {
      twin.checked = box.checked;
    }
  });
}
addEventListener("hashchange", light);
light();

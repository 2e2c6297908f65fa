"use strict";
// Everything works without this script; it adds keys, live layers and lit words.

/** Lights up every segment of the record that the address names. */
function light() {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  for (const old of document.querySelectorAll(".item.here")) old.classList.remove("here");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const target = document.getElementById(id);
  for (let box = target; box; box = box.parentElement) {
    if (box.tagName === "DETAILS") box.open = true;
  }
  for (const part of document.querySelectorAll("[data-r]")) {
    if (part.dataset.r.split(" ").includes(id)) part.classList.add("lit");
  }
  for (const item of document.querySelectorAll("[data-item]")) {
    if (item.dataset.item !== id) continue;
    item.classList.add("here");
    item.scrollIntoView({ block: "nearest" });
  }
  if (target) {
    const fits = target.getBoundingClientRect().height < innerHeight / 2;
    target.scrollIntoView({ block: fits ? "center" : "start" });  // a long section from its head
  }
}

/** Shows a layer of the text as its box says, and keeps it in the address. */
function layer(box) {
  document.body.classList.toggle("show-" + box.dataset.layer, box.checked);
  const on = [...document.querySelectorAll("[data-layer]:checked")].map((b) => b.dataset.layer);
  const address = new URL(location.href);
  address.searchParams.set("layers", on.join(","));
  history.replaceState(null, "", address);
}

/** The item that holds the focus, or the one that the address names, or the only one. */
function item() {
  const all = document.querySelectorAll(".item");
  const focused = document.activeElement && document.activeElement.closest(".item");
  return focused || document.querySelector(".item.here") || (all.length === 1 ? all[0] : null);
}

/** Moves the focus to the next or previous item. */
function step(by) {
  const all = [...document.querySelectorAll(".item")];
  if (!all.length) return;
  const at = all.indexOf(item());
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** Focuses the field of a key, in the item at hand or else anywhere on the page. */
function field(key) {
  const found = (item() || document).querySelector(`[data-key="${key}"]`)
    || document.querySelector(`form.card [data-key="${key}"]`);
  if (!found) return false;
  const box = found.closest("details");
  if (box) box.open = true;
  found.focus();
  if (found.select) found.select();
  return true;
}

/** How many code points of the text stand before a point of it. */
function offset(text, node, at) {
  const range = document.createRange();
  range.selectNodeContents(text);
  range.setEnd(node, at);
  return [...range.toString()].length;
}

/** Puts the selected words into the form for a missed claim. */
function take() {
  const text = document.querySelector(".text");
  const form = document.querySelector("#add");
  const chosen = getSelection();
  if (!text || !form || !chosen.rangeCount || chosen.isCollapsed) return false;
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return false;
  const start = offset(text, range.startContainer, range.startOffset);
  const end = offset(text, range.endContainer, range.endOffset);
  const words = chosen.toString();
  form.open = true;
  form.querySelector("[name=content]").value = `${start}-${end}`;
  form.querySelector(".chosen").textContent = words;
  form.querySelector("[name=speaker]").focus();
  return true;
}

/** Goes to what was read at a word: the claim of the panel, or the forms of its marks. */
function press(event) {
  const part = event.target.closest(".text [data-r]");
  if (!part || !getSelection().isCollapsed) return;
  const records = part.dataset.r.split(" ");
  const claims = new Set([...document.querySelectorAll("[data-item]")].map((i) => i.dataset.item));
  const marks = records.filter((r) => !claims.has(r)).map((r) => r.slice(2));
  const claim = records.find((r) => claims.has(r));
  const shown = [...document.querySelectorAll("[data-layer]:checked")].map((b) => b.dataset.layer);
  const told = ["source", "cue", "content", "clutter", "register"];
  const marked = shown.some((l) => !told.includes(l) && part.classList.contains(l));
  if (marks.length && (marked || !claim)) {
    const address = new URL(location.href);
    address.searchParams.set("marks", marks.join(","));
    address.hash = records.find((r) => !claims.has(r));
    location.assign(address);
  } else if (claim) {
    location.hash = claim;
    const item = document.querySelector(`[data-item="${CSS.escape(claim)}"]`);
    if (item) item.focus({ preventScroll: true });
  }
}

const KEYS = {
  "/": () => document.querySelector(".find input").focus(),
  j: () => step(1),
  k: () => step(-1),
  a: take,
  Enter: () => {
    const to = document.activeElement.matches(".item") && item().querySelector("a.to-words");
    if (!to) return false;
    to.click();
  },
};
for (const key of ["x", "s", "l", "m", "n", "u", "t", "p", "d"]) KEYS[key] = () => field(key);

// Keys of one letter can be turned off, WCAG 2.2, 2.1.4; kept in this browser.
const keys = document.querySelector("button.keys");
const silent = () => localStorage.getItem("keys") === "off";
function tellKeys() {
  keys.textContent = silent() ? "Turn keys on" : "Turn keys off";
  keys.hidden = false;
}
keys.addEventListener("click", () => {
  localStorage.setItem("keys", silent() ? "on" : "off");
  tellKeys();
});
tellKeys();

addEventListener("keydown", (event) => {
  if (silent() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    if (event.key === "Enter" && event.target.matches("select[data-key]")) {
      event.preventDefault(); // as in a field of text: what was chosen is sent
      event.target.form.requestSubmit();
    }
    return;
  }
  const act = KEYS[event.key];
  if (act && act() !== false) event.preventDefault();
});
for (const box of document.querySelectorAll("[data-layer]")) {
  box.addEventListener("change", () => layer(box));
}
if (matchMedia("(max-width: 60rem)").matches) {
  for (const box of document.querySelectorAll(".facets")) box.open = false;
}
for (const text of document.querySelectorAll(".reader .text")) text.addEventListener("click", press);
addEventListener("hashchange", light);
// On a narrow screen the names of the views scroll sideways: the one that is seen comes first.
const seen = document.querySelector("body > nav [aria-current]");
if (seen) seen.parentElement.scrollLeft = seen.offsetLeft - seen.parentElement.offsetLeft - 20;
light();
// After the browser has gone to the fragment, which takes the focus away.
addEventListener("load", () => requestAnimationFrame(() => {
  const chosen = document.querySelector(".marked .item");
  if (chosen) chosen.focus({ preventScroll: true });
}));

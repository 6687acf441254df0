"use strict";
// Times in the reader's zone, live lists and keys. Every page works without.
(() => {
  const zone = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const hour = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

  function localise(root) {
    const today = new Date().toDateString();
    for (const time of root.querySelectorAll("time[datetime]")) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      time.textContent = (at.toDateString() === today ? hour : zone).format(at);
    }
  }

  function parse(text) {
    const page = new DOMParser().parseFromString(`<ol>${text}</ol>`, "text/html");
    const entry = page.querySelector("li.entry");
    return entry ? document.importNode(entry, true) : null;
  }

  function listen(address, last, onItem) {
    const url = new URL(address, location.href);
    if (last) url.searchParams.set("after", last);
    const source = new EventSource(url);
    const state = document.getElementById("live-state");
    source.addEventListener("open", () => { if (state) { state.hidden = false; state.textContent = "live"; } });
    source.addEventListener("error", () => { if (state) { state.hidden = false; state.textContent = "connecting"; } });
    source.addEventListener("item", (event) => {
      const entry = parse(event.data);
      if (entry) onItem(entry);
    });
    window.addEventListener("pagehide", () => source.close());
  }

  function find(list, uri) {
    return [...list.children].find((entry) => entry.dataset.uri === uri);
  }

  function liveList(list) {
    const filtered = new URL(location.href).search !== "";
    listen(list.dataset.live, list.dataset.last, (entry) => {
      const old = find(list, entry.dataset.uri);
      // Of a filtered list, only a kill of an item that is shown belongs here.
      if (filtered && entry.dataset.tone === "kill" && !old) return;
      const hadFocus = old && old.contains(document.activeElement);
      if (old) old.remove();
      localise(entry);
      entry.classList.add("arrived");
      list.prepend(entry);
      if (hadFocus) entry.querySelector("a")?.focus();
      while (list.children.length > 200) list.lastElementChild.remove();
    });
  }

  function liveItem(page) {
    listen(page.dataset.liveItem, "", (entry) => {
      if (entry.dataset.uri !== page.dataset.item) return;
      // The text of a killed item goes at once, before the page is read anew.
      if (entry.dataset.tone === "kill") page.replaceChildren(entry.querySelector("h2"));
      location.reload();
    });
  }

  function move(step) {
    const entries = [...document.querySelectorAll("#entries > li")];
    if (!entries.length) return;
    const at = entries.findIndex((entry) => entry.contains(document.activeElement));
    const next = entries[Math.min(entries.length - 1, Math.max(0, at + step))];
    const target = next.querySelector("h2 a");
    target?.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "o") document.activeElement?.closest("li")?.querySelector("h2 a")?.click();
    else if (event.key === "/") { event.preventDefault(); document.getElementById("find")?.focus(); }
  });

  // On a narrow screen the choices would stand before what they narrow.
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const choices of document.querySelectorAll(".facets details")) choices.open = false;
  }
  localise(document);
  const list = document.querySelector("[data-live]");
  if (list) liveList(list);
  const page = document.querySelector("[data-live-item]");
  if (page) liveItem(page);
})();

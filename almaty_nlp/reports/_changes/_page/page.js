"use strict";
(() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const changes = all("main .change[id]"), marked = all("[data-classes]"), chips = all(".chip");
  const strip = document.querySelector(".strip"), live = document.querySelector(".live");
  let here = -1;

  const shown = () => changes.filter(change => !change.classList.contains("off"));
  const paint = () => {
    const height = document.documentElement.scrollHeight || 1;
    strip.replaceChildren(...shown().map(change => {
      const box = change.getBoundingClientRect(), tick = document.createElement("a");
      tick.href = `#${change.id}`;
      tick.tabIndex = -1;
      tick.className = change.classList[2];
      tick.style.top = `${100 * (box.top + scrollY) / height}%`;
      tick.style.height = `${Math.max(0.4, 100 * box.height / height)}%`;
      return tick;
    }));
  };
  const filter = () => {
    const on = new Set(chips.filter(chip => chip.getAttribute("aria-pressed") === "true").map(chip => chip.dataset.class));
    for (const item of marked) item.classList.toggle("off", !item.dataset.classes.split(" ").some(name => on.has(name)));
    live.textContent = String(shown().length);
    paint();
  };
  const go = change => {
    if (!change) return;
    all(".here").forEach(item => item.classList.remove("here"));
    change.classList.add("here");
    here = changes.indexOf(change);
    const entry = document.querySelector(`nav li[data-number="${change.dataset.number}"]`);
    if (entry) { entry.classList.add("here"); const nav = entry.closest("nav"); if (nav.scrollHeight > nav.clientHeight) nav.scrollTop = entry.offsetTop - nav.offsetTop - nav.clientHeight / 3; }
    change.scrollIntoView({ block: "start" });
    change.focus({ preventScroll: true });
  };
  const step = by => {
    const list = shown();
    if (!list.length) return;
    const at = list.findIndex(change => changes.indexOf(change) >= here && (by > 0 ? changes.indexOf(change) > here : true));
    if (by > 0) return go(at < 0 ? list[0] : list[at]);
    const before = list.filter(change => changes.indexOf(change) < here);
    go(before.length ? before[before.length - 1] : list[list.length - 1]);
  };
  const only = button => {
    const on = document.body.classList.toggle("only");
    button.setAttribute("aria-pressed", String(on));
    paint();
  };
  const acts = { next: () => step(1), previous: () => step(-1), only: () => only(document.querySelector('[data-do="only"]')) };

  document.addEventListener("click", event => {
    const button = event.target.closest("button"), link = event.target.closest('a[href^="#c"]');
    if (link) { event.preventDefault(); go(document.getElementById(link.hash.slice(1))); }
    if (!button) return;
    if (button.dataset.do) acts[button.dataset.do]();
    if (button.dataset.class) {
      const alone = event.altKey || event.shiftKey;
      if (alone) chips.forEach(chip => chip.setAttribute("aria-pressed", String(chip === button)));
      else button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    }
  });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { n: acts.next, j: acts.next, p: acts.previous, k: acts.previous, o: acts.only,
      a: () => { chips.forEach(chip => chip.setAttribute("aria-pressed", "true")); filter(); } }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  addEventListener("resize", paint);
  addEventListener("load", paint);
  filter();
})();

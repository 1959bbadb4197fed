// A form of a text says every half minute that it is open and what is typed in it, and once more when it is left. What
// the newsroom could not be told stays in this browser and is told at the next opening. Without this script the form
// works as it does, and only what is saved is kept.

const EVERY = 30_000;
const BEACON = 60_000; // browsers send no more than 64 kB from a page that is being left

const presence = document.querySelector("[data-keep]");
const form = presence?.closest("form");

if (form) {
  const address = presence.dataset.keep;
  const shelf = `newsroom:kept:${address}`;
  const said = (name) => presence.querySelector(`.presence__${name}`);
  const isBack = Boolean(document.querySelector(".kept--back"));
  let told = isBack ? "" : typed();
  let isLeaving = false;

  function typed() {
    // What the page itself sends along is not typed, and the token changes with each page.
    const data = new FormData(form);
    for (const name of ["csrfmiddlewaretoken", "form_key", "read_version"]) data.delete(name);
    return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
  }

  function message(now) {
    const data = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    if (now !== told) data.set("_typed", "1");
    return data;
  }

  async function tell() {
    const now = typed();
    const data = message(now);
    try {
      const answer = await fetch(address, { method: "POST", body: data, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 403) return shelve(data, presence.dataset.signedOut);
      if (!answer.ok) return shelve(data, presence.dataset.offline);
      show(await answer.json());
      if (data.has("_typed")) told = now;
      localStorage.removeItem(shelf);
    } catch {
      shelve(data, presence.dataset.offline);
    }
  }

  function show({ kept, others, stale }) {
    if (kept) said("kept").textContent = kept;
    if (said("stale").textContent !== stale) said("stale").textContent = stale;
    const names = others.join("\n");
    if (said("others").innerText.trim() === names) return;
    said("others").replaceChildren(
      ...others.map((words) => Object.assign(document.createElement("li"), { textContent: words })),
    );
  }

  function shelve(data, words) {
    said("kept").textContent = words;
    if (!data.has("_typed")) return;
    try {
      localStorage.setItem(shelf, data.toString());
    } catch {
      // A full or a closed store keeps nothing: the page still holds what is typed.
    }
  }

  async function unshelve() {
    const kept = localStorage.getItem(shelf);
    if (!kept) return;
    const data = new URLSearchParams(kept);
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(address, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
    if (!answer?.ok) return;
    localStorage.removeItem(shelf);
    said("kept").textContent = presence.dataset.found;
  }

  function leave() {
    const now = typed();
    if (isLeaving || now === told) return;
    const data = message(now);
    const isSent = data.toString().length < BEACON && navigator.sendBeacon(address, data);
    if (isSent) told = now;
    else shelve(data, "");
  }

  form.addEventListener("submit", ({ submitter }) => { isLeaving = submitter?.formTarget !== "_blank"; });
  window.addEventListener("pageshow", () => { isLeaving = false; });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
  window.addEventListener("pagehide", leave);
  window.setInterval(tell, EVERY);
  unshelve();
}

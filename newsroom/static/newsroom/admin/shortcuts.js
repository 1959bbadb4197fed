// The keys of the desk. What has data-shortcut="name" is pressed, or focused, by the keys of that name; the list that
// "?" opens is in the page. Codes and not letters: S is where it is in a Cyrillic layout too. Signs are signs anywhere.

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
const KEYS = {
  save: { code: "KeyS", mod: true },
  preview: { code: "KeyP", mod: true, alt: true },
  next: { code: "F8" },
  previous: { code: "F8", shift: true },
  search: { sign: "/" },
  help: { sign: "?" },
};
const FIELDS = "input:not([type=hidden], [type=submit]), textarea, select, [role=textbox], [role=combobox]";
const OFF = "newsroom-signs-off";

const help = document.getElementById("shortcuts");
const signs = help?.querySelector("[name=signs]");
const named = (name) => document.querySelector(`[data-shortcut="${name}"]`);

const isMeant = (event, { code, sign, mod = false, alt = false, shift = event.shiftKey && Boolean(sign) }) =>
  (sign ? event.key === sign : event.code === code) &&
  (MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) === mod &&
  (mod || !(event.ctrlKey || event.metaKey)) &&
  event.altKey === alt &&
  event.shiftKey === shift;

const isTyping = ({ target }) =>
  target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [role=combobox]");

const isThere = (element) => element.tabIndex >= 0 && !element.disabled && element.getClientRects().length > 0;

// The field after or before the one that has the keyboard; at the end, the first again.
const step = (direction) => {
  const form = document.querySelector("#content-main form, #content form");
  const fields = [...(form?.querySelectorAll(FIELDS) ?? [])].filter(isThere);
  if (!fields.length) return;
  const here = document.activeElement;
  const side = direction > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const onward = fields.filter((field) => field !== here && here.compareDocumentPosition(field) & side && !field.contains(here));
  (onward.at(direction > 0 ? 0 : -1) ?? fields.at(direction > 0 ? 0 : -1)).focus();
};

const ACTIONS = {
  save: () => named("save").click(),
  preview: () => named("preview").click(),
  search: () => named("search").focus(),
  next: () => step(1),
  previous: () => step(-1),
  help: () => help.showModal(),
};
const isOffered = (name) => name === "next" || name === "previous" || (name === "help" ? help !== null : named(name) !== null);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
  const name = Object.keys(KEYS).find((each) => isMeant(event, KEYS[each]));
  if (!name || !isOffered(name) || document.querySelector("dialog[open]")) return;
  if (KEYS[name].sign && (isTyping(event) || localStorage.getItem(OFF))) return;
  event.preventDefault();
  ACTIONS[name]();
});

// Each thing says its keys, to the ear and to the mouse.
const inWords = ({ code, sign, mod, alt, shift }, words) =>
  [mod && words.mod, alt && words.alt, shift && words.shift, sign ?? code.replace("Key", "")].filter(Boolean).join("+");
for (const element of document.querySelectorAll("[data-shortcut]")) {
  const key = KEYS[element.dataset.shortcut];
  element.setAttribute("aria-keyshortcuts", inWords(key, { mod: MAC ? "Meta" : "Control", alt: "Alt", shift: "Shift" }));
  element.title ||= inWords(key, { mod: MAC ? "⌘" : "Ctrl", alt: MAC ? "⌥" : "Alt", shift: "Shift" });
}

if (help) {
  if (MAC) for (const key of help.querySelectorAll("[data-mac]")) key.textContent = key.dataset.mac;
  const opener = document.querySelector(".masthead__keys");
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", () => help.showModal());
  }
  signs.checked = !localStorage.getItem(OFF);
  signs.addEventListener("change", () => {
    if (signs.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
}

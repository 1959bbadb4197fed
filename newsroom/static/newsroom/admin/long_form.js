// The top of a long form: a form that was not saved begins with what is wrong in it, and each link there and in the
// contents leads to what can be written in, wherever a script of the admin has put that.

const faults = document.getElementById("faults");
const fold = document.querySelector(".contents__fold");
const atDesk = window.matchMedia("(min-width: 75rem)");

// Where one writes: an editor and an autocomplete stand in for the field that has the id.
const placeToWrite = (target) => {
  if (target.matches(".select2-hidden-accessible")) {
    return target.nextElementSibling?.querySelector("input, [role=combobox]") ?? target;
  }
  return target.closest(".prose-editor")?.querySelector("[role=textbox]") ?? target;
};

const goTo = (target) => {
  for (let around = target; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
  const place = placeToWrite(target);
  if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.scrollIntoView({ block: place.closest(".form-row") ? "center" : "start" });
  place.focus({ preventScroll: true });
};

// The Enter key that pressed a link is not for the field: an autocomplete would open as it is let go.
let keyHeld = false;
document.addEventListener("keydown", () => { keyHeld = true; });
document.addEventListener("keyup", () => { keyHeld = false; });

document.addEventListener("click", (event) => {
  const link = event.target.closest(".faults a, .contents a, .submit-row__up");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  history.replaceState(history.state, "", link.hash);
  if (event.detail === 0 && keyHeld) document.addEventListener("keyup", () => goTo(target), { once: true });
  else goTo(target);
});

if (fold) {
  const openAtDesk = () => { fold.open = atDesk.matches; };
  openAtDesk();
  atDesk.addEventListener("change", openAtDesk);
}

// Rows that are added or taken away before the form is saved are counted too.
const count = (group) => {
  const number = document.querySelector(`[data-rows-of="${group.id}"]`);
  if (number) number.textContent = group.querySelectorAll(".inline-related:not(.empty-form)").length;
};
const groups = document.querySelectorAll(".inline-group");
groups.forEach(count);
for (const name of ["formset:added", "formset:removed"]) {
  document.addEventListener(name, () => groups.forEach(count));
}

faults?.focus();

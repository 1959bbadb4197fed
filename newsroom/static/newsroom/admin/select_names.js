// The admin's autocompletes for those who hear them: Select2 names its parts by what is chosen, and by nothing where
// nothing is. Here each gets the label of its field. Watching the page also serves rows that are added later.

const name = (container) => {
  const select = container.previousElementSibling;
  const label = select?.labels?.[0];
  const box = container.querySelector("[role=combobox]");
  if (!label || !box) return;
  label.id ||= `${select.id}_label`;
  const chosen = box.querySelector(".select2-selection__rendered");
  chosen.id ||= `${select.id}_chosen`;
  chosen.setAttribute("role", "none");
  chosen.removeAttribute("aria-readonly");
  box.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
  box.querySelector("input")?.setAttribute("aria-labelledby", label.id);
};

const nameSearch = (dropdown) => {
  const box = document.querySelector(".select2-container--open [role=combobox]");
  const field = dropdown.querySelector(".select2-search--dropdown input");
  if (box && field) field.setAttribute("aria-labelledby", box.getAttribute("aria-labelledby").split(" ")[0]);
};

const look = (node) => {
  if (!(node instanceof Element)) return;
  for (const container of [node, ...node.querySelectorAll(".select2-container")]) {
    if (container.matches(".select2-container")) name(container);
  }
  if (node.querySelector(".select2-search--dropdown")) nameSearch(node);
};

look(document.body);
new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(look))).observe(document.body, {
  childList: true,
  subtree: true,
});

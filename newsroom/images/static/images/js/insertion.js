// Puts a picture into the text that somebody writes: the editor asks by the event "prose:picture", the dialog offers the
// library and takes a file, and the form gets a row of its pictures. Without a script one adds the row by hand.

const dialog = document.getElementById("insertion");
const body = dialog.querySelector(".insertion__body");
const problem = dialog.querySelector(".insertion__problem");
let asked = null; // { file, language, place, done } of the editor that waits

const showFile = () => {
  const input = body.querySelector("input[type=file]");
  if (!input) return;
  body.querySelector(".insertion__preview--file")?.remove();
  if (asked.file && input.files[0] !== asked.file) {
    const data = new DataTransfer();
    data.items.add(asked.file);
    input.files = data.files;
  }
  if (!input.files.length) return;
  const image = document.createElement("img");
  image.className = "insertion__preview insertion__preview--file";
  image.alt = "";
  image.src = URL.createObjectURL(input.files[0]);
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  input.after(image);
};

const firstToFill = () =>
  body.querySelector("ul.errorlist ~ :is(input, textarea)") ??
  (asked.file ? body.querySelector(`textarea[lang="${asked.language}"]`) : null) ??
  body.querySelector("input[type=search], textarea");

const show = (html) => {
  body.innerHTML = html;
  showFile();
  firstToFill()?.focus();
};

// An answer is a piece of the dialog, or the picture that was chosen; anything else is a problem to tell of.
const ask = async (address, options = {}) => {
  problem.hidden = true;
  dialog.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    if (response.redirected || !(response.ok || response.status === 422)) throw new Error(response.statusText);
    if (response.headers.get("Content-Type").startsWith("application/json")) insert(await response.json());
    else show(await response.text());
  } catch {
    problem.textContent = problem.dataset.problem;
    problem.hidden = false;
  } finally {
    dialog.removeAttribute("aria-busy");
  }
};

// A new row among the form's pictures, with the key by which its place in the text knows it.
const addRow = ({ id, name, key }) => {
  document.querySelector("#pictures-group .add-row a").click();
  const row = [...document.querySelectorAll("#pictures-group .inline-related:not(.empty-form)")].at(-1);
  const select = row.querySelector("select[name$='-image']");
  select.add(new Option(name, id, true, true));
  window.django.jQuery(select).trigger("change");
  row.querySelector("[name$='-row_key']").value = key;
  const offer = document.createElement("span");
  offer.dataset.prosePicture = key;
  offer.textContent = name;
  row.querySelector(".fieldBox.field-place .readonly").replaceChildren(offer);
};

const insert = (picture) => {
  addRow(picture);
  asked.place(picture.key);
  dialog.close();
};

document.addEventListener("prose:picture", ({ detail }) => {
  asked = detail;
  body.replaceChildren();
  dialog.showModal();
  ask(dialog.dataset.address);
});

dialog.addEventListener("close", () => asked.done());
dialog.querySelector(".insertion__close").addEventListener("click", () => dialog.close());

dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation(); // the form of the text does not hear of it
  if (dialog.hasAttribute("aria-busy")) return;
  const data = new FormData(event.target, event.submitter);
  if (event.target.dataset.insertion === "search") ask(`${dialog.dataset.address}?${new URLSearchParams(data)}`);
  else ask(dialog.dataset.address, { method: "POST", body: data });
});

dialog.addEventListener("change", ({ target }) => {
  if (target.type !== "file") return;
  asked.file = target.files[0];
  showFile();
});

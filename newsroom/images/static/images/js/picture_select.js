// Small pictures in the list of a picture field, and the chosen one beside it. The admin's autocomplete does the rest.

const $ = window.django.jQuery;
const SELECT = ".picture-select select";

function thumbnail(select, id) {
  const image = document.createElement("img");
  image.src = select.closest(".picture-select").dataset.thumbnails.replace("/0/", `/${id}/`);
  image.alt = "";
  return image;
}

function option(select, choice) {
  if (!choice.id) {
    return choice.text;
  }
  const line = document.createElement("span");
  line.className = "picture-select__option";
  line.append(thumbnail(select, choice.id), choice.text);
  return line;
}

// Select2 speaks through jQuery's events alone. Listening on the document also serves rows that are added later.
$(document).on("select2:opening", SELECT, ({ target }) => {
  $(target).data("select2").options.set("templateResult", (choice) => option(target, choice));
});

$(document).on("change", SELECT, ({ target }) => {
  const preview = target.closest(".picture-select").querySelector(".picture-select__preview");
  preview.replaceChildren(...(target.value ? [thumbnail(target, target.value)] : []));
});

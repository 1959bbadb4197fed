// Gives the editor's scripts their words in the language of the page. Loaded before them.
const words = JSON.parse(document.getElementById("prose-words").textContent)
const known = window.gettext ?? ((key) => key)

window.gettext = (key) => words[key] ?? known(key)

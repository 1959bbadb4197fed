// A picture that is not in the form yet: by a button, by a file that is dropped or pasted. Who has the pictures answers
// the event "prose:picture": it makes the row and calls `place` with its key, and `done` in any case.
import { Extension, gettext, Plugin } from "django-prose-editor/editor"

const canAsk = (editor) =>
  !editor.options.element.closest(".inline-group") &&
  document.getElementById("insertion") !== null &&
  document.querySelector("#pictures-group .add-row") !== null

const ask = (editor, file, position) =>
  new Promise((resolve) => {
    const place = (key) => {
      const here = [{ type: "picture", attrs: { key } }, { type: "paragraph" }] // one writes on after it
      const chain = editor.chain().focus()
      if (position !== undefined) chain.setTextSelection(position)
      chain.insertContent(here).run()
    }
    const done = () => {
      editor.commands.focus()
      resolve()
    }
    const { lang: language } = editor.options.element.querySelector("textarea")
    document.dispatchEvent(new CustomEvent("prose:picture", { detail: { file, language, place, done } }))
  })

const askForEach = async (editor, files, position) => {
  for (const [index, file] of files.entries()) await ask(editor, file, index ? undefined : position)
}

const picturesOf = (data) => [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"))

const hasWords = (data) =>
  new DOMParser().parseFromString(data.getData("text/html"), "text/html").body.textContent.trim() ||
  data.getData("text/plain").trim()

export const NewPicture = Extension.create({
  name: "newPicture",

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: this.name,
      groups: "places",
      button: buttons.material("add_photo_alternate", gettext("new picture")),
      hidden: (editor) => !canAsk(editor),
      command: (editor) => void ask(editor),
    })
  },

  addProseMirrorPlugins() {
    const { editor } = this
    const handleDrop = (view, event, _slice, isOurs) => {
      if (isOurs || !event.dataTransfer?.files.length) return false
      event.preventDefault() // a browser would leave the form and open the file
      const position = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
      if (canAsk(editor)) askForEach(editor, picturesOf(event.dataTransfer), position)
      return true
    }
    const handlePaste = (_view, event) => {
      const files = picturesOf(event.clipboardData)
      if (!files.length || hasWords(event.clipboardData) || !canAsk(editor)) return false
      askForEach(editor, files)
      return true
    }
    return [new Plugin({ props: { handleDrop, handlePaste } })]
  },
})

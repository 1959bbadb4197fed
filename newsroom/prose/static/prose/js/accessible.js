// What the editor lacks for those who do not see it or do not use a mouse: names, states, one tab stop for the buttons,
// a way out of tables.
import { crel, Extension, gettext, Plugin } from "django-prose-editor/editor"

const STATES = ["aria-describedby", "aria-invalid", "aria-required"]
const TOGGLES = new Set([
  ...["heading2", "heading3", "heading4", "paragraph", "bulletList", "orderedList", "blockquote"],
  ...["bold", "italic", "languageMark", "link"],
])

const textareaOf = (editor) => editor.options.element.querySelector("textarea")
const labelOf = (editor) => textareaOf(editor).labels[0]
const nameOf = (editor) => labelOf(editor)?.textContent.trim().replace(/:$/, "") ?? ""

const describeText = (editor) => {
  const textarea = textareaOf(editor)
  const attributes = { "aria-label": nameOf(editor), "aria-multiline": "true" }
  if (textarea.lang) attributes.lang = textarea.lang
  for (const name of STATES) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name)
  }
  const hint = crel("span", { id: `${textarea.id}_keys`, hidden: true, textContent: gettext("leave") })
  textarea.after(hint)
  attributes["aria-describedby"] = [attributes["aria-describedby"], hint.id].filter(Boolean).join(" ")
  return attributes
}

const nameButtons = (editor, toolbar) => {
  for (const button of toolbar.querySelectorAll("button")) {
    button.title = gettext(button.title)
    button.setAttribute("aria-label", button.title)
    button.tabIndex = -1
  }
  toolbar.setAttribute("role", "toolbar")
  toolbar.setAttribute("aria-label", `${gettext("formatting")}: ${nameOf(editor)}`)
}

const tellStates = (toolbar) => {
  for (const button of toolbar.querySelectorAll("button")) {
    button.setAttribute("aria-disabled", button.classList.contains("disabled"))
    if (TOGGLES.has(button.dataset.name)) button.setAttribute("aria-pressed", button.classList.contains("active"))
  }
}

// The toolbar is one tab stop; arrows, Home and End move inside it.
const rove = (editor, toolbar) => {
  const shown = () => [...toolbar.querySelectorAll("button:not(.hidden)")]
  const makeStop = (button) => {
    for (const each of toolbar.querySelectorAll("button")) each.tabIndex = each === button ? 0 : -1
  }
  makeStop(shown()[0])
  toolbar.addEventListener("focusin", ({ target }) => makeStop(target))
  toolbar.addEventListener("keydown", (event) => {
    const buttons = shown()
    const here = buttons.indexOf(document.activeElement)
    const target = {
      ArrowRight: buttons[(here + 1) % buttons.length],
      ArrowLeft: buttons.at(here - 1),
      Home: buttons[0],
      End: buttons.at(-1),
    }[event.key]
    if (event.key === "Escape") editor.commands.focus()
    if (!target) return
    event.preventDefault()
    target.focus()
  })
  editor.on("transaction", () => {
    if (!shown().some((button) => button.tabIndex === 0)) makeStop(shown()[0])
  })
}

const nameDialogs = (editor) => {
  new MutationObserver(() => {
    const dialog = editor.view.dom.parentElement.querySelector("dialog:not([aria-label])")
    dialog?.setAttribute("aria-label", dialog.querySelector("h3").textContent)
  }).observe(editor.view.dom.parentElement, { childList: true })
}

export const Accessible = Extension.create({
  name: "accessible",
  priority: 1, // after the menu, which makes the buttons

  addProseMirrorPlugins() {
    let escaped = false
    const leaveByTab = (_view, event) => {
      const leaves = event.key === "Tab" && escaped
      if (event.key !== "Shift") escaped = event.key === "Escape"
      return leaves
    }
    return [
      new Plugin({ props: { attributes: describeText(this.editor), handleDOMEvents: { keydown: leaveByTab } } }),
    ]
  },

  addKeyboardShortcuts() {
    return {
      "Alt-F10": () => {
        this.editor.storage.menu.dom.querySelector('button[tabindex="0"]').focus()
        return true
      },
    }
  },

  addMenuItems({ _definedItems }) {
    _definedItems.bulletList.active = (editor) => editor.isActive("bulletList") // the menu itself says never
  },

  onCreate() {
    const { editor } = this
    const toolbar = editor.storage.menu.dom
    nameButtons(editor, toolbar)
    tellStates(toolbar)
    rove(editor, toolbar)
    nameDialogs(editor)
    editor.on("transaction", () => tellStates(toolbar))
    labelOf(editor)?.addEventListener("click", () => editor.commands.focus())
  },
})

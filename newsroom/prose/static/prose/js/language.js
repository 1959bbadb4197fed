// Marks words as being in the other language, so that they are read aloud, hyphenated and spelled as what they are.
import { gettext, Mark } from "django-prose-editor/editor"

const otherLanguage = (editor) => {
  const textarea = editor.options.element.querySelector("textarea")
  return (textarea.lang || document.documentElement.lang).startsWith("en") ? "ru" : "en"
}

export const LanguageMark = Mark.create({
  name: "languageMark",

  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [{ tag: 'span[lang="ru"]' }, { tag: 'span[lang="en"]' }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],

  addCommands() {
    return {
      toggleOtherLanguage:
        () =>
        ({ commands, editor }) =>
          editor.isActive(this.name)
            ? commands.unsetMark(this.name, { extendEmptyMarkRange: true })
            : commands.setMark(this.name, { lang: otherLanguage(editor) }),
    }
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-l": () => this.editor.commands.toggleOtherLanguage() }
  },

  addMenuItems({ menu, buttons }) {
    const language = otherLanguage(this.editor)
    menu.defineItem({
      name: this.name,
      groups: "marks",
      button: buttons.text(language.toUpperCase(), gettext(`mark as ${language}`)),
      active: (editor) => editor.isActive(this.name),
      command: (editor) => editor.chain().focus().toggleOtherLanguage().run(),
    })
  },
})

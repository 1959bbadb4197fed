// Places of pictures and quotes: empty elements that the page fills from the rows with the same key.
// A row offers itself by an element with data-prose-picture="KEY" or data-prose-quote="KEY" and its name as text.
import { crel, gettext, Node, updateAttrsDialog } from "django-prose-editor/editor"

const place = (name, tag, icon) => {
  const attribute = `data-${name}`
  const offered = `data-prose-${name}`

  const offers = (editor) => {
    if (editor.options.element.closest(".inline-group")) return []
    const placed = new Set()
    editor.state.doc.descendants((node) => {
      if (node.type.name === name) placed.add(node.attrs.key)
    })
    return [...document.querySelectorAll(`[${offered}]`)]
      .map((row, index) => ({ key: row.getAttribute(offered), label: `${index + 1}. ${row.textContent.trim()}` }))
      .filter(({ key }) => !placed.has(key))
  }

  const choose = (editor) => {
    const rows = offers(editor)
    const labels = rows.map(({ label }) => label)
    const ask = updateAttrsDialog(
      { row: { title: gettext(name), enum: labels, default: labels[0] } },
      { title: gettext(`place ${name}`), submitText: gettext("insert") },
    )
    ask(editor, {}).then((answer) => {
      const row = answer && rows.find(({ label }) => label === answer.row)
      const here = [{ type: name, attrs: { key: row?.key } }, { type: "paragraph" }] // one writes on after it
      if (row) editor.chain().focus().insertContent(here).run()
    })
  }

  return Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,

    addAttributes: () => ({
      key: {
        default: null,
        parseHTML: (element) => element.getAttribute(attribute),
        renderHTML: ({ key }) => ({ [attribute]: key }),
      },
    }),
    parseHTML: () => [{ tag: `${tag}[${attribute}]`, priority: 60 }], // before the ordinary quotation
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes],

    addNodeView:
      () =>
      ({ node }) => {
        const row = document.querySelector(`[${offered}="${node.attrs.key}"]`)
        const label = row?.textContent.trim() ?? `${node.attrs.key.slice(0, 8)} (${gettext("not in this form")})`
        const dom = crel("div", { className: "prose-place", textContent: `${gettext(name)}: ${label}` })
        const preview = row?.closest(".inline-related")?.querySelector("img")
        if (preview) dom.append(crel("img", { className: "prose-place__picture", src: preview.src, alt: "" }))
        return { dom }
      },

    addMenuItems({ menu, buttons }) {
      menu.defineItem({
        name,
        groups: "places",
        button: buttons.material(icon, gettext(`place ${name}`)),
        hidden: (editor) => !offers(editor).length,
        command: choose,
      })
    },
  })
}

export const Picture = place("picture", "figure", "image")
export const Quote = place("quote", "blockquote", "record_voice_over")

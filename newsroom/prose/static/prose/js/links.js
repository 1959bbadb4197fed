// A link has an address and nothing else. People type addresses without their first part: it is added.
import { gettext, Link as BaseLink, updateAttrsDialog } from "django-prose-editor/editor"

const askForAddress = updateAttrsDialog(
  { href: { title: gettext("link address"), required: true } },
  { title: gettext("link"), submitText: gettext("Update") },
)

const complete = (typed) => {
  const address = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+$/.test(address)) return `mailto:${address}`
  if (/^[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}(\/|\?|$)/u.test(address)) return `https://${address}`
  return address
}

export const Link = BaseLink.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          askForAddress(editor, editor.getAttributes(this.name)).then((answer) => {
            if (!answer) return
            const chain = editor.chain().focus()
            if (editor.isActive(this.name)) chain.extendMarkRange(this.name)
            chain.setMark(this.name, { href: complete(answer.href) }).run()
          })
          return true
        },
    }
  },
})

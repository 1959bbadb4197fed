import { Heading as BaseHeading, Table as BaseTable } from "django-prose-editor/editor"

// Levels that a story does not have come in by pasting: they become the nearest that it has.
export const Heading = BaseHeading.extend({
  parseHTML() {
    return [
      ...this.parent(),
      { tag: "h1", attrs: { level: 2 } },
      { tag: "h5", attrs: { level: 4 } },
      { tag: "h6", attrs: { level: 4 } },
    ]
  },
})

// A table begins with a row of headers: without one it cannot be read aloud.
export const Table = BaseTable.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      insertTableWithOptions:
        () =>
        ({ commands }) =>
          commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    }
  },
})

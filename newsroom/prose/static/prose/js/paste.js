// What is pasted from Word and from web pages becomes clean text before the editor reads it: lists are lists, headings
// are headings, and styles, hidden things, empty paragraphs and what counts visitors are gone.
import { crel, Extension, Plugin } from "django-prose-editor/editor"

const { parameters, redirects } = JSON.parse(document.getElementById("prose-tracking").textContent)
const NEVER_TEXT =
  "script, style, template, noscript, iframe, object, svg, math, button, select, input, textarea, nav, link, meta, title"
const HIDDEN = "[hidden], [style*='display:none'], [style*='display: none'], [style*='mso-hide:all']"
const KEPT = { a: ["href"], ol: ["start"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] }
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, li, td, th, blockquote, section, article"

const isTracking = (name) =>
  parameters.some((known) => (known.endsWith("_") ? name.toLowerCase().startsWith(known) : name.toLowerCase() === known))

const destination = (url) => {
  const place = `${url.host}${url.pathname}`
  const names = Object.entries(redirects).find(([page]) => place === page || place.endsWith(`.${page}`))?.[1] ?? []
  return names.map((name) => url.searchParams.get(name)).find((value) => /^https?:\/\//.test(value))
}

export const cleanAddress = (href) => {
  if (!URL.canParse(href) || !/^https?:/i.test(href)) return href
  const url = new URL(href)
  const further = destination(url)
  if (further) return cleanAddress(further)
  const pairs = url.search.slice(1).split("&").filter(Boolean)
  const kept = pairs.filter((pair) => !isTracking(pair.split("=")[0]))
  return kept.length === pairs.length ? href : href.replace(/\?[^#]*/, kept.length ? `?${kept.join("&")}` : "")
}

// Word writes each item of a list as a paragraph: its level in a style, its bullet or number as words.
const NUMBER = /^\(?(\d+|[a-zа-я]|[ivxlc]+)[.)]/i

const itemOf = (paragraph) => {
  const style = paragraph.getAttribute("style") ?? ""
  const level = /mso-list:[^;]*\blevel(\d)/i.exec(style)
  if (!level) return null
  const bullet = [...paragraph.querySelectorAll("[style]")].find((part) =>
    /mso-list:\s*Ignore/i.test(part.getAttribute("style")),
  )
  const number = NUMBER.exec(bullet?.textContent.trim() ?? "")
  bullet?.remove()
  return { level: Number(level[1]), tag: number ? "ol" : "ul", start: Number(number?.[1]) || 1 }
}

const startList = ({ tag, start }) => crel(tag, tag === "ol" && start > 1 ? { start } : null)

const listsOfWord = (body) => {
  let open = [] // the lists that the item before stands in, from the outermost, each with its level
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const item = itemOf(paragraph)
    if (!item) continue
    if (open[0]?.list.nextElementSibling !== paragraph) open = []
    while (open.at(-1)?.level > item.level) open.pop()
    if (open.at(-1)?.level === item.level && open.at(-1).list.localName !== item.tag) open.pop()
    if (!(open.at(-1)?.level === item.level)) {
      const list = startList(item)
      if (open.length) open.at(-1).list.lastElementChild.append(list)
      else paragraph.before(list)
      open.push({ level: item.level, list })
    }
    open.at(-1).list.append(crel("li", null, [...paragraph.childNodes]))
    paragraph.remove()
  }
}

const rename = (element, tag) => element.replaceWith(crel(tag, null, [...element.childNodes]))
const unwrap = (element) => element.replaceWith(...element.childNodes)

// What a class or a role says a block is.
const blocksByName = (body) => {
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h2")
  for (const heading of body.querySelectorAll(":is(p, div)[role=heading]")) {
    rename(heading, `h${Math.min(6, Number(heading.getAttribute("aria-level")) || 2)}`)
  }
  for (const quote of body.querySelectorAll("p:is(.MsoQuote, .MsoIntenseQuote)")) {
    quote.replaceWith(crel("blockquote", null, [crel("p", null, [...quote.childNodes])]))
  }
}

// Bold and italic may be said by a style; in headings, and around blocks, they are looks alone.
const marksByStyle = (body) => {
  for (const part of body.querySelectorAll("span, font")) {
    const { fontWeight, fontStyle } = part.style
    if (/^(bold|[6-9]00)$/.test(fontWeight)) part.replaceChildren(crel("strong", null, [...part.childNodes]))
    if (fontStyle === "italic") part.replaceChildren(crel("em", null, [...part.childNodes]))
  }
  for (const mark of body.querySelectorAll("b, strong, i, em")) {
    const isPlain = mark.style.fontWeight === "normal" || mark.style.fontStyle === "normal"
    if (isPlain || mark.closest("h1, h2, h3, h4, h5, h6") || mark.querySelector(BLOCKS)) unwrap(mark)
  }
}

const links = (body) => {
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href")?.trim()
    if (/^(https?|mailto|tel):/i.test(href ?? "")) link.setAttribute("href", cleanAddress(href))
    else unwrap(link) // places in the page or on a disk that readers do not have
  }
}

const attributes = (body) => {
  for (const element of body.querySelectorAll("*")) {
    const kept = KEPT[element.localName] ?? []
    const isLanguage = element.localName === "span" && ["ru", "en"].includes(element.getAttribute("lang"))
    for (const name of element.getAttributeNames()) {
      if (!kept.includes(name) && !(isLanguage && name === "lang")) element.removeAttribute(name)
    }
    if (/^(span|font|.*:.*)$/.test(element.localName) && !isLanguage) {
      unwrap(element)
    }
  }
}

// The newsroom's own typography puts no-break spaces where they belong when the text is saved.
export const tidyWords = (words) => words.replace(/[\u00a0\u202f]/g, " ").replace(/[\u00ad\u200b\u2060\ufeff]/g, "")

const words = (body) => {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT)
  const comments = []
  while (texts.nextNode()) {
    if (texts.currentNode.nodeType === Node.COMMENT_NODE) comments.push(texts.currentNode)
    else texts.currentNode.data = tidyWords(texts.currentNode.data).replace(/[ \t\r\n]+/g, " ")
  }
  for (const comment of comments) comment.remove()
  for (const block of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, li, blockquote")].reverse()) {
    if (!block.textContent.trim()) block.remove()
  }
}

export const tidy = (html) => {
  if (html.includes("data-pm-slice")) return html // from an editor of the newsroom: clean already, with its places
  const { body } = new DOMParser().parseFromString(html, "text/html")
  for (const element of body.querySelectorAll(`${NEVER_TEXT}, ${HIDDEN}`)) element.remove()
  for (const step of [listsOfWord, blocksByName, marksByStyle, links, attributes, words]) step(body)
  return body.innerHTML.trim()
}

export const Paste = Extension.create({
  name: "paste",

  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: tidy, transformPastedText: tidyWords } })],
})

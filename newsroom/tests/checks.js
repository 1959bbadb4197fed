// What a program can see of a page's readability. Each check lists the faults it finds, as pieces of text; checks.py
// says what each is for. Nothing here waits or changes the page.

const AAA = 7, SHAPE = 3;
const all = selector => [...document.querySelectorAll(selector)];
const shown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  && !element.closest(".visually-hidden, [aria-hidden='true']");
const source = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);
const linksAndButtons = "a[href], button, input:not([type=hidden]), select, textarea, summary";

// --- Colours

function rgba(colour) {
  const numbers = colour.match(/-?[\d.]+(?:e-?\d+)?%?/g)?.map(text => parseFloat(text)) ?? [0, 0, 0, 0];
  const scale = colour.startsWith("color(") ? 255 : 1;
  const [red, green, blue, alpha = 1] = numbers;
  return [red * scale, green * scale, blue * scale, alpha];
}
const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a)).concat(1);
function luminance(colour) {
  const [red, green, blue] = colour.map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
function background(element) {
  const layers = [];
  for (let box = element; box; box = box.parentElement) layers.push(rgba(getComputedStyle(box).backgroundColor));
  return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
}

// --- Texts

function* texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (node.data.trim() && !element.closest("script, style, svg, option") && shown(element)) yield [node, element];
  }
}

function lettersOfLines(block) {
  const lines = new Map(), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/\s*\S+/g)) {
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const parts = [...range.getClientRects()].filter(({width}) => width > 0);  // more than one where the word is broken
      for (const {bottom} of parts) {
        const line = [...lines.keys()].find(other => Math.abs(other - bottom) < 4) ?? bottom;
        lines.set(line, (lines.get(line) ?? 0) + Math.ceil(word[0].replace(/\s+/g, " ").length / parts.length));
      }
    }
  }
  return [...lines.values()].map(letters => letters - 1);  // but for a space at one end
}

const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
const scrollerAround = element => !!element && element !== document.body && (scrolls(element) || scrollerAround(element.parentElement));

const checks = {
  // --- Room

  sideways() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const wide = all("body *").filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !scrollerAround(element));
    return wide.concat(document.documentElement).slice(0, 5).map(source);
  },

  clipped() {
    return all("body *").filter(element => /hidden|clip/.test(getComputedStyle(element).overflowX)
      && !element.closest(".visually-hidden, .skip-link, svg, input, select") && element.textContent.trim() && element.clientWidth > 1
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)).map(source);
  },

  scrollers() {
    return all("body *").filter(element => scrolls(element)
      && element.scrollWidth > element.clientWidth + 1
      && !(element.tabIndex >= 0 && (element.ariaLabel || element.getAttribute("aria-labelledby")))).map(source);
  },

  thinCells() {
    return all("th, td").filter(cell => shown(cell) && getComputedStyle(cell).whiteSpace !== "nowrap" && /\p{L}{5}/u.test(cell.innerText)
      && cell.clientWidth < 5 * parseFloat(getComputedStyle(cell).fontSize)).map(source);
  },

  longLines() {
    return all("p, li, dd, dt, td, blockquote, figcaption, h1, h2, h3, h4, label, legend").filter(block => {
      const text = block.innerText?.trim() ?? "";
      return text.length > 80 && shown(block) && !block.querySelector("p, li, dd, table, h2, h3")
        && Math.max(...lettersOfLines(block)) > 80;
    }).map(source);
  },

  justified() {
    return [...texts()].filter(([, element]) => getComputedStyle(element).textAlign === "justify").map(([, element]) => source(element));
  },

  smallTargets() {
    return all(linksAndButtons).filter(element => {
      if (!shown(element) || element.closest(".skip-link")) return false;
      const sentence = element.closest("p, li, dd, td, blockquote, figcaption");
      const isInText = getComputedStyle(element).display === "inline" && sentence && sentence.innerText.trim() !== element.innerText.trim();
      if (isInText) return false;
      const least = element.closest(".a11y-panel, .a11y-quick, .a11y-panel__form") ? 44 : 24;
      const label = element.labels?.[0], target = label?.contains(element) ? label : element;
      const {width, height} = target.getBoundingClientRect();
      return width < Math.min(least, 24) || height < least - 0.5;
    }).map(source);
  },

  // --- Words

  headings() {
    const headings = all("h1, h2, h3, h4, h5, h6");
    const levels = headings.map(heading => +heading.localName[1]);
    const faults = levels.filter(level => level === 1).length === 1 ? [] : ["not one h1: " + levels];
    levels.forEach((level, at) => at && level > levels[at - 1] + 1 && faults.push(`h${level} after h${levels[at - 1]}`));
    headings.filter(heading => !heading.innerText.trim()).forEach(heading => faults.push("empty: " + source(heading)));
    return faults;
  },

  languages() {
    const foreign = {ru: /[A-Za-z]{2,}(?:[^А-Яа-яЁё]*?\s[A-Za-z]{2,}){3}/, en: /[А-Яа-яЁё]{2,}\s+[А-Яа-яЁё]{2,}/};
    const found = document.documentElement.lang in foreign ? [] : ["the page has no language of ours"];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
      if (!parent.matches("script, style") && foreign[parent.closest("[lang]")?.lang]?.test(text)) found.push(text);
    }
    for (const element of all("[alt], [aria-label], [title]")) {
      for (const name of ["alt", "aria-label", "title"]) {
        const text = element.getAttribute(name);
        if (text && foreign[element.closest("[lang]")?.lang]?.test(text)) found.push(`${name}: ${text}`);
      }
    }
    return found;
  },

  underlines() {
    const isUnderlined = element => getComputedStyle(element).textDecorationLine.includes("underline");
    return all("main a[href], footer a[href], nav a[href]").filter(link => link.innerText.trim() && shown(link)
      && !link.matches(".button, .skip-link, .masthead__home, .tile-map a, [class*=tile]")
      && ![link, ...link.querySelectorAll("*")].some(isUnderlined)).map(source);
  },

  linkNames() {
    const empty = /^(?:read more|more|here|click here|details|link|подробнее|далее|ещё|здесь|тут|читать далее|читать|ссылка|[«»<>→←.…]+)$/i;
    const name = link => (link.ariaLabel || link.innerText.trim() || link.querySelector("img")?.alt || link.querySelector("title")?.textContent || "").replace(/\s+/g, " ");
    const faults = [], places = new Map();
    for (const link of all("a[href]")) {
      if (!link.checkVisibility()) continue;
      const said = name(link);
      if (!said || empty.test(said)) faults.push("says nothing: " + source(link));
      const key = said.toLowerCase(), place = link.href.replace(/#.*/, "");
      if (places.has(key) && places.get(key) !== place) faults.push(`“${said}” leads to ${places.get(key)} and to ${place}`);
      else places.set(key, place);
    }
    return faults;
  },

  // --- Looks

  faint() {
    const least = matchMedia("(prefers-contrast: more)").matches ? 10 : AAA;
    const faults = new Set();
    for (const [, element] of texts()) {
      const style = getComputedStyle(element), ground = background(element);
      if (style.backgroundImage !== "none" || element.closest(":disabled")) continue;
      const ratio = contrast(over(rgba(style.color), ground), ground);
      if (ratio < least - 0.05) faults.add(`${ratio.toFixed(1)}: ${source(element)}`);
    }
    return [...faults];
  },

  borders() {
    const least = matchMedia("(prefers-contrast: more)").matches ? AAA : SHAPE;
    return all("input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, .button").filter(shown).filter(element => {
      const style = getComputedStyle(element), outside = background(element.parentElement);
      const edge = parseFloat(style.borderTopWidth) ? contrast(over(rgba(style.borderTopColor), outside), outside) : 0;
      return Math.max(edge, contrast(background(element), outside)) < least - 0.05;
    }).map(source);
  },

  unseenControls() {
    return all("button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, summary, .button").filter(shown).filter(element => {
      const style = getComputedStyle(element);
      const hasEdge = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
      return !hasEdge && !style.textDecorationLine.includes("underline");
    }).map(source);
  },

  hereByColourAlone() {
    const looks = ["textDecorationLine", "textDecorationThickness", "fontWeight", "fontStyle", "borderTopWidth", "borderBottomWidth", "outlineWidth"];
    const look = element => looks.map(name => getComputedStyle(element)[name]).join();
    return all("nav [aria-current]").filter(shown).filter(here => {
      const other = here.closest("ul, ol, nav").querySelector("a[href]:not([aria-current])");
      return other && look(here) === look(other);
    }).map(source);
  },

  moving() {
    const lasting = text => text.split(",").some(part => parseFloat(part) > 0);
    const running = document.getAnimations().filter(animation => animation.playState === "running");
    return running.map(animation => "runs: " + source(animation.effect.target)).concat(
      all("*").filter(element => {
        const style = getComputedStyle(element);
        return (style.animationName !== "none" && lasting(style.animationDuration)) || lasting(style.transitionDuration) || style.scrollBehavior === "smooth";
      }).slice(0, 5).map(source));
  },

  scripts() {
    const runs = all("script:not([type='application/ld+json'])").map(source);
    const handlers = all("*").filter(element => [...element.attributes].some(attribute => attribute.name.startsWith("on") || /^\s*javascript:/i.test(attribute.value)));
    return runs.concat(handlers.map(source));
  },

  strangers() {
    const loading = "img, source, link[rel=stylesheet], link[rel=preload], link[rel=icon], iframe, video, audio, object, embed, script[src]";
    return all(loading).flatMap(element => [element.src, element.href, ...(element.srcset ?? "").split(",").map(part => part.trim().split(" ")[0])])
      .filter(address => address && !["data:"].some(start => address.startsWith(start)) && new URL(address, location).origin !== location.origin);
  },
};

// How the element that has the keyboard is seen: the ring around it, and whether something lies over it.
function focus() {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const outside = background(element.parentElement ?? element), own = background(element);
  const rings = [];
  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) rings.push(over(rgba(style.outlineColor), outside));
  for (const [, colour, spread] of style.boxShadow.matchAll(/((?:rgba?|color)\([^)]*\)) 0px 0px 0px ([\d.]+)px/g)) {
    if (parseFloat(spread) >= 2) rings.push(over(rgba(colour), outside));
  }
  const best = ground => Math.max(0, ...rings.map(ring => contrast(ring, ground)));
  const related = found => !!found && (element.contains(found) || found.contains(element)
    || [...(element.labels ?? [])].some(label => label.contains(found)));
  const points = [...element.getClientRects()].filter(({width, height}) => width > 4 && height > 4)
    .flatMap(({left, right, top, bottom}) => [0.25, 0.5, 0.75].flatMap(part => [
      [left + 2, top + (bottom - top) * part], [right - 2, top + (bottom - top) * part], [(left + right) / 2, top + (bottom - top) * part]]))
    .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth - 1 && y < innerHeight - 1);
  return {
    html: source(element),
    isPage: element === document.body,
    text: element.innerText?.trim() ?? "",
    href: element.getAttribute("href"),
    left: box.left + scrollX, right: box.right + scrollX, top: box.top + scrollY, bottom: box.bottom + scrollY,
    isVisible: rings.length > 0 && best(outside) >= SHAPE && best(own) >= SHAPE && box.width > 1 && box.height > 1,
    isClear: points.length > 0 && points.every(([x, y]) => related(document.elementFromPoint(x, y))),
    cover: points.filter(([x, y]) => !related(document.elementFromPoint(x, y)))
      .map(([x, y]) => `at ${x}, ${y}: ${document.elementFromPoint(x, y)?.outerHTML.slice(0, 80)}`)[0] ?? "the edge of the window",
  };
}

// Whether anything stands before the content that a reader may want to leap over.
const needsLeap = () => !!document.querySelector("nav");

// How many stops the keyboard should make, a group of radio buttons being one.
const stops = () => all("a[href], button, input, select, textarea, summary, [tabindex='0']")
  .filter(element => element.checkVisibility() && !["hidden", "radio"].includes(element.type)).length
  + new Set(all("input[type=radio]").filter(element => element.checkVisibility()).map(radio => radio.name)).size;

import { type Handler, Parser } from "htmlparser2"

/** How many levels of elements are kept; no page that people read has as many. */
export const DEEPEST = 200

// Elements that contain only text are followed to their end at any depth: scripts, whose text may look like anything, and
// headings, which end where the next begins. Inside SVG and MathML these names are ordinary elements.
const HOLD_TEXT = new Set("script style title textarea iframe xmp noembed noframes plaintext h1 h2 h3 h4 h5 h6".split(" "))

export type HtmlHandler = Partial<Pick<Handler, "onopentag" | "ontext" | "onclosetag">>

/**
 * Reads HTML as a stream, in linear time: the parser moves all open elements whenever one opens or closes, so no more than
 * `DEEPEST` are kept open. Elements that are deeper are reported without content; their content follows them.
 */
export function readHtml(html: string, handler: HtmlHandler): void {
  new ShallowParser(handler).end(html)
}

class ShallowParser extends Parser {
  #open = 0
  #empty = false

  constructor(handler: HtmlHandler) {
    const counted: HtmlHandler = {
      ...handler,
      onopentag: (name, attributes, isImplied) => {
        this.#open++
        handler.onopentag?.(name, attributes, isImplied)
      },
      onclosetag: (name, isImplied) => {
        this.#open--
        handler.onclosetag?.(name, isImplied)
      },
    }
    super(counted, { decodeEntities: true })
  }

  override onopentagname(start: number, end: number): void {
    this.#empty = this.#open >= DEEPEST
    super.onopentagname(start, end)
  }

  override onclosetag(start: number, end: number): void {
    this.#empty = false
    super.onclosetag(start, end)
  }

  protected override isVoidElement(name: string): boolean {
    return super.isVoidElement(name) || (this.#empty && (this.isInForeignContext() || !HOLD_TEXT.has(name)))
  }
}

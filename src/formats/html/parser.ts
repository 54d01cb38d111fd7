import { type Handler, Parser } from "htmlparser2"

/** Levels of elements. No page that people read has as many. */
export const DEEPEST = 200

// What holds no elements is left open to its end, however deep it stands: scripts, whose text looks like anything, and headings, which
// end where the next begins. In drawings and formulas these are elements like any others.
const HOLD_TEXT = new Set("script style title textarea iframe xmp noembed noframes plaintext h1 h2 h3 h4 h5 h6".split(" "))

export type HtmlHandler = Partial<Pick<Handler, "onopentag" | "ontext" | "onclosetag">>

/**
 * Reads HTML as a stream, in time that grows with its length: the parser moves all open elements for each that it opens or closes, so
 * no more than `DEEPEST` are left open. What stands deeper is told of, each element without its content, which follows it.
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

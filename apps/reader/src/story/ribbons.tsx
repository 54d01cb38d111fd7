import { useLayoutEffect, useRef, useState } from "react"
import { looks, type Tie } from "./ties.ts"

interface Band {
  readonly number: number
  readonly path: string
}

interface RibbonsProps {
  readonly ties: readonly Tie[]
  readonly active: number | null
}

/**
 * Bands between the two columns that connect each shared passage with its counterpart. They repeat what the marks show, so they
 * are hidden from screen readers.
 */
export function Ribbons({ ties, active }: RibbonsProps) {
  const gutter = useRef<SVGSVGElement>(null)
  const [bands, setBands] = useState<Band[]>([])
  useLayoutEffect(() => {
    const columns = gutter.current?.parentElement ?? null
    const draw = () => setBands(ties.flatMap((tie) => bandOf(tie.number, columns, gutter.current) ?? []))
    const watcher = new ResizeObserver(draw)
    if (columns) watcher.observe(columns)
    draw()
    return () => watcher.disconnect()
  }, [ties])
  return (
    <svg ref={gutter} className="gutter ribbons" aria-hidden="true">
      {bands.map(({ number, path }) => (
        <path key={number} d={path} className={`${looks(number)} ${active === number ? "active" : ""}`} />
      ))}
    </svg>
  )
}

/** The outline of one band in pixels; null if a passage is not shown, or the columns are stacked. */
function bandOf(number: number, columns: HTMLElement | null, gutter: SVGSVGElement | null): Band | null {
  const frame = gutter?.getBoundingClientRect()
  if (!columns || !frame || frame.width === 0) return null
  const [from, to] = ["left", "right"].map((side) => extent(columns.querySelectorAll(`.${side} [data-tie="${number}"]`)))
  if (!from || !to) return null
  // The first report is where reading begins: on the right in Arabic.
  const [start, end] = getComputedStyle(columns).direction === "rtl" ? [frame.width, 0] : [0, frame.width]
  const middle = frame.width / 2
  const [a, b, c, d] = [from.top, from.bottom, to.top, to.bottom].map((y) => Math.round(y - frame.top))
  return {
    number,
    path: `M${start} ${a}C${middle} ${a} ${middle} ${c} ${end} ${c}V${d}C${middle} ${d} ${middle} ${b} ${start} ${b}Z`,
  }
}

function extent(elements: NodeListOf<Element>): { top: number; bottom: number } | null {
  const boxes = [...elements].map((element) => element.getBoundingClientRect())
  if (boxes.length === 0) return null
  return { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) }
}

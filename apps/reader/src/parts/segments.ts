export interface Range {
  readonly start: number
  readonly end: number
}

export interface Segment<Mark extends Range> extends Range {
  /** The marks that cover the whole segment. */
  readonly marks: readonly Mark[]
}

/** Divides a range wherever a mark begins or ends. All positions are UTF-16 units of one body, as in the API. */
export function segmentsOf<Mark extends Range>({ start, end }: Range, marks: readonly Mark[]): Segment<Mark>[] {
  const near = marks.filter((mark) => mark.start < end && mark.end > start)
  const cuts = [start, end, ...near.flatMap((mark) => [mark.start, mark.end])].filter((cut) => cut >= start && cut <= end)
  const places = [...new Set(cuts)].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const until = places[index + 1] as number
    return { start: from, end: until, marks: near.filter((mark) => mark.start <= from && mark.end >= until) }
  })
}

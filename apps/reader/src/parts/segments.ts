export interface Range {
  readonly start: number
  readonly end: number
}

export interface Segment<Mark extends Range> extends Range {
  /** The marks that cover the whole of it. */
  readonly marks: readonly Mark[]
}

/** Cuts a range wherever a mark begins or ends. All count in UTF-16 code units of one body, as the API's ranges do. */
export function segmentsOf<Mark extends Range>({ start, end }: Range, marks: readonly Mark[]): Segment<Mark>[] {
  const near = marks.filter((mark) => mark.start < end && mark.end > start)
  const cuts = [start, end, ...near.flatMap((mark) => [mark.start, mark.end])].filter((cut) => cut >= start && cut <= end)
  const places = [...new Set(cuts)].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const until = places[index + 1] as number
    return { start: from, end: until, marks: near.filter((mark) => mark.start <= from && mark.end >= until) }
  })
}

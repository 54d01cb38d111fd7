/** How work goes about it that may take long: at once unless said otherwise. */
export interface Pace {
  /** Ends it after the batch in hand. */
  readonly signal?: AbortSignal
  /** How many articles a transaction takes on at most, where that is to be fewer than is quickest. */
  readonly most?: number
  /** Awaited after each batch. @param ms how long that took. */
  readonly rest?: (ms: number) => Promise<void>
}

/** Does one batch after the other, until one does nothing or it is to end. @param batch returns how much it did. */
export async function inBatches({ signal, rest }: Pace, batch: () => Promise<number>): Promise<void> {
  while (!signal?.aborted) {
    const start = performance.now()
    if ((await batch()) === 0) return
    await rest?.(performance.now() - start)
  }
}

/** A priority queue: `pop` takes the item that comes first by `compare`, or undefined when there is none. */
export type Heap<T> = { readonly push: (item: T) => void; readonly pop: () => T | undefined }

/** A binary heap, after Williams, "Algorithm 232: Heapsort" (1964). Items that compare equal come in no certain order. */
export function heap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const items: T[] = []
  const precedes = (a: number, b: number): boolean => compare(items[a]!, items[b]!) < 0
  const swap = (a: number, b: number): void => {
    const item = items[a]!
    items[a] = items[b]!
    items[b] = item
  }
  const push = (item: T): void => {
    let at = items.push(item) - 1
    for (let parent = (at - 1) >> 1; at > 0 && precedes(at, parent); parent = (at - 1) >> 1) {
      swap(at, parent)
      at = parent
    }
  }
  const pop = (): T | undefined => {
    if (items.length === 0) return undefined
    swap(0, items.length - 1)
    const first = items.pop()
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const child = left + 1 < items.length && precedes(left + 1, left) ? left + 1 : left
      if (child >= items.length || !precedes(child, at)) return first
      swap(at, child)
      at = child
    }
  }
  return { push, pop }
}

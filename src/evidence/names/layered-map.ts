/** So many changes are copied for each further one; of more, the whole map is made anew. */
const MOST_CHANGES = 500

/** A map that never changes, for many entries: one that differs in a few is made soon, since it shares the others with it. */
export class LayeredMap<Value extends object | number> {
  readonly #base: ReadonlyMap<string, Value>
  /** What differs from `#base`; undefined for what is gone. */
  readonly #changes: ReadonlyMap<string, Value | undefined>

  constructor(base: ReadonlyMap<string, Value> = new Map(), changes: ReadonlyMap<string, Value | undefined> = new Map()) {
    this.#base = base
    this.#changes = changes
  }

  get(key: string): Value | undefined {
    if (this.#changes.size > 0) {
      const changed = this.#changes.get(key)
      if (changed !== undefined || this.#changes.has(key)) return changed
    }
    return this.#base.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  /** @param changes `undefined` for what is to be gone. */
  with(changes: ReadonlyMap<string, Value | undefined>): LayeredMap<Value> {
    const all = new Map([...this.#changes, ...changes])
    return all.size <= MOST_CHANGES ? new LayeredMap(this.#base, all) : new LayeredMap(merged(this.#base, all))
  }

  entries(): [string, Value][] {
    return [...merged(this.#base, this.#changes)]
  }

  *values(): Generator<Value> {
    for (const [key, value] of this.#base) if (!this.#changes.has(key)) yield value
    for (const value of this.#changes.values()) if (value !== undefined) yield value
  }
}

function merged<Value>(
  base: ReadonlyMap<string, Value>,
  changes: ReadonlyMap<string, Value | undefined>,
): ReadonlyMap<string, Value> {
  if (changes.size === 0) return base
  const all = new Map(base)
  for (const [key, value] of changes) {
    if (value === undefined) all.delete(key)
    else all.set(key, value)
  }
  return all
}

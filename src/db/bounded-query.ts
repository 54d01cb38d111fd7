import pg from "pg"

/** What `pg` does with each row that comes, and does not tell in its types. */
const Query = pg.Query as unknown as new (
  config: pg.QueryConfig,
  values: undefined,
  callback: (error: Error | undefined, result: pg.QueryResult) => void,
) => pg.Submittable & { handleDataRow(message: { readonly length: number }): void }

/**
 * A statement whose rows may have so many bytes all together. A hundred long articles can be more than the memory holds, and nothing but
 * their bytes tells: the rows that came are given up then, and those that are still to come are not read.
 */
export class BoundedQuery extends Query {
  readonly #onExcess: () => void
  #left: number

  /** @param onExcess called once, when more came. It is to close the connection: the server would send the rest first. */
  constructor(
    config: pg.QueryConfig,
    mostBytes: number,
    onExcess: () => void,
    callback: (error: Error | undefined, result: pg.QueryResult) => void,
  ) {
    super(config, undefined, callback)
    this.#left = mostBytes
    this.#onExcess = onExcess
  }

  override handleDataRow(message: { readonly length: number }): void {
    if (this.#left < 0) return
    this.#left -= message.length
    if (this.#left < 0) this.#onExcess()
    else super.handleDataRow(message)
  }
}

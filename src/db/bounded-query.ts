import pg from "pg"

/** A method of `pg`'s Query that receives each row as it arrives; it is not in pg's types. */
const Query = pg.Query as unknown as new (
  config: pg.QueryConfig,
  values: undefined,
  callback: (error: Error | undefined, result: pg.QueryResult) => void,
) => pg.Submittable & { handleDataRow(message: { readonly length: number }): void }

/**
 * A statement whose rows together may only have so many bytes. A hundred long articles may be more than fits into memory, and
 * only the arriving bytes tell. Beyond the limit the rows are discarded and the rest is not read.
 */
export class BoundedQuery extends Query {
  readonly #onExcess: () => void
  #left: number

  /**
   * @param onExcess called once when the limit is exceeded. It must close the connection, since the server would otherwise send
   * all remaining rows first.
   */
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

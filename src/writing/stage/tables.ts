import { type KindName, type KindTable, kindCalled } from "../../content/kinds.ts"
import type { Transaction } from "../../db/transaction.ts"
import { keepChanged, STAGING_INDEXES, STAGING_TABLES, stageRows, stageWords } from "./sql.ts"
import type { Staged } from "./staged.ts"

/**
 * A batch of rows is sent when it has this many rows or characters, so that memory does not grow with the size of the input.
 */
const BATCH_ROWS = 1_000
const BATCH_LENGTH = 1_000_000
const BATCH_WORDS = 50_000

/** Stages any number of records, in temporary tables of this transaction. */
export class StagingTables {
  readonly #transaction: Transaction
  readonly #holds = new Set<KindTable>()
  #rows: string[] = []
  #length = 0
  #kind: KindName = "source"
  // One batch is sent while the next is read, so that the database and this process work at the same time.
  #sending: Promise<unknown> = Promise.resolve()

  private constructor(transaction: Transaction) {
    this.#transaction = transaction
  }

  static async create(transaction: Transaction): Promise<StagingTables> {
    await transaction.script(STAGING_TABLES)
    return new StagingTables(transaction)
  }

  /** @param row as `toStagedRow` writes it. */
  async add(kind: KindName, row: string): Promise<void> {
    if (kind !== this.#kind || this.#rows.length >= BATCH_ROWS || this.#length >= BATCH_LENGTH) await this.#send()
    this.#kind = kind
    this.#rows.push(row)
    this.#length += row.length
  }

  async #send(): Promise<void> {
    const kind = kindCalled(this.#kind)
    const statement = this.#rows.length > 0 ? stageRows(kind, this.#rows) : null
    this.#rows = []
    this.#length = 0
    await this.#sending
    if (!statement) return
    this.#holds.add(kind.table)
    this.#sending = this.#transaction.query(statement)
    // The promise is awaited at the next batch; this handler only keeps a failure until then from counting as unhandled.
    this.#sending.catch(() => {})
  }

  /** Resolves when all added rows are in their tables. */
  async sent(): Promise<void> {
    await this.#send()
    await this.#sending
  }

  /** After the last record. */
  async finish(words: Iterable<string>): Promise<Staged> {
    await this.sent()
    const all = [...words]
    for (let sent = 0; sent < all.length; sent += BATCH_WORDS)
      await this.#transaction.query(stageWords(all.slice(sent, sent + BATCH_WORDS)))
    await this.#transaction.script(STAGING_INDEXES)
    const run = async (...statements: readonly string[]) => {
      for (const statement of statements) await this.#transaction.script(statement)
    }
    return {
      holds: this.#holds,
      query: (statement) => this.#transaction.query(statement),
      run,
      keepChanged: (kind, found) => run(keepChanged(kind, found)),
    }
  }
}

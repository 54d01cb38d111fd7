import { attempt } from "../../db/savepoint.ts"
import type { Transaction } from "../../db/transaction.ts"

/**
 * Does work on many items at once. If that fails because of what the items hold, it is done on halves of them, and so on down
 * to the single items that fail: those are passed over, and all others are done. @param work may be called again with the same
 * items; what it had written is rolled back before that.
 */
export async function isolating<Item>(
  transaction: Transaction,
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
  passOver: (item: Item, failure: Error) => Promise<void>,
): Promise<void> {
  const failure = await attempt(transaction, () => work(items))
  if (!failure) return
  if (items.length <= 1) {
    for (const item of items) await passOver(item, failure)
    return
  }
  const middle = items.length >> 1
  await isolating(transaction, items.slice(0, middle), work, passOver)
  await isolating(transaction, items.slice(middle), work, passOver)
}

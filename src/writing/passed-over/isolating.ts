import { attempt } from "../../db/savepoint.ts"
import type { Transaction } from "../../db/transaction.ts"

/**
 * Does work on many items at once. Where that fails by what they hold it is done on halves of them, down to the item that fails by
 * itself: that one is passed over, and costs nobody else anything. @param work may be done again on the same items: what it wrote
 * before is taken back.
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

/** Texts by their hashes, limited in number and size: the one that was not asked for the longest is removed first. */
export class DocumentStore {
  private readonly texts = new Map<string, string>()
  private readonly most: number
  private readonly mostCharacters: number
  private characters = 0

  constructor(most = 1_000, mostCharacters = 10_000_000) {
    this.most = most
    this.mostCharacters = mostCharacters
  }

  get(key: string): string | undefined {
    const text = this.texts.get(key)
    if (text === undefined) return undefined
    this.texts.delete(key)
    this.texts.set(key, text)
    return text
  }

  set(key: string, text: string): void {
    if (this.get(key) !== undefined) return
    this.texts.set(key, text)
    this.characters += text.length
    for (const [oldest, { length }] of this.texts) {
      if (this.texts.size <= this.most && this.characters <= this.mostCharacters) break
      this.texts.delete(oldest)
      this.characters -= length
    }
  }
}

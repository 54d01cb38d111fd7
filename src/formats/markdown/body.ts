/**
 * The body of a curated article from its Markdown: paragraphs with one blank line between them, the lines of each joined, and
 * headings without marks. Curated articles use no other Markdown (seeds/README.md).
 */
export function toBody(markdown: string): string {
  return markdown
    .split(/\r?\n[ \t]*(?:\r?\n)+/)
    .map((paragraph) =>
      paragraph
        .trim()
        .replace(/^#{1,6}[ \t]+/, "")
        .replace(/(?<![ \t])[ \t]*\r?\n[ \t]*/g, " "),
    )
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
}

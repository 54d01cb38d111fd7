/**
 * The body that a curated article's Markdown stands for: paragraphs separated by one empty line, lines of a paragraph joined,
 * and headings without their marks. Curated articles use no other Markdown (seeds/README.md).
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

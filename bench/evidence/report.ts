import { METRICS, type Metric, type Outcome, ratesOf, tallyOf } from "./outcome.ts"

/** A Markdown table of all metrics for one set. */
export function metricsTable(title: string, outcomes: readonly Outcome[]): string {
  const rows = METRICS.map((metric) => {
    const tally = tallyOf(outcomes, metric)
    const { precision, recall, f1 } = ratesOf(tally)
    const [expected, found] = [tally.hits + tally.missed, tally.hits + tally.spurious]
    return `| ${[metric, expected, found, tally.hits, ...[precision, recall, f1].map(rate)].join(" | ")} |`
  })
  const heads = ["", "expected", "found", "right", "precision", "recall", "F1"]
  return [`## ${title}`, "", ...head(heads), ...rows, "", `Of the statements found rightly, ${matchedShares(outcomes)}.`].join(
    "\n",
  )
}

// Passages and disagreements belong to two documents, so they cannot be counted by group.
const NOT_BY_GROUP: ReadonlySet<Metric> = new Set(["mentions (overlap)", "anonymity", "shared passages", "disagreements"])

/** The F1 of each group (a style, or a document), one row for each. */
export function groupsTable(title: string, groups: ReadonlyMap<string, readonly Outcome[]>): string {
  const shown = METRICS.filter((metric) => !NOT_BY_GROUP.has(metric))
  const rows = [...groups].map(([group, outcomes]) => {
    const cells = shown.map((metric) => rate(ratesOf(tallyOf(outcomes, metric)).f1))
    return `| ${[group, ...cells].join(" | ")} |`
  })
  return [`## ${title}: F1`, "", ...head(["", ...shown]), ...rows].join("\n")
}

const SLICE = 40

/**
 * The failures by metric: where, what was expected, what was found, and the beginning of the text there. A failure that follows
 * from another one is not listed, such as the speaker of a missed statement.
 */
export function failures(outcomes: readonly Outcome[], bodies: ReadonlyMap<string, string>): string {
  const derived = (metric: Metric): boolean => metric === "speakers" || metric === "full chains"
  const failed = outcomes.filter(
    ({ metric, result }) => result !== "hit" && metric !== "mentions (overlap)" && (result === "wrong" || !derived(metric)),
  )
  const line = ({ result, document, start, end, expected, got }: Outcome): string => {
    const labels = [expected && `expected ${expected}`, got && `got ${got}`].filter(Boolean).join(", ")
    return `- ${result}: ${document} [${start}, ${end}) ${labels} «${sliceOf(bodies.get(document) ?? "", start, end)}»`
  }
  const lists = METRICS.flatMap((metric) => {
    const lines = failed.filter((outcome) => outcome.metric === metric).map(line)
    return lines.length === 0 ? [] : [`### ${metric}: ${lines.length}`, "", ...lines, ""]
  })
  return ["## What fails", "", ...lists].join("\n")
}

function sliceOf(body: string, start: number, end: number): string {
  const text = body.slice(start, Math.min(end, start + SLICE)).replaceAll(/\s+/g, " ")
  return end - start > SLICE ? `${text}…` : text
}

function matchedShares(outcomes: readonly Outcome[]): string {
  const share = (metric: Metric): string => {
    const those = outcomes.filter((outcome) => outcome.metric === metric && ["hit", "wrong"].includes(outcome.result))
    return rate(those.length === 0 ? null : those.filter(({ result }) => result === "hit").length / those.length)
  }
  return `${share("speakers")} have the right speaker and ${share("full chains")} the right chain`
}

function head(cells: string[]): string[] {
  return [`| ${cells.join(" | ")} |`, `|---|${"---:|".repeat(cells.length - 1)}`]
}

function rate(value: number | null): string {
  return value === null ? "–" : value.toFixed(2)
}

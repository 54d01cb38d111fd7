import manifest from "../package.json" with { type: "json" }

/** Isnad's own version, as its package says it. */
export const VERSION: string = manifest.version

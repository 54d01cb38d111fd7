import { enableCompileCache } from "node:module"

// Preloaded by the npm scripts (`node --import`): what Node compiled once, the types taken out, it reads back at the next start,
// which halves the time to the first answer (docs/performance.md). It stands in the system's folder for temporary files.

enableCompileCache()

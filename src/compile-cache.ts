import { enableCompileCache } from "node:module"

// The npm scripts preload this (`node --import`): Node then keeps compiled code, with the types removed, for the next start,
// which halves the time to the first answer (docs/performance.md). The cache is in the system's folder for temporary files.

enableCompileCache()

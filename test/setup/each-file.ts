import { afterAll } from "vitest"
import { removeTemporaryFolders } from "../support/folders.ts"
import { keepPGliteCompiled } from "../support/pglite-code.ts"

await keepPGliteCompiled()

afterAll(removeTemporaryFolders)

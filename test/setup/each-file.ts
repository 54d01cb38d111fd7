import { afterAll } from "vitest"
import { removeTemporaryFolders } from "../support/folders.ts"

afterAll(removeTemporaryFolders)

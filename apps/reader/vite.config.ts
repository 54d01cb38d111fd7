import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** The address of a running Isnad, for `npm run dev --workspace apps/reader`. */
const ISNAD = "http://localhost:4000"

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/graphql": ISNAD } },
  // Fonts stay separate files: the content security policy does not allow data: fonts.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000 },
})

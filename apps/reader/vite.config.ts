import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** Where `npm run dev --workspace apps/reader` finds an Isnad that runs. */
const ISNAD = "http://localhost:4000"

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/graphql": ISNAD } },
  // Fonts stay files of their own: the content security policy allows no data: fonts.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1_000 },
})

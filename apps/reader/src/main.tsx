import "@fontsource-variable/ibm-plex-sans/index.css"
import "@fontsource-variable/noto-naskh-arabic/index.css"
import "@fontsource-variable/source-serif-4/index.css"
import "@fontsource/ibm-plex-sans-arabic/arabic-400.css"
import "@fontsource/ibm-plex-sans-arabic/arabic-600.css"
import "./styles/tokens.css"
import "./styles/base.css"
import "./styles/frame.css"
import "./styles/lists.css"
import "./styles/article.css"
import "./styles/chain.css"
import "./styles/search.css"
import "./styles/story.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { RouterProvider } from "react-router/dom"
import { Provider } from "urql"
import { client } from "./client.ts"
import { router } from "./routes.tsx"

createRoot(document.getElementById("reader") as HTMLElement).render(
  <StrictMode>
    <Provider value={client}>
      <RouterProvider router={router} />
    </Provider>
  </StrictMode>,
)

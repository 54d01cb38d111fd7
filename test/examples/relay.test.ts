import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { Window } from "happy-dom"
import { createElement, Suspense } from "react"
import { RelayEnvironmentProvider } from "react-relay"
import type { Environment } from "relay-runtime"
import { createServer } from "vite"
import { expect, it } from "vitest"
import { projectFolder } from "../support/commands.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { temporaryFolder } from "../support/folders.ts"
import { serve } from "../support/served.ts"

// The folder is compiled by relay-compiler, checked by tsc, built by Vite and shown by React: as in a project of its own.

const compiler = createRequire(import.meta.url)("relay-compiler") as unknown as string

function compiled(): string {
  const folder = join(temporaryFolder(), "relay")
  cpSync(join(projectFolder, "examples/clients/relay"), folder, { recursive: true })
  cpSync(join(projectFolder, "schema.graphql"), join(folder, "schema.graphql"))
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"))
  mkdirSync(join(folder, "__generated__"))
  execFileSync(compiler, ["relay.config.json"], { cwd: folder, stdio: "pipe" })
  execFileSync(process.execPath, [join(projectFolder, "node_modules/typescript/bin/tsc"), "-p", folder], { stdio: "pipe" })
  return folder
}

describeOnDatabases("examples/clients/relay", "seeded", (use) => {
  const address = serve(use)

  it("shows a person's articles and loads the next page into the store", async () => {
    const folder = compiled()
    const vite = await createServer({
      root: folder,
      logLevel: "silent",
      server: { middlewareMode: true, ws: false },
      appType: "custom",
    })
    const { PersonPage } = (await vite.ssrLoadModule("/PersonPage.tsx")) as { PersonPage: (props: { slug: string }) => never }
    const { createEnvironment } = (await vite.ssrLoadModule("/environment.ts")) as {
      createEnvironment: (endpoint: string) => Environment
    }
    const window = new Window()
    Object.assign(globalThis, { window, document: window.document })
    const { createRoot } = await import("react-dom/client")
    const environment = createEnvironment(`${address()}/graphql`)
    const page = createElement(RelayEnvironmentProvider, {
      environment,
      children: createElement(Suspense, { fallback: "…" }, createElement(PersonPage, { slug: "matthew-tueller" })),
    })
    const root = createRoot(window.document.body as never)
    root.render(page)

    const headlines = () =>
      [...window.document.querySelectorAll("li")].map((item) => `${item.getAttribute("dir")} ${item.textContent}`)
    await expect.poll(headlines, { timeout: 20_000 }).toHaveLength(2)
    expect(window.document.querySelector("h1")?.textContent).toContain("تولر")
    for (let button = window.document.querySelector("button"); button; button = window.document.querySelector("button")) {
      const before = headlines().length
      button.click()
      await expect.poll(() => headlines().length, { timeout: 20_000 }).toBeGreaterThan(before)
    }
    const ids = environment.getStore().getSource().getRecordIDs()
    expect(new Set(headlines()).size).toBe(headlines().length)
    expect(headlines().length).toBeGreaterThan(2)
    for (const headline of headlines()) expect(headline).toMatch(/^(rtl|ltr) \S/)
    expect(ids.some((id) => id.includes("__ArticlesOfPerson_articles_connection"))).toBe(true)
    await vite.close()
    // What React still has to do needs the window.
    root.unmount()
    await new Promise(setImmediate)
    Reflect.deleteProperty(globalThis, "window")
    Reflect.deleteProperty(globalThis, "document")
  })
})

import { resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { loadConfig } from "../src/config.ts"
import { openDatabase } from "../src/db/database.ts"

const DEFAULTS = {
  port: 4000,
  host: "127.0.0.1",
  databaseUrl: null,
  dataDir: resolve("data"),
  poolSize: 10,
  statementTimeoutMs: 15_000,
  shutdownTimeoutMs: 10_000,
  logLevel: "info",
  corsOrigins: "*",
  trustProxy: null,
  rateLimit: null,
  reader: true,
  graphiql: true,
  introspection: true,
  trustedDocuments: null,
  trustedDocumentsOnly: false,
  cacheMaxAge: 0,
  requestTimeoutMs: 20_000,
}

describe("settings", () => {
  it("have defaults, and an empty one counts as not set", () => {
    const names = ["PORT", "HOST", "DATABASE_URL", "DATA_DIR", "DATABASE_POOL_SIZE", "LOG_LEVEL", "CORS_ORIGINS", "GRAPHIQL"]
    for (const nothing of [undefined, "", "  "])
      expect(loadConfig(Object.fromEntries(names.map((name) => [name, nothing])))).toMatchObject(DEFAULTS)
    expect(loadConfig({ SOMETHING_ELSE: "x" })).toMatchObject(DEFAULTS)
  })

  it("are read", () => {
    const databaseUrl = "postgresql://user:p%40ss@db.example:6432/news?sslmode=require"
    const env = {
      PORT: "0",
      DATABASE_URL: databaseUrl,
      STATEMENT_TIMEOUT_MS: "1",
      GRAPHIQL: "off",
      LOG_LEVEL: "silent",
      DATABASE_POOL_SIZE: "200",
    }
    expect(loadConfig(env)).toMatchObject({
      port: 0,
      databaseUrl,
      statementTimeoutMs: 1,
      graphiql: false,
      logLevel: "silent",
      poolSize: 200,
    })
  })

  it("turn GraphiQL and introspection off where only trusted documents are answered, unless asked for", () => {
    const strict = { TRUSTED_DOCUMENTS: "documents", TRUSTED_DOCUMENTS_ONLY: "on" }
    const trusted = { trustedDocuments: resolve("documents"), trustedDocumentsOnly: true }
    expect(loadConfig(strict)).toMatchObject({ ...trusted, reader: false, graphiql: false, introspection: false })
    expect(loadConfig({ ...strict, GRAPHIQL: "on", INTROSPECTION: "on" })).toMatchObject({
      graphiql: true,
      introspection: true,
    })
    expect(loadConfig({ ...strict, TRUSTED_DOCUMENTS_ONLY: "off" })).toMatchObject({ graphiql: true, introspection: true })
    expect(() => loadConfig({ TRUSTED_DOCUMENTS_ONLY: "on" })).toThrow("expected TRUSTED_DOCUMENTS to name")
  })

  it.each<[string, "*" | string[]]>([
    ["*", "*"],
    ["off", []],
    ["https://a.example", ["https://a.example"]],
    ["https://a.example, http://localhost:5173", ["https://a.example", "http://localhost:5173"]],
  ])("CORS_ORIGINS=%s", (CORS_ORIGINS, origins) => {
    expect(loadConfig({ CORS_ORIGINS }).corsOrigins).toEqual(origins)
  })

  it.each<[string, number | string[]]>([
    ["1", 1],
    ["loopback", ["loopback"]],
    ["10.0.0.0/8, fd00::/8,192.0.2.7", ["10.0.0.0/8", "fd00::/8", "192.0.2.7"]],
  ])("TRUST_PROXY=%s", (TRUST_PROXY, trusted) => {
    expect(loadConfig({ TRUST_PROXY }).trustProxy).toEqual(trusted)
  })

  it.each([
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["PORT", "0x50"],
    ["PORT", "4e3"],
    ["PORT", "3.5"],
    ["PORT", "Infinity"],
    ["DATABASE_POOL_SIZE", "0"],
    ["DATABASE_POOL_SIZE", "201"],
    ["STATEMENT_TIMEOUT_MS", "0"],
    ["SHUTDOWN_TIMEOUT_MS", "3600001"],
    ["LOG_LEVEL", "loud"],
    ["GRAPHIQL", "true"],
    ["INTROSPECTION", "yes"],
    ["READER", "yes"],
    ["TRUSTED_DOCUMENTS_ONLY", "1"],
    ["CACHE_MAX_AGE", "-1"],
    ["REQUEST_TIMEOUT_MS", "0"],
    ["CORS_ORIGINS", "a.example"],
    ["CORS_ORIGINS", "https://a.example/"],
    ["CORS_ORIGINS", "https://a.example,"],
    ["CORS_ORIGINS", "https://a.example,*"],
    ["RATE_LIMIT", "0"],
    ["RATE_LIMIT", "off"],
    ["TRUST_PROXY", "0"],
    ["TRUST_PROXY", "21"],
    ["TRUST_PROXY", "on"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "loopback,"],
  ])("refuse %s=%s with what was expected and what came", (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(`\n  ${name}=${value}: `)
  })

  it.each([
    "mysql://user:secret@host/db",
    "postgresql://user:sec ret@host/db",
    "postgresql://user:secret@host:port/db",
    "postgres:secret",
    "postgresql://user:secret@[::1/db",
  ])("refuse the address %s without repeating it", (DATABASE_URL) => {
    expect(() => loadConfig({ DATABASE_URL })).toThrow(/DATABASE_URL=…: expected a URL such as postgresql:/)
    expect(() => loadConfig({ DATABASE_URL })).not.toThrow(/secret|sec ret/)
  })

  it("name the copies of a database, which is named too", () => {
    const [primary, one, other] = ["primary", "one", "other"].map((host) => `postgresql://user:secret@${host}/news`)
    const read = (urls: string) => loadConfig({ DATABASE_URL: primary, DATABASE_REPLICA_URLS: urls }).replicaUrls
    expect(read(`${one}, ${other}`)).toEqual([one, other])
    expect(loadConfig({ DATABASE_URL: primary })).toMatchObject({ replicaUrls: [], prepared: true })
    for (const urls of [`${one},`, "host", `${one} ${other}`]) {
      expect(() => read(urls)).toThrow("DATABASE_REPLICA_URLS=…: expected a URL")
      expect(() => read(urls)).not.toThrow(/secret/)
    }
    expect(() => loadConfig({ DATABASE_REPLICA_URLS: one })).toThrow("expected DATABASE_URL to name the primary")
  })

  it("tell all that is wrong at once", () => {
    const load = () =>
      loadConfig({ PORT: "x", LOG_LEVEL: "x", GRAPHIQL: "x", DATABASE_URL: "x", CORS_ORIGINS: "x", DATABASE_POOL_SIZE: "x" })
    for (const name of ["PORT", "LOG_LEVEL", "GRAPHIQL", "DATABASE_URL", "CORS_ORIGINS", "DATABASE_POOL_SIZE"])
      expect(load).toThrow(`\n  ${name}=`)
    expect(load).toThrow(expect.objectContaining({ name: "Failure", code: "CONFIGURATION" }))
  })

  it.each([
    ["postgresql://user:secret@host:6432/news?password=secret", "postgresql://host:6432/news"],
    ["postgres://user@host/news", "postgres://host/news"],
    ["postgresql:///news?host=/run/postgresql", "postgresql:///news"],
  ])("%s is shown as %s", async (databaseUrl, where) => {
    const database = openDatabase({ databaseUrl, dataDir: "", poolSize: 1, statementTimeoutMs: 1 })
    expect(database.where).toBe(where)
    await database.close()
  })
})

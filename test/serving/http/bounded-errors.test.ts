import { GraphQLError } from "graphql"
import { expect, it } from "vitest"
import { codedError } from "../../../src/errors.ts"
import { boundedErrors } from "../../../src/serving/http/bounded-errors.ts"

const range = (length: number) => Array.from({ length }, (_, index) => index)
const at = (path: (string | number)[], message = "Expected less.") =>
  new GraphQLError(message, { path, extensions: { code: "BAD_USER_INPUT", http: { status: 400 } } })

it("lists what there is, without what is for the server alone", () => {
  expect(boundedErrors([at(["a", 1])])).toEqual([
    { message: "Expected less.", path: ["a", 1], extensions: { code: "BAD_USER_INPUT" } },
  ])
})

it("lists a hundred, and counts the others by their codes", () => {
  const errors = [
    ...range(300).map((index) => at(["nodes", index])),
    ...range(7).map(() => codedError("SERVICE_UNAVAILABLE", "Gone.", 503)),
  ]
  const listed = boundedErrors(errors)
  expect(listed).toHaveLength(102)
  expect(listed.slice(100)).toEqual([
    { message: "Left out here: 200 more errors with this code.", extensions: { code: "BAD_USER_INPUT" } },
    { message: "Left out here: 7 more errors with this code.", extensions: { code: "SERVICE_UNAVAILABLE" } },
  ])
})

it("lists fewer where they are long, and no path that is longer than anybody reads", () => {
  const listed = boundedErrors(range(300).map((index) => at(["a".repeat(5_000), index])))
  expect(JSON.stringify(listed).length).toBeLessThan(110_000)
  expect(listed.at(-1)?.message).toMatch(/^Left out here: 2\d\d more errors/)
  const [one, ...others] = boundedErrors([at(["a".repeat(900_000)])])
  expect(others).toEqual([])
  expect(one).toEqual({ message: "Expected less.", extensions: { code: "BAD_USER_INPUT" } })
})

import { builder } from "./builder.ts"

export type OrderDirection = "ASC" | "DESC"

export const OrderDirectionEnum = builder.enumType("OrderDirection", {
  description: "Which end of an order comes first.",
  values: {
    ASC: { description: "The least first: the oldest, or the beginning of the alphabet." },
    DESC: { description: "The greatest first: the newest, or the end of the alphabet." },
  } as const,
})

/** UTF-16 units [start, end) of a text, as JavaScript counts: `text.slice(start, end)`. */
export type Range = { readonly start: number; readonly end: number }

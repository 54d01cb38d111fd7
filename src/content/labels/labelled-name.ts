import { builder } from "../../graphql/builder.ts"
import { labelledEnums } from "../../graphql/labels.ts"
import "../names/type.ts"
import "../mentions/method.ts"
import "../passages/kind-enum.ts"
import "../people/role.ts"
import "../search/match-type.ts"
import "../search/type.ts"
import "../sources/kind-enum.ts"
import "../stories/change-type.ts"
import "../stories/disagreement-type.ts"
import "../stories/timeline-type.ts"
import "../statements/role.ts"

// The imports above register the labels of all enums, so this must be evaluated after them. Each enum is a value, under its own
// name in capitals.

export const LabelledName = builder.enumType("LabelledName", {
  description: "The names of the enums whose values have labels.",
  values: Object.fromEntries(
    [...labelledEnums().keys()]
      .toSorted()
      .map((name) => [
        name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase(),
        { value: name, description: `The values of \`${name}\`.` },
      ]),
  ),
})

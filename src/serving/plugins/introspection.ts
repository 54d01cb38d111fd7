import type { ASTVisitor, FieldNode, ValidationContext } from "graphql"
import type { Plugin } from "graphql-yoga"
import { introspectionDisabled } from "../../errors.ts"
import { INTROSPECTION_FIELDS } from "./documents/introspective.ts"

/** Refuses all queries for the schema. `__typename`, which clients' caches need, is allowed. */
export function useNoIntrospection(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoIntrospection)
    },
  }
}

// Yoga caches validation results under a key that contains the name of this function.
function NoIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field(node: FieldNode) {
      if (INTROSPECTION_FIELDS.has(node.name.value)) context.reportError(introspectionDisabled(node))
    },
  }
}

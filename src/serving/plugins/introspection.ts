import type { ASTVisitor, FieldNode, ValidationContext } from "graphql"
import type { Plugin } from "graphql-yoga"
import { introspectionDisabled } from "../../errors.ts"
import { INTROSPECTION_FIELDS } from "./documents/introspective.ts"

/** Refuses every query for the schema itself. `__typename`, which clients' caches need, stays. */
export function useNoIntrospection(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoIntrospection)
    },
  }
}

// The name of the function is part of the key under which Yoga remembers validations.
function NoIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field(node: FieldNode) {
      if (INTROSPECTION_FIELDS.has(node.name.value)) context.reportError(introspectionDisabled(node))
    },
  }
}

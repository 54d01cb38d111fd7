import { type ASTVisitor, GraphQLError, type OperationDefinitionNode, type ValidationContext } from "graphql"
import type { Plugin } from "graphql-yoga"
import { codedError } from "../errors.ts"

/** Refuses with a code documents that graphql-js lets pass or stumbles over: operations that there are none of, and too many levels. */
export function useRefusals(): Plugin {
  return {
    onParse() {
      return ({ result, replaceParseResult }) => {
        if (result instanceof RangeError)
          replaceParseResult(
            codedError("GRAPHQL_PARSE_FAILED", "Expected a document with fewer levels, got one that is nested too deeply."),
          )
      }
    },
    onValidate({ addValidationRule }) {
      addValidationRule(OperationTypeExistence)
    },
  }
}

/**
 * https://spec.graphql.org/September2025/#sec-Operation-Type-Existence, which graphql-js 16 looks at only when it executes.
 * The name of the function is part of the key under which Yoga remembers validations.
 */
function OperationTypeExistence(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node: OperationDefinitionNode) {
      if (context.getSchema().getRootType(node.operation)) return
      context.reportError(new GraphQLError(`Expected a query, got a ${node.operation}: this schema has none.`, { nodes: node }))
    },
  }
}

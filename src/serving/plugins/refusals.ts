import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type ValidationContext,
} from "graphql"
import type { GraphQLParams, Plugin } from "graphql-yoga"
import { codedError, tooComplex } from "../../errors.ts"
import { definitionOf } from "../../graphql/execution/operation.ts"

/** Refuses with a code documents that graphql-js lets pass or stumbles over: operations that there are none of, too many levels and mistakes. */
export function useRefusals(): Plugin {
  return {
    onParse() {
      return ({ result, replaceParseResult, context }) => {
        if (result instanceof RangeError)
          replaceParseResult(
            codedError("GRAPHQL_PARSE_FAILED", "Expected a document with fewer levels, got one that is nested too deeply."),
          )
        if (!isDocument(result)) return
        // Thrown, since what replaces a document is remembered for its text, and another request may name another operation.
        const operation = definitionOf(result, operationNameIn(context))
        if (operation instanceof GraphQLError) throw operation
      }
    },
    onValidate({ addValidationRule, validateFn, setValidationFn }) {
      addValidationRule(OperationTypeExistence)
      setValidationFn((...of) => told(validateFn(...of)))
    },
  }
}

function isDocument(result: unknown): result is DocumentNode {
  return (result as DocumentNode | null)?.kind === Kind.DOCUMENT
}

function operationNameIn(context: unknown): string | null {
  return (context as { params?: GraphQLParams }).params?.operationName ?? null
}

/** graphql-js lists a hundred mistakes and says then, or when it has compared too many fields, that it stops: without what to do. */
function told(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const last = errors.at(-1)?.message
  if (last === "Validation aborted.")
    return [
      tooComplex(
        "Expected a document that repeats few fields, fragments and variables, got too many to compare. Ask for each once, or in several requests.",
      ),
    ]
  if (!last?.endsWith("Validation aborted.")) return errors
  // An answer has room for a hundred (src/serving/http/bounded-errors.ts).
  return [
    ...errors.slice(0, -2),
    new GraphQLError("Left out here: further mistakes. Mend those that are listed, and send the document again."),
  ]
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

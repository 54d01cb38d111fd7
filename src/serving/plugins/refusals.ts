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

/**
 * Refuses, with a code, documents that graphql-js accepts or fails on: operations that do not exist, too many levels, too many
 * mistakes.
 */
export function useRefusals(): Plugin {
  return {
    onParse() {
      return ({ result, replaceParseResult, context }) => {
        if (result instanceof RangeError)
          replaceParseResult(
            codedError("GRAPHQL_PARSE_FAILED", "Expected a document with fewer levels, got one that is nested too deeply."),
          )
        if (!isDocument(result)) return
        // Thrown and not set as the document's error, since that would be remembered for the text, and another request may name
        // an existing operation.
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

/**
 * After a hundred mistakes, or when it has compared too many fields, graphql-js adds an error that it stopped, without saying
 * what to do.
 */
function told(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const last = errors.at(-1)?.message
  if (last === "Validation aborted.")
    return [
      tooComplex(
        "Expected a document that repeats few fields, fragments and variables, got too many to compare. Ask for each once, or in several requests.",
      ),
    ]
  if (!last?.endsWith("Validation aborted.")) return errors
  // Answers have room for a hundred errors (src/serving/http/bounded-errors.ts).
  return [
    ...errors.slice(0, -2),
    new GraphQLError("Left out here: further mistakes. Mend those that are listed, and send the document again."),
  ]
}

/**
 * https://spec.graphql.org/September2025/#sec-Operation-Type-Existence, which graphql-js 16 checks only when it executes. Yoga
 * caches validation results under a key that contains the name of this function.
 */
function OperationTypeExistence(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node: OperationDefinitionNode) {
      if (context.getSchema().getRootType(node.operation)) return
      context.reportError(new GraphQLError(`Expected a query, got a ${node.operation}: this schema has none.`, { nodes: node }))
    },
  }
}

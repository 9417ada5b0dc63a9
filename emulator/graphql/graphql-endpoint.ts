import {
  type DocumentNode,
  execute,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  NoUnusedFragmentsRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { z } from 'zod'
import { replyWithFaults } from '../faults/reply-with-faults'
import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse, methodNotAllowed } from '../http/errors'
import { parseJson } from '../http/parse-json'
import type { RequestBody } from '../http/read-body'
import type { EmulatorState } from '../state/create-state'
import type { TokenRecord } from '../state/tokens'
import { findBearer } from '../tokens/find-bearer'
import { resolversFor } from './resolvers'
import { schema } from './schema'

const maxTokens = 1000
// Frame's kiosk script sends a fragment that it does not use, and is answered. Without introspection no type leads back
// to itself, so that nothing deeper than the schema is ever carried out.
const rules = [
  ...specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule),
  NoSchemaIntrospectionCustomRule,
]

const GraphqlRequest = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

/** GraphQL for the bearer of a SAT. Whatever is wrong with a query is told with status 200, as GraphQL does. */
export async function answerGraphql(state: EmulatorState, c: EmulatorContext): Promise<Response> {
  if (c.req.method !== 'POST') return methodNotAllowed('POST')
  const bearer = await findBearer(state, c.req.header('authorization'))
  if (!bearer)
    return errorResponse(401, 'invalid_token', 'A valid Secure Anonymous Token is required.', {
      'www-authenticate': 'Bearer',
    })
  return replyWithFaults(state, c, async () =>
    Response.json(await runRequest(state, bearer.record, c.get('body'))),
  )
}

async function runRequest(state: EmulatorState, record: TokenRecord, body: RequestBody) {
  const json = body.kind === 'text' ? parseJson(body.text) : { kind: 'malformed' as const }
  const request = GraphqlRequest.safeParse(json.kind === 'value' ? json.value : null)
  if (!request.success) return refuse('Send JSON with "query", and "variables" where it has some.')
  const { query, variables, operationName } = request.data
  const parsed = parseQuery(query)
  if (parsed instanceof GraphQLError) return { errors: [parsed] }
  const mistakes = validate(schema, parsed, rules)
  if (mistakes.length > 0) return { errors: mistakes }
  return execute({
    schema,
    document: parsed,
    rootValue: resolversFor(state, record),
    variableValues: variables ?? {},
    operationName: operationName ?? null,
  })
}

function parseQuery(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

function refuse(message: string) {
  return { errors: [{ message }] }
}

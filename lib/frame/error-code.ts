/** The stable name of a network error. Its message is not used: some carry parts of the request. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code'
}

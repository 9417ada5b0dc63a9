/** Every refusal of the emulator, in the shape assumed of Frame. A client should depend on the status only. */
export function errorResponse(
  status: number,
  code: string,
  message: string,
  headers?: HeadersInit,
): Response {
  return Response.json({ error: { code, message } }, { status, ...(headers ? { headers } : {}) })
}

export function notFound(): Response {
  return errorResponse(404, 'not_found', 'There is nothing at this address.')
}

export function methodNotAllowed(allowed: string): Response {
  return errorResponse(405, 'method_not_allowed', `Only ${allowed} is answered here.`, { allow: allowed })
}

/** A token as Frame might make it. The signature is not Frame's, and need not be: the portal cannot check it. */
export function testToken(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(claims)}.c2lnbmF0dXJl`
}

export function tokenEndingIn(seconds: number, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000)
  return testToken({ iat, exp: iat + seconds })
}

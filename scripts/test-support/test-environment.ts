/** Secrets that everybody knows, and the address under which tests see the portal. */
export const testEnvironment = {
  AUTH_SECRET: 'dGVzdC1vbmx5LWF1dGgtc2VjcmV0LTAxMjM0NTY3ODk',
  QUOTA_KEY: 'dGVzdC1vbmx5LXF1b3RhLWtleS0wMTIzNDU2Nzg5YWI',
  ENCRYPTION_KEY: 'dGVzdC1vbmx5LWVuY3J5cHRpb24ta2V5LTAxMjM0NTY',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'dGVzdC1vbmx5LWFjdGlvbnMta2V5LTAxMjM0NTY3ODk=',
  PUBLIC_URL: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
}

/** `jane.doe@acme.example` → `j***@acme.example`: enough to recognise a case, too little to write to someone. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '***' : `${address[0]}***${address.slice(at)}`
}

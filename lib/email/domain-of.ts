/** The domain of an address that canonicaliseEmail has passed. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

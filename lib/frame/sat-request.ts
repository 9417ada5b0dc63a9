export type Person = { firstName: string; lastName: string; email: string }

export type SatMetadataInput = {
  /** What the product's owner wants to read inside the session. */
  product: Record<string, string | number | boolean>
  loginUrl: string
  logoutUrl: string
  /** Handle of the signup. */
  signup: string
  /** Id of the attempt, so that each POST Frame sees can be found in our rows. */
  mint: string
  language: string
  timeZone: string | null
}

/** What staff typed for a token of their own: it belongs to no signup, and says so. */
export type StaffMetadataInput = { staff: Record<string, string>; mint: string }

export type SatMetadata = Record<string, string | false>

/** Always JSON, always with names and e-mail: Frame's named-user subscriptions count users by them. */
export function satRequestBody(person: Person, metadata: SatMetadata): string {
  return JSON.stringify({
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    metadata,
  })
}

/** The keys that mark a token as one that staff made; what was typed cannot stand in for them. */
const staffMark = { made_by: 'staff of the trial portal' }

/** With what was typed as it stands, Frame's own keys too: trying them is what the playground is for. */
export function staffMetadata({ staff, mint }: StaffMetadataInput): SatMetadata {
  const metadata: SatMetadata = Object.create(null)
  return Object.assign(metadata, { should_accept_tos: false as const }, staff, staffMark, { mint })
}

/**
 * What travels with the SAT. The prospect can read it in Frame's profile page, and so can anything in the session: no
 * secrets, no notes. The product's own keys come first and cannot stand in for ours, whether ours are set or not.
 */
export function satMetadata(input: SatMetadataInput): SatMetadata {
  const ours = {
    frame_login_url: input.loginUrl,
    frame_logout_url: input.logoutUrl,
    should_accept_tos: false as const,
    signup: input.signup,
    mint: input.mint,
    language: input.language,
    time_zone: input.timeZone,
  }
  // Without a prototype a product's key may even be __proto__ and is a key like any other.
  const metadata: SatMetadata = Object.create(null)
  for (const [key, value] of Object.entries(input.product)) {
    if (!Object.hasOwn(ours, key)) metadata[key] = String(value)
  }
  for (const [key, value] of Object.entries(ours)) {
    if (value !== null) metadata[key] = value
  }
  return metadata
}

import type { Permission, StaffRole } from './permissions'

/** Somebody who is signed in, as the database has them at this moment. */
export type StaffPerson = {
  id: string
  email: string
  name: string
  role: StaffRole
  /** The session that this request came with. */
  session: string
}

/** A person whose permission was checked; functions that read or change take one, so that no caller can forget to. */
export type Authorised<Needed extends Permission> = StaffPerson & { may: Needed }

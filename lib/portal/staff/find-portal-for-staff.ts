import { db } from '../../db'
import { exportPortal } from '../../settings/export-portal'
import { latestChange } from '../../settings/list-settings-changes'
import { isObject } from '../../settings/settings-item'
import type { Authorised } from '../../staff/staff-person'
import { portalLabels, type PortalValues } from './portal-fields'

/** What is set of the portal, by field, and the change that a form is opened at. */
export async function findPortalForStaff(
  _staff: Authorised<'products.manage'>,
): Promise<{ values: PortalValues; base: bigint }> {
  // In this order: a change in between makes the form old rather than the base new.
  const base = await latestChange(db(), { what: 'portal', name: '' })
  const portal: unknown = (await exportPortal()) ?? {}
  const values = Object.keys(portalLabels).map((field) => {
    const value = field.split('.').reduce((part, key) => (isObject(part) ? part[key] : undefined), portal)
    return [field, typeof value === 'string' ? value : ''] as const
  })
  return { values: Object.fromEntries(values), base }
}

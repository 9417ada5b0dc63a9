import type { StaffRole } from '@/lib/staff/permissions'

export const roleNames: Record<StaffRole, string> = {
  marketing: 'Marketing',
  sales: 'Sales',
  admin: 'Administrator',
}

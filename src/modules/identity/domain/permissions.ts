import type { Role } from '../contract.ts'

/** Which roles hold which permission, as the modules declared it. */
export type PermissionTable = Readonly<Record<string, readonly string[]>>

export function permissionsOf(role: Role, table: PermissionTable): ReadonlySet<string> {
  return new Set(
    Object.entries(table)
      .filter(([, holders]) => holders.includes(role))
      .map(([permission]) => permission),
  )
}

/** A workspace must keep a person who can let others in. */
export function leavesNoAdmin(
  members: readonly { id: string; role: Role; isActive: boolean }[],
  change: { id: string; role: Role; isActive: boolean },
): boolean {
  return !members
    .map((member) => (member.id === change.id ? change : member))
    .some((member) => member.role === 'admin' && member.isActive)
}

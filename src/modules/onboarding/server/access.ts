/** Everybody reads projects; those who work with customers write; programs are for those who keep the method. */
export const onboardingPermissions = {
  'onboarding.read': ['admin', 'manager', 'csm', 'ops', 'sales', 'viewer'],
  'onboarding.write': ['admin', 'manager', 'csm', 'ops'],
  'onboarding.manage_programs': ['admin', 'manager', 'ops'],
} as const

const staff = (permission: keyof typeof onboardingPermissions) => ({ audience: 'staff' as const, permission })

export const readers = { access: staff('onboarding.read'), audit: 'read' as const }
export const writers = (action: string, entity = 'project') => ({
  access: staff('onboarding.write'),
  audit: { action: `onboarding.${action}`, entity },
})
export const programKeepers = (action: string, entity = 'program') => ({
  access: staff('onboarding.manage_programs'),
  audit: { action: `onboarding.${action}`, entity },
})

export const courseKinds = ['live', 'group', 'one_to_one', 'video', 'guide', 'sandbox'] as const
/** group: several customers or many people at once; video, guide and sandbox are worked through alone, at any time. */
export type CourseKind = (typeof courseKinds)[number]

export const courseAudiences = ['admin', 'user'] as const
export type CourseAudience = (typeof courseAudiences)[number]

/** Whether people come together for it, so that it has a time. */
export const isLive = (kind: CourseKind): boolean => kind === 'live' || kind === 'group' || kind === 'one_to_one'

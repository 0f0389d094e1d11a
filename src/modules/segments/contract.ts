export * from './contract/attribute.ts'
export * from './contract/member.ts'
export * from './contract/segment.ts'
export * from './contract/touch.ts'

export * from './contract/hearing.ts'
export * from './contract/home.ts'
export * from './contract/link.ts'
export * from './contract/visit.ts'

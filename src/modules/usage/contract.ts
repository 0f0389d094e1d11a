export * from './contract/live.ts'
export * from './contract/source.ts'

export * from './contract/account-usage.ts'
export * from './contract/feature.ts'
export * from './contract/live.ts'
export * from './contract/source.ts'

export * from './contract/account-health.ts'

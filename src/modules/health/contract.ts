export * from './contract/account-health.ts'
export * from './contract/alert.ts'
export * from './contract/portfolio.ts'
export * from './contract/scorecard.ts'

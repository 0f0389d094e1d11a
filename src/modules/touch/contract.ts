export * from './contract/journey.ts'
export * from './contract/measure.ts'

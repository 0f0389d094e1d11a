export * from './contract/source.ts'

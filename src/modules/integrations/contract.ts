export * from './contract/record-import.ts'
export * from './contract/source.ts'
export * from './contract/ticket.ts'
export * from './contract/waiting.ts'

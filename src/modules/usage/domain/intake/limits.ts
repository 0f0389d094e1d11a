/** Limits of Segment's HTTP API, which SDKs keep by themselves. */
export const maxEventBytes = 32 * 1024
export const maxBatchBytes = 500 * 1024
/** More than would fit, were each of them an event: what is beyond is noise. */
export const maxBatchEvents = 12_000

/** Beyond these nothing sensible is named, and lists and indexes would suffer. */
export const maxNameLength = 200
export const maxIdLength = 256

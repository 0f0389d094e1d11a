/** One measured ratio against its limit. */
export interface Figure {
  name: string
  ratio: number
  bar: number
  /** Whether the ratio must stay at or below its bar, or reach it. */
  must: '<=' | '>='
}

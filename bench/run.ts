import { measureCustomerList } from './customer-list.ts'
import type { Figure } from './figure.ts'
import { startProduct } from './product.ts'
import { measureReplan } from './replan.ts'
import { measureSegmentCount } from './segment-count.ts'

const holds = ({ ratio, bar, must }: Figure) => (must === '<=' ? ratio <= bar : ratio >= bar)

const product = await startProduct()
try {
  const figures = [
    ...(await measureReplan(product)),
    ...(await measureCustomerList(product)),
    ...(await measureSegmentCount(product)),
  ]
  for (const figure of figures)
    console.log(`bench ${figure.name}: ${figure.ratio.toFixed(2)} (bar ${figure.must} ${figure.bar})`)
  const short = figures.filter((figure) => !holds(figure))
  if (short.length > 0) {
    console.error(`${short.length} short of the bar: ${short.map((figure) => figure.name).join(', ')}`)
    process.exitCode = 1
  }
} finally {
  await product.stop()
}

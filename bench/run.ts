import { measureCustomerList } from './customer-list.ts'
import type { Figure } from './figure.ts'
import { measureIngestion } from './ingestion/measure-ingestion.ts'
import { type Product, startProduct } from './product.ts'
import { measureReplan } from './replan.ts'
import { measureSegmentCount } from './segment-count.ts'

const holds = ({ ratio, bar, must }: Figure) => (must === '<=' ? ratio <= bar : ratio >= bar)

/** Measures on a product of its own. */
async function measureOn(
  roles: string,
  measures: readonly ((product: Product) => Promise<Figure[]>)[],
): Promise<Figure[]> {
  const product = await startProduct(roles)
  try {
    const figures: Figure[] = []
    for (const measure of measures) figures.push(...(await measure(product)))
    return figures
  } finally {
    await product.stop()
  }
}

const figures = [
  ...(await measureOn('', [measureReplan, measureCustomerList, measureSegmentCount])),
  ...(await measureOn('web', [measureIngestion])),
]
for (const figure of figures)
  console.log(`bench ${figure.name}: ${figure.ratio.toFixed(2)} (bar ${figure.must} ${figure.bar})`)
const short = figures.filter((figure) => !holds(figure))
if (short.length > 0) {
  console.error(`${short.length} short of the bar: ${short.map((figure) => figure.name).join(', ')}`)
  process.exitCode = 1
}

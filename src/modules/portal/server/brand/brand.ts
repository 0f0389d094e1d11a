import { readSettings } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { sniffType } from '#platform/file-storage/sniff-type.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import type { BrandSettings, ShownBrand } from '../../contract.ts'
import { readableAccent } from '../../domain/accent.ts'
import { type BrandRow, findBrand, lockBrand, upsertBrand } from './brand-queries.ts'

const bare = { accent: null, logo: null, logo_type: null, version: 0 } as const
type Kept = Pick<BrandRow, 'accent' | 'logo' | 'logo_type' | 'version'>

/** What the pages are dressed in. */
export async function readShownBrand(context: Context): Promise<ShownBrand> {
  return shownOf((await findBrand(context.transaction)) ?? bare)
}

export async function readBrand(context: Context): Promise<BrandSettings> {
  return settingsOf(context, (await findBrand(context.transaction)) ?? bare)
}

/** Throws conflict `portal.changed_meanwhile`. */
export async function changeBrand(
  context: Context,
  { version, accent }: { version: number; accent: string | null },
): Promise<BrandSettings> {
  const before = await lockBrand(context.transaction, context.workspaceId)
  if ((before?.version ?? 0) !== version) throw conflict('portal.changed_meanwhile')
  return save(context, { ...(before ?? bare), accent, version: version + 1 })
}

/** A picture by its own bytes, whatever its name says. Throws invalid `portal.not_a_logo`. */
export async function setLogo(context: Context, { bytes, fileName }: { bytes: Buffer; fileName: string }) {
  const type = sniffType(bytes.subarray(0, 4096), fileName)
  if (type !== 'image/png' && type !== 'image/jpeg' && type !== 'image/webp') throw invalid('portal.not_a_logo')
  const before = await lockBrand(context.transaction, context.workspaceId)
  return save(context, { ...(before ?? bare), logo: bytes, logo_type: type })
}

export async function removeLogo(context: Context): Promise<BrandSettings> {
  const before = await lockBrand(context.transaction, context.workspaceId)
  return save(context, { ...(before ?? bare), logo: null, logo_type: null })
}

/** The version is the colour's: a logo is set as a whole and holds nobody's colour up. */
async function save(context: Context, row: Kept): Promise<BrandSettings> {
  const { accent, logo, logo_type, version } = row
  await upsertBrand(context.transaction, {
    accent,
    logo,
    logo_type,
    version,
    workspace_id: context.workspaceId,
    changed_by: context.actor.name,
    changed_at: instantOf(context),
  })
  return settingsOf(context, row)
}

async function settingsOf(context: Context, row: Kept): Promise<BrandSettings> {
  const { vendorName, productName } = await readSettings(context)
  return { accent: row.accent, shown: shownOf(row), vendorName, productName, version: row.version }
}

function shownOf({ accent, logo, logo_type: type }: Kept): ShownBrand {
  return {
    accent: accent && readableAccent(accent).accent,
    logo: logo && type && `data:${type};base64,${logo.toString('base64')}`,
  }
}

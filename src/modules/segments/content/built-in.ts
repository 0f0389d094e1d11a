import { touchRulesSchema } from '../domain/touch-rules.ts'
import touchDefault from './touch-default.json' with { type: 'json' }

/** 区分の既定値: amounts and hours are proposals to begin with, not figures of the field. */
export const builtInTouchRules = touchRulesSchema.parse(touchDefault)

import type { Route } from '#platform/http/route.ts'
import { additionRoutes } from './additions/routes.ts'
import { adviceRoutes } from './advice/routes.ts'
import { baselineRoutes } from './baselines/routes.ts'
import { blockerRoutes } from './blockers/routes.ts'
import { capacityRoutes } from './capacity/routes.ts'
import { criterionRoutes } from './criteria/routes.ts'
import { documentRoutes } from './documents/routes.ts'
import type { HealthReader } from './exam/read-health.ts'
import { examRoutes } from './exam/routes.ts'
import { fileRoutes } from './files/routes.ts'
import { goalRoutes } from './goals/routes.ts'
import { graduationRoutes } from './graduation/routes.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { kickoffRoutes } from './kickoff/routes.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { ongoingRoutes } from './ongoing/routes.ts'
import { outcomeRoutes } from './outcome/routes.ts'
import { packageRoutes } from './packages/routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { planRoutes } from './plan/routes.ts'
import { programRoutes } from './programs/routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { replanRoutes } from './replan/routes.ts'
import { roadmapRoutes } from './roadmap/routes.ts'
import { scopeRoutes } from './scope/routes.ts'
import { similarRoutes } from './similar/routes.ts'
import { trainingRoutes } from './training/routes.ts'
import { undoRoutes } from './undo/routes.ts'
import { usageRoutes } from './usage/routes.ts'
import { valueRoutes } from './value/routes.ts'
import { waitingRoutes } from './waiting/routes.ts'
import { wbsRoutes } from './wbs/routes.ts'
import { earlyWinRoutes } from './wins/routes.ts'

/** All routes; how customers are doing is read where the exam asks for it. */
export const onboardingRoutes = (readHealth: HealthReader): Route[] => [
  ...programRoutes,
  ...projectRoutes(readHealth),
  ...planRoutes,
  ...replanRoutes,
  ...additionRoutes,
  ...undoRoutes,
  ...fileRoutes,
  ...baselineRoutes,
  ...capacityRoutes,
  ...wbsRoutes,
  ...goalRoutes,
  ...kickoffRoutes,
  ...meetingRoutes,
  ...earlyWinRoutes,
  ...usageRoutes,
  ...criterionRoutes,
  ...examRoutes(readHealth),
  ...graduationRoutes(readHealth),
  ...ongoingRoutes,
  ...outcomeRoutes,
  ...adviceRoutes,
  ...blockerRoutes,
  ...documentRoutes,
  ...waitingRoutes,
  ...scopeRoutes,
  ...incidentRoutes,
  ...similarRoutes,
  ...trainingRoutes,
  ...packageRoutes,
  ...valueRoutes,
  ...roadmapRoutes,
  ...paperRoutes,
]

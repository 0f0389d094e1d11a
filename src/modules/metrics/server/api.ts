export { countOnboardingFacts } from './onboarding/count-facts.ts'

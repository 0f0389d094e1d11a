import {
  IconCalendarRepeat,
  IconCertificate,
  IconFileCheck,
  IconHourglass,
  IconPackage,
  IconPlus,
  IconRoute,
  IconSchool,
} from '@tabler/icons-react'
import type { MessageBundle } from '#platform/web/messages/index.ts'
import { type CommandDeclaration, lazyPage, type PageDeclaration } from '#platform/web/pages.ts'
import english from './messages.en.json' with { type: 'json' }
import japanese from './messages.ja.json' with { type: 'json' }

export { MeetingsThisWeek } from './meetings/this-week.tsx'
export { OnboardingPanel } from './panel/onboarding-panel.tsx'
export { type ProjectPanels, ProjectPanelsProvider } from './project/panels.ts'
export { SimilarCustomers } from './similar/similar-customers.tsx'

export const onboardingMessages: MessageBundle = { ja: japanese, en: english }

export const onboardingPages: readonly PageDeclaration[] = [
  {
    path: '/onboarding',
    component: lazyPage(() => import('./list/projects-page.tsx'), 'ProjectsPage'),
    permission: 'onboarding.read',
    navigation: { labelKey: 'onboarding:navigation', icon: IconRoute, order: 30, shortcut: 'O' },
  },
  {
    path: '/onboarding/new',
    component: lazyPage(() => import('./start/start-page.tsx'), 'StartPage'),
    permission: 'onboarding.write',
  },
  {
    path: '/onboarding/waiting',
    component: lazyPage(() => import('./waiting/waiting-page.tsx'), 'WaitingPage'),
    permission: 'onboarding.read',
  },
  {
    path: '/onboarding/proposals',
    component: lazyPage(() => import('./list/proposals-page.tsx'), 'ProposalsPage'),
    permission: 'onboarding.read',
  },
  {
    path: '/onboarding/trainings',
    component: lazyPage(() => import('./training/joint/joint-page.tsx'), 'JointTrainingsPage'),
    permission: 'onboarding.read',
  },
  {
    path: '/onboarding/$projectId',
    component: lazyPage(() => import('./project/project-page.tsx'), 'ProjectPage'),
    permission: 'onboarding.read',
  },
  {
    path: '/settings/programs',
    component: lazyPage(() => import('./programs/programs-page.tsx'), 'ProgramsPage'),
    permission: 'onboarding.read',
    settings: {
      labelKey: 'onboarding:programs.title',
      hintKey: 'onboarding:programs.hint',
      icon: IconRoute,
      order: 30,
    },
  },
  {
    path: '/settings/graduation',
    component: lazyPage(() => import('./graduation/policy-page.tsx'), 'GraduationPolicyPage'),
    permission: 'onboarding.read',
    settings: {
      labelKey: 'onboarding:policy.title',
      hintKey: 'onboarding:policy.hint',
      icon: IconCertificate,
      order: 31,
    },
  },
  {
    path: '/settings/courses',
    component: lazyPage(() => import('./training/courses/courses-page.tsx'), 'CoursesPage'),
    permission: 'onboarding.read',
    settings: {
      labelKey: 'onboarding:training.courses.title',
      hintKey: 'onboarding:training.courses.hint',
      icon: IconSchool,
      order: 32,
    },
  },
  {
    path: '/settings/packages',
    component: lazyPage(() => import('./packages/catalogue/packages-page.tsx'), 'PackagesPage'),
    permission: 'onboarding.read',
    settings: {
      labelKey: 'onboarding:packages.catalogue.title',
      hintKey: 'onboarding:packages.catalogue.hint',
      icon: IconPackage,
      order: 33,
    },
  },
  {
    path: '/settings/documents',
    component: lazyPage(() => import('./documents/documents-page.tsx'), 'DocumentsPage'),
    permission: 'onboarding.read',
    settings: {
      labelKey: 'onboarding:documents.title',
      hintKey: 'onboarding:documents.hint',
      icon: IconFileCheck,
      order: 34,
    },
  },
  {
    path: '/settings/programs/$programKey',
    component: lazyPage(() => import('./programs/program-page.tsx'), 'ProgramPage'),
    permission: 'onboarding.read',
  },
]

export const onboardingCommands: readonly CommandDeclaration[] = [
  {
    id: 'onboarding.start',
    labelKey: 'onboarding:start.command',
    icon: IconPlus,
    to: '/onboarding/new',
    permission: 'onboarding.write',
  },
  {
    id: 'onboarding.waiting',
    labelKey: 'onboarding:waiting.page.command',
    icon: IconHourglass,
    to: '/onboarding/waiting',
    permission: 'onboarding.read',
  },
  {
    id: 'onboarding.proposals',
    labelKey: 'onboarding:proposal.list',
    icon: IconCalendarRepeat,
    to: '/onboarding/proposals',
    permission: 'onboarding.read',
  },
  {
    id: 'onboarding.trainings',
    labelKey: 'onboarding:training.jointPage.title',
    icon: IconSchool,
    to: '/onboarding/trainings',
    permission: 'onboarding.read',
  },
]

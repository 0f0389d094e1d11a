import type { ProjectPage } from '../../contract.ts'

/** What every form in a dialog of the project's page is given. */
export interface ProjectFormProps {
  project: ProjectPage
  close: () => void
}

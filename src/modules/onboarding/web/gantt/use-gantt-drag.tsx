import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useMessages } from '#platform/web/messages/index.ts'
import type { ProjectPage, TaskView } from '../../contract.ts'
import { useDropDialog } from '../edits/drop-dialog.tsx'
import { useText } from '../text.ts'
import { type Drag, type DragMode, editOf } from './drag.ts'
import type { Scale } from './scale.ts'

export interface DragHandlers {
  down: (event: PointerEvent<HTMLButtonElement>, task: TaskView) => void
  move: (event: PointerEvent<HTMLButtonElement>) => void
  up: (event: PointerEvent<HTMLButtonElement>) => void
  cancel: () => void
  /** Arrows move the bar a day, with Shift they move its end, with Alt its start; a press confirms, Escape lets go. */
  key: (event: KeyboardEvent<HTMLButtonElement>, task: TaskView) => void
  /** A press confirms what is held, else `otherwise`. */
  press: (task: TaskView, otherwise: () => void) => void
  leave: (task: TaskView) => void
}

/** Fewer pixels than this are a press, not a drag. */
const stillness = 4

export function useGanttDrag(project: ProjectPage, scale: Scale) {
  const { t } = useMessages('onboarding')
  const text = useText()
  const [drag, setDrag] = useState<Drag>()
  const held = useRef<{ task: TaskView; mode: DragMode; x: number; isMoved: boolean } | undefined>(undefined)
  const wasDragged = useRef(false)
  const isAsking = useRef(false)
  const letGo = () => {
    held.current = undefined
    isAsking.current = false
    setDrag(undefined)
  }
  const { ask, dialog } = useDropDialog(project, letGo)

  const isHeld = drag !== undefined
  useEffect(() => {
    if (!isHeld) return
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || isAsking.current) return
      held.current = undefined
      setDrag(undefined)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isHeld])

  const propose = (task: TaskView, asked: Drag) => {
    const edits = editOf(task, asked)
    if (edits.length === 0) return letGo()
    isAsking.current = true
    ask({ title: t('drop.move', { name: text(task.name) }), edits })
  }
  const link = (from: TaskView, toId: string | undefined) => {
    const to = project.tasks.find(({ id }) => id === toId)
    if (to === undefined || to.id === from.id || to.dependsOn.some(({ task }) => task === from.key)) return letGo()
    isAsking.current = true
    ask({
      title: t('drop.link', { from: text(from.name), to: text(to.name) }),
      edits: [
        {
          kind: 'links',
          taskId: to.id,
          dependsOn: [...to.dependsOn, { task: from.key, kind: 'finish_start', lag: 0 }],
        },
      ],
    })
  }

  const handlers: DragHandlers = {
    down: (event, task) => {
      if (event.button !== 0) return
      const mode = modeOf(event.target)
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { task, mode, x: event.clientX, isMoved: false }
      wasDragged.current = false
    },
    move: (event) => {
      const grip = held.current
      if (grip === undefined || isAsking.current) return
      const distance = event.clientX - grip.x
      if (!grip.isMoved && Math.abs(distance) < stillness && grip.mode !== 'link') return
      grip.isMoved = true
      wasDragged.current = true
      setDrag({ taskId: grip.task.id, mode: grip.mode, days: grip.mode === 'link' ? 0 : scale.daysOf(distance) })
    },
    up: (event) => {
      const grip = held.current
      held.current = undefined
      if (grip === undefined || !grip.isMoved) return
      if (grip.mode === 'link') return link(grip.task, taskAt(event.clientX, event.clientY))
      propose(grip.task, { taskId: grip.task.id, mode: grip.mode, days: scale.daysOf(event.clientX - grip.x) })
    },
    cancel: letGo,
    key: (event, task) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
      if (step === 0) return
      event.preventDefault()
      const mode = event.shiftKey ? 'end' : event.altKey ? 'start' : 'move'
      const before = drag?.taskId === task.id && drag.mode === mode ? drag.days : 0
      setDrag({ taskId: task.id, mode, days: before + step })
    },
    press: (task, otherwise) => {
      if (wasDragged.current) {
        wasDragged.current = false
        return
      }
      if (drag?.taskId === task.id) propose(task, drag)
      else otherwise()
    },
    leave: (task) => {
      if (!isAsking.current && held.current === undefined && drag?.taskId === task.id) setDrag(undefined)
    },
  }
  return { drag, handlers, dialog }
}

function modeOf(target: EventTarget): DragMode {
  const handle = target instanceof HTMLElement ? target.dataset.handle : undefined
  return handle === 'start' || handle === 'end' || handle === 'link' ? handle : 'move'
}

function taskAt(x: number, y: number): string | undefined {
  const bar = document
    .elementsFromPoint(x, y)
    .map((each) => each.closest('[data-task]'))
    .find((each) => each !== null)
  return bar instanceof HTMLElement ? bar.dataset.task : undefined
}

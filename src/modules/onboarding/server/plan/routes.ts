import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../../contract.ts'
import { writers } from '../access.ts'
import { addTask } from './add-task.ts'
import { changeTask } from './change-task.ts'
import { commentOnTask } from './comment-on-task.ts'
import { setTaskPiece } from './pieces/set-piece.ts'

export const planRoutes: Route[] = [
  route(contract.changeTask, {
    ...writers('task_changed'),
    handle: (context, { params, body }) => changeTask(context, params, body),
  }),
  route(contract.setTaskPiece, {
    ...writers('piece_set'),
    handle: (context, { params, body }) => setTaskPiece(context, params, body),
  }),
  route(contract.addTask, {
    ...writers('task_added'),
    handle: (context, { params, body }) => addTask(context, params.id, body),
  }),
  route(contract.commentOnTask, {
    ...writers('task_commented'),
    handle: (context, { params, body }) => commentOnTask(context, params, body),
  }),
]

/** A process the supervisor keeps alive. */
export interface Service {
  readonly kind: "service"
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Names of services and tasks that must be ready (done) before this one starts. */
  readonly dependsOn?: readonly string[]
  /** Loopback ports it will bind; a taken one is an error before anything is spawned. */
  readonly ports?: readonly number[]
  /** Called before every start of its process; what it throws fails the start. */
  readonly beforeStart?: () => void
  readonly ready: ReadyCondition
  readonly restart: RestartPolicy
  /** Asked first; after `graceMs` the whole process group is killed. */
  readonly stopSignal: NodeJS.Signals
  readonly graceMs: number
}

/** Something done once at its place in the order, such as deploying contracts. */
export interface Task {
  readonly kind: "task"
  readonly name: string
  readonly dependsOn?: readonly string[]
  /** Returns what to say about the result, such as `from cache`. */
  run(context: TaskContext): Promise<string | undefined>
}

export interface TaskContext {
  /** Aborts when the system stops. */
  readonly signal: AbortSignal
  /** A file this task may write its output to. */
  readonly logFile: string
}

export type Unit = Service | Task

/** Asked again and again until it holds or the deadline passes. A throw counts as "not yet". */
export interface ReadyCondition {
  /** Completes the sentence "waited for …". */
  readonly description: string
  readonly deadlineMs: number
  holds(): Promise<boolean>
}

/**
 * A crashed service starts again after `backoffMs`, doubled each time up to `maxBackoffMs`. More than `limit`
 * crashes within `withinMs` and the supervisor gives up on it.
 */
export interface RestartPolicy {
  readonly limit: number
  readonly withinMs: number
  readonly backoffMs: number
  readonly maxBackoffMs: number
  /** What giving up means: the whole system stops, or goes on without this service. */
  readonly whenGivenUp: "stop all" | "carry on"
}

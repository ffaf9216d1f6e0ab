import { z } from "zod"

/**
 * What the relay and its studio child say to each other over the child's IPC channel. Checked on both sides:
 * the child decodes what strangers send, so the relay believes nothing it says beyond these shapes.
 */
const inputId = z.string().min(1).max(64)
const personId = z.string().min(1).max(64)
const port = z.number().int().min(1).max(65_535)
export const mediumSchema = z.enum(["audio", "video"])
export type Medium = z.infer<typeof mediumSchema>

export const studioConfigSchema = z.object({
  /** Pixels of the program picture; multiples of 16, so that tiles fall on whole blocks. */
  width: z.number().int().min(320).max(1920).multipleOf(16),
  height: z.number().int().min(176).max(1088).multipleOf(2),
  /** Must divide the 90 kHz media clock and give whole frames in a part of 200 ms. */
  framesPerSecond: z.union([z.literal(10), z.literal(15), z.literal(20), z.literal(25), z.literal(30)]),
  videoBitrateBps: z.number().int().min(100_000).max(20_000_000),
  audioBitrateBps: z.number().int().min(32_000).max(320_000),
  /** x264's speed against quality. One step faster saves about a quarter of the CPU. */
  videoPreset: z.enum(["ultrafast", "superfast", "veryfast", "faster"]),
  /** A key frame, and so a segment, starts this often. */
  keyFrameIntervalMs: z.number().int().min(500).max(10_000),
  /** Unix socket where the packager takes the encoded program. */
  packagerSocketPath: z.string().min(1).max(107),
  /** Unix ms that is zero on the program's clock. The same for every studio of a broadcast, so restarts never go back in time. */
  timelineOriginMs: z.number().int().nonnegative(),
})
export type StudioConfig = z.infer<typeof studioConfigSchema>

/** 1280×720 at 30 for a machine with a core to spare. */
export const STUDIO_DEFAULTS = {
  width: 1280,
  height: 720,
  framesPerSecond: 30,
  videoBitrateBps: 2_500_000,
  audioBitrateBps: 128_000,
  videoPreset: "veryfast",
  keyFrameIntervalMs: 2_000,
} as const satisfies Partial<StudioConfig>

/** 640×360 at 15 for small machines: about a fifth of the work. */
export const STUDIO_SMALL = {
  ...STUDIO_DEFAULTS,
  width: 640,
  height: 360,
  framesPerSecond: 15,
  videoBitrateBps: 700_000,
  videoPreset: "superfast",
} as const satisfies Partial<StudioConfig>

/** One RTP stream: where it comes from and how to read it. */
export const studioInputSchema = z.object({
  inputId,
  personId,
  /** Drawn beside the person's picture. */
  label: z.string().max(128),
  medium: mediumSchema,
  codec: z.enum(["VP8", "H264", "opus"]),
  payloadType: z.number().int().min(0).max(127),
  ssrc: z.number().int().min(0).max(0xffff_ffff),
  clockRate: z.number().int().min(8_000).max(192_000),
})
export type StudioInput = z.infer<typeof studioInputSchema>

/** Who may be seen and who may be heard at this moment. What is not in here is not in the program. */
export const busSchema = z.array(z.object({ personId, medium: mediumSchema })).max(1_000)
export type Bus = z.infer<typeof busSchema>

export const slateSchema = z.object({ title: z.string().max(128), subtitle: z.string().max(256) })
export type Slate = z.infer<typeof slateSchema>

export const toStudioSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("configure"), config: studioConfigSchema }),
  /** `port` asks for the port an earlier child had, so that the sender need not be told of the restart. */
  z.object({ type: z.literal("addInput"), input: studioInputSchema, port: port.nullable() }),
  z.object({ type: z.literal("removeInput"), inputId }),
  z.object({ type: z.literal("setBus"), bus: busSchema }),
  z.object({ type: z.literal("setSlate"), slate: slateSchema }),
  z.object({ type: z.literal("stop") }),
])
export type ToStudio = z.infer<typeof toStudioSchema>

export const inputStatsSchema = z.object({
  inputId,
  packets: z.number().int(),
  lost: z.number().int(),
  decodedFrames: z.number().int(),
  /** Since the last decoded frame; null before the first. */
  lastFrameAgeMs: z.number().nullable(),
  /** From a packet's arrival to its place in the program. */
  playoutDelayMs: z.number(),
})

export const studioStatsSchema = z.object({
  inputs: z.array(inputStatsSchema),
  /** Program frames since the start, and those left out because the machine was late. */
  frames: z.number().int(),
  skippedFrames: z.number().int(),
  /** How late ticks came in the last second. */
  worstTickLatenessMs: z.number(),
  /** Work per tick in the last second. */
  meanTickMs: z.number(),
  /** Of one core, 1 = all of it, over the last second. */
  cpu: z.number(),
  /** Encoders opened since the child started: 2 (picture and sound), whoever comes and goes. */
  encodersOpened: z.number().int(),
  /** Person whose voice is loudest now. */
  activeSpeaker: personId.nullable(),
})
export type StudioStats = z.infer<typeof studioStatsSchema>

export const fromStudioSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("inputReady"), inputId, port }),
  /** The decoder cannot go on without a key frame. At most one a second for each input. */
  z.object({ type: z.literal("keyFrameRequest"), inputId }),
  z.object({ type: z.literal("stats"), stats: studioStatsSchema }),
  z.object({ type: z.literal("error"), inputId: inputId.nullable(), message: z.string().max(1_024) }),
])
export type FromStudio = z.infer<typeof fromStudioSchema>

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"

/** Milliseconds from a call's cost to a chain's patience. */
const LATENCY_BUCKETS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** What an operator watches. Names follow Prometheus' conventions. */
export class Metrics {
  readonly registry = new Registry()
  readonly signIns = this.counter("openair_sign_ins_total", "Sign-ins by outcome (ok or error code).", ["outcome"])
  readonly people = this.gauge("openair_people", "Participants in rooms.")
  readonly viewers = this.gauge("openair_viewers", "HLS viewers of the last ten seconds.", ["room"])
  readonly onAir = this.gauge("openair_on_air", "1 while the room is on air.", ["room"])
  readonly headAgeSeconds = this.gauge("openair_head_age_seconds", "Age of the chain's last known head.")
  readonly rightsReads = this.counter("openair_rights_reads_total", "Batched reads of rights by outcome.", ["outcome"])
  readonly rightsLost = this.counter("openair_rights_lost_total", "Losses acted upon by certainty.", ["certainty"])
  readonly votes = this.counter("openair_votes_total", "Sponsored votes by state.", ["state"])
  readonly measures = this.counter("openair_measures_total", "Orders and floors by kind and state.", ["kind", "state"])
  readonly refusals = this.counter("openair_refusals_total", "Errors told to clients by code.", ["code"])
  /** From the notice of a changed right to the engine's word that the media stands still. */
  readonly enforcementMs = this.histogram("openair_enforcement_ms", "From seeing a loss to stopped media.")

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  private counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] })
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] })
  }

  private histogram(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: LATENCY_BUCKETS_MS, registers: [this.registry] })
  }
}

/** Prometheus answered, but nothing that can be used; the message says what. */
export class PrometheusError extends Error {
  override readonly name = "PrometheusError";
}

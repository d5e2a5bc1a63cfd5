/**
 * Measurements: the metrics port on Micrometer, scraped in the Prometheus text format.
 * May use the domain and the ports.
 * Start reading at {@link io.reelgate.telemetry.PrometheusMetrics}.
 */
package io.reelgate.telemetry;

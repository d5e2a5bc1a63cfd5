/**
 * Measurements: the metrics port on Micrometer, scraped in the Prometheus text format.
 * May use the domain and the ports.
 * Start reading at {@link io.reelgate.telemetry.PrometheusMetrics}.
 */
@NullMarked
package io.reelgate.telemetry;

import org.jspecify.annotations.NullMarked;

/**
 * Binds YAML and the environment to any tree of records, and tells all errors at once with file, line and path.
 * Uses SnakeYAML for the syntax and nothing else of the gateway.
 * Start reading at {@link io.reelgate.config.bind.ConfigBinder}.
 */
package io.reelgate.config.bind;
